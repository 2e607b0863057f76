"""Serving the app: Flet's web client on our own uvicorn, until Ctrl+C."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import uvicorn

from sro_assist.errors import ServeError
from sro_assist.server.asgi_app import Main, application
from sro_assist.server.browser_launch import Opener
from sro_assist.server.connections import Connection
from sro_assist.server.origin_guard import App
from sro_assist.server.ports import HOST, listen, port_of
from sro_assist.server.start_key import StartKey

USUAL_PORT = 8550
PING_SECONDS = 5  # so that a dropped line is noticed before the officer does
MESSAGE_BYTES = 4 * 2**20  # the page refuses to send more, and says why: page/connection.js
GOODBYE_SECONDS = 2

Ready = Callable[[str], None]


def serve(
    main: Main, assets: Path, port: int = USUAL_PORT, open_browser: bool = True, ready: Ready | None = None
) -> None:
    """Serve the app on this machine's own address until Ctrl+C; print where, and open it in the browser.

    What is printed lets in whoever opens it, for as long as the server runs; it works by hand too.
    port: the first to try, 0 for any; ready: told that address once it answers. Raises ServeError.
    """
    if not assets.is_dir():
        raise ServeError(
            "The folder with the app's fonts and pages is missing.", hint="Install the app again."
        )
    _forget_surroundings()
    key = StartKey()
    with listen(port) as listener, closing(Opener()) as opener:
        host = f"{HOST}:{port_of(listener)}"
        address = key.address(f"http://{host}")

        def announce() -> None:
            _say(f"SRO Assist is open at {address}  ({_why(port_of(listener), port)}Ctrl+C ends it)")
            if open_browser:
                opener.open(address)
            if ready:
                ready(address)

        server = _Server(_config(application(main, assets.resolve(), host, key)), announce)
        with suppress(KeyboardInterrupt):  # uvicorn ends in good order, then raises what ended it once more
            server.run(sockets=[listener])
    if not server.started:
        raise ServeError("The local server could not start; the reason is above.", hint="Start it again.")


class _Server(uvicorn.Server):
    """A uvicorn that says when it answers."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._say_started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then say so."""
        await super().startup(sockets)
        if self.started:
            self._say_started()


def _config(app: App) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=Connection,
        ws="websockets-sansio",
        ws_ping_interval=PING_SECONDS,
        ws_ping_timeout=PING_SECONDS,
        ws_max_size=MESSAGE_BYTES,
        timeout_graceful_shutdown=GOODBYE_SECONDS,
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_config=None,
        log_level="error",
    )


def _forget_surroundings() -> None:
    """Flet lets the environment override what it is told (uploads, addresses, CDNs): it may not here."""
    for name in [name for name in os.environ if name.startswith("FLET_")]:
        del os.environ[name]


def _why(port: int, wanted: int) -> str:
    return "" if wanted in {0, port} else f"port {wanted} is taken; "


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
