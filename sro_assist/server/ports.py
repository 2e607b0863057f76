"""A port to listen on: the usual one, or the next that is free."""

from __future__ import annotations

import socket
import sys

from sro_assist.errors import ServeError

HOST = "127.0.0.1"
TRIES = 50
HIGHEST = 65535


def listen(preferred: int) -> socket.socket:
    """Return a socket that listens on this machine's own address, on ``preferred`` or the next free port.

    It listens already, so nobody can take the port between choosing and serving. 0 leaves the choice
    to the system. Raises ServeError when ``preferred`` is no port, or nothing near it is free.
    """
    if not 0 <= preferred <= HIGHEST:
        raise ServeError(f"{preferred} is not a port.", hint=f"Choose one from 0 to {HIGHEST}.")
    last = min(preferred + TRIES, HIGHEST + 1)
    for port in range(preferred, last):
        listener = _listen_on(port)
        if listener:
            return listener
    raise ServeError(f"No port from {preferred} to {last - 1} is free.", hint="Choose another with --port.")


def port_of(listener: socket.socket) -> int:
    """Which port a listening socket got."""
    return int(listener.getsockname()[1])


def _listen_on(port: int) -> socket.socket | None:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        _claim_alone(listener)
        listener.bind((HOST, port))
        listener.listen()
    except OSError:
        listener.close()
        return None
    return listener


def _claim_alone(listener: socket.socket) -> None:
    # On Windows SO_REUSEADDR would let a second program share the port; elsewhere it only spares
    # the wait after a restart.
    if sys.platform == "win32":  # pragma: no cover - that system alone has the option
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
