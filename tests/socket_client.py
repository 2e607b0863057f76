"""Talking to a server as Flet's client does, and as those do who never finish."""

from __future__ import annotations

import socket
from typing import Any

import msgpack  # type: ignore[import-untyped]  # ships no types

REGISTER = 1
ENOUGH = 60.0
"""Seconds after which what was awaited will not come."""


def registration(session: str = "") -> bytes:
    """What a page says first, with the name of the session that it had, if any."""
    page = {"route": "/", "width": 390, "height": 844, "platform": "linux", "web": True, "pwa": False}
    return packed(REGISTER, {"session_id": session, "page_name": "", "page": page})


def packed(action: int, body: object) -> bytes:
    """One message as it goes over the wire."""
    return b"\0" + bytes(msgpack.packb([action, body]))


def unpacked(message: bytes | str) -> tuple[int, dict[str, Any]]:
    """What a message says: what it is about, and the rest."""
    assert isinstance(message, bytes)
    action, body = msgpack.unpackb(message[1:], ext_hook=lambda _code, data: data)
    return action, body


def dialled(port: int, said: bytes = b"") -> socket.socket:
    """A connection on which something was said and no more will be."""
    line = socket.create_connection(("127.0.0.1", port), timeout=ENOUGH)
    line.sendall(said)
    return line


def heard(line: socket.socket) -> bytes:
    """All that comes until the other end closes."""
    parts = []
    try:
        while part := line.recv(65536):
            parts.append(part)
    except ConnectionResetError:
        pass
    return b"".join(parts)
