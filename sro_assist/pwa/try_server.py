"""Serving the offline app's folder on this machine for a try, as any web server would."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from sro_assist.errors import ServeError
from sro_assist.pwa.static_files import ServedFolder, StaticAnswers

HOST = "127.0.0.1"
USUAL_PORT = 8551
TRIES = 50
HIGHEST = 65535


def serve(folder: Path, port: int = USUAL_PORT, *, ready: Callable[[str], None] | None = None) -> None:
    """Serve ``folder`` on this machine's own address until Ctrl+C, and print where.

    port: the first to try, 0 for any; ready: told the address once it answers. Raises ServeError.
    """
    if not (folder / "index.html").is_file():
        raise ServeError(
            f"{folder} holds no offline app.", hint=f"Build it first: sro-assist build-web {folder}."
        )
    with _listening(port, folder) as server:
        address = f"http://{HOST}:{server.server_port}"
        sys.stdout.write(f"The offline app is at {address}  (Ctrl+C ends it)\n")
        sys.stdout.flush()
        if ready:
            ready(address)
        with contextlib.suppress(KeyboardInterrupt):
            server.serve_forever()


class _Server(ThreadingHTTPServer):
    """A server that doesn't wait for browsers to hang up, and lets nobody share its port."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"


def _listening(port: int, folder: Path) -> _Server:
    if not 0 <= port <= HIGHEST:
        raise ServeError(f"{port} is not a port.", hint=f"Choose one from 0 to {HIGHEST}.")
    answering = partial(StaticAnswers, ServedFolder(folder.resolve()))
    for each in range(port, min(port + (TRIES if port else 1), HIGHEST + 1)):
        with contextlib.suppress(OSError):
            return _Server((HOST, each), answering)
    raise ServeError(f"No port from {port} on is free.", hint="Choose another with --port.")
