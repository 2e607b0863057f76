"""Serving the app: Flet's web client on our own uvicorn, until Ctrl+C."""

from __future__ import annotations

import contextlib
import os
import socket
import sys
import threading
import webbrowser
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import flet as ft
import flet_web.fastapi as flet_fastapi  # type: ignore[import-untyped]  # ships no types
import uvicorn

from sro_assist.errors import ServeError
from sro_assist.ui.server.guard import App, Guard
from sro_assist.ui.server.ports import HOST, listen, port_of

USUAL_PORT = 8550
SESSION_SECONDS = 8 * 60 * 60  # a shift: a phone put away is where it was when it is taken out again
PING_SECONDS = 5  # so that a dropped line is noticed before the officer does
MESSAGE_BYTES = 32 * 2**20  # the files that a supervisor takes in at once come as one message
GOODBYE_SECONDS = 2

Main = Callable[[ft.Page], Any | Awaitable[Any]]
Ready = Callable[[str], None]


def serve(
    main: Main, assets: Path, port: int = USUAL_PORT, open_browser: bool = True, ready: Ready | None = None
) -> None:
    """Serve the app on this machine's own address until Ctrl+C; print where, and open it in the browser.

    port: the first to try, 0 for any; ready: told the address once it answers. Raises ServeError.
    """
    if not assets.is_dir():
        raise ServeError(
            "The folder with the app's fonts and pages is missing.", mend="Install the app again."
        )
    listener = listen(port)
    server = _Server(
        _config(main, assets, port_of(listener)), _announcer(listener, port, open_browser, ready)
    )
    # uvicorn ends in its own good order, then raises the signal that ended it once more.
    with listener, contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[listener])
    if not server.started:
        raise ServeError("The local server could not start; the reason is above.", mend="Start it again.")


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


def _config(main: Main, assets: Path, port: int) -> uvicorn.Config:
    return uvicorn.Config(
        Guard(_web_app(main, assets), port),
        ws="websockets-sansio",
        ws_ping_interval=PING_SECONDS,
        ws_ping_timeout=PING_SECONDS,
        ws_max_size=MESSAGE_BYTES,
        timeout_graceful_shutdown=GOODBYE_SECONDS,
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_level="error",
    )


def _web_app(main: Main, assets: Path) -> App:
    _forget_surroundings()
    client = flet_fastapi.app(
        main,
        assets_dir=str(assets.resolve()),
        app_name="SRO Assist",
        route_url_strategy=ft.RouteUrlStrategy.HASH,
        no_cdn=True,
        session_timeout_seconds=SESSION_SECONDS,
    )
    app = flet_fastapi.FastAPI(openapi_url=None)
    app.mount("/", client)
    return app  # type: ignore[no-any-return]


def _forget_surroundings() -> None:
    """Flet lets the environment override what it is told (uploads, addresses, CDNs): it may not here."""
    for name in [name for name in os.environ if name.startswith("FLET_")]:
        del os.environ[name]


def _announcer(
    listener: socket.socket, wanted: int, open_browser: bool, ready: Ready | None
) -> Callable[[], None]:
    def announce() -> None:
        port = port_of(listener)
        address = f"http://{HOST}:{port}"
        _say(f"SRO Assist is open at {address}  ({_why(port, wanted)}Ctrl+C ends it)")
        if open_browser:
            _open(address)
        if ready:
            ready(address)

    return announce


def _why(port: int, wanted: int) -> str:
    return "" if wanted in {0, port} else f"port {wanted} is taken; "


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _open(address: str) -> None:
    """Open the browser if there is a screen for it; otherwise the printed address has to do."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return  # there, a text browser would take over the terminal
    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
