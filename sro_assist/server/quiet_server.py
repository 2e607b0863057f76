"""uvicorn as it is run here: on a socket that listens already, without a word but where it is."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

import uvicorn

from sro_assist.errors import ServeError

QUIET: Mapping[str, Any] = {
    "timeout_graceful_shutdown": 2,  # seconds
    "proxy_headers": False,
    "server_header": False,
    "access_log": False,
    "log_config": None,
    "log_level": "error",
}
"""Settings of uvicorn's that every server here has."""


def run(config: uvicorn.Config, listener: socket.socket, started: Callable[[], None]) -> None:
    """Serve until Ctrl+C; ``started`` is called once it answers. Raises ServeError when it never does."""
    server = _Server(config, started)
    with suppress(KeyboardInterrupt):  # uvicorn ends in good order, then raises what ended it once more
        server.run(sockets=[listener])
    if not server.started:
        raise ServeError("The local server could not start; the reason is above.", hint="Start it again.")


def say(line: str) -> None:
    """A line to whoever started it."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


class _Server(uvicorn.Server):
    """A uvicorn that says when it answers."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._say_started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then say so."""
        with suppress(SystemExit):  # how uvicorn says that the app could not start: ``run`` says it in words
            await super().startup(sockets)
        if self.started:
            self._say_started()
        else:
            self.should_exit = True
