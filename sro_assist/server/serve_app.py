"""Serving the app: Flet's web client on our own uvicorn, until Ctrl+C."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import uvicorn

from sro_assist.errors import ServeError
from sro_assist.server.asgi_app import Main, application
from sro_assist.server.browser_launch import Opener
from sro_assist.server.connections import Connection
from sro_assist.server.origin_guard import App
from sro_assist.server.ports import HOST, listen, port_of
from sro_assist.server.quiet_server import QUIET, run, say
from sro_assist.server.start_key import StartKey

USUAL_PORT = 8550
PING_SECONDS = 5  # so that a dropped line is noticed before the officer does
MESSAGE_BYTES = 4 * 2**20  # the page refuses to send more, and says why: page/connection.js

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
            say(f"SRO Assist is open at {address}  ({_why(port_of(listener), port)}Ctrl+C ends it)")
            if open_browser:
                opener.open(address)
            if ready:
                ready(address)

        run(_config(application(main, assets.resolve(), host, key)), listener, announce)


def _config(app: App) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=Connection,
        ws="websockets-sansio",
        ws_ping_interval=PING_SECONDS,
        ws_ping_timeout=PING_SECONDS,
        ws_max_size=MESSAGE_BYTES,
        **QUIET,
    )


def _forget_surroundings() -> None:
    """Flet lets the environment override what it is told (uploads, addresses, CDNs): it may not here."""
    for name in [name for name in os.environ if name.startswith("FLET_")]:
        del os.environ[name]


def _why(port: int, wanted: int) -> str:
    return "" if wanted in {0, port} else f"port {wanted} is taken; "
