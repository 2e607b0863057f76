"""Whose the other end of a connection is, where the system tells: on Linux, in its tables of sockets."""

from __future__ import annotations

import os
import socket
import struct
from collections.abc import Iterator
from pathlib import Path

Address = tuple[str, int]

TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
LOOKS = 2  # a table that changes while it is read may lack a row
ROOT = 0
"""Root can read every file and all memory anyway, and what brings a browser here from outside of a virtual
machine (as with Linux inside of Windows) runs as root. It needs the key like everyone."""


def is_a_strangers(client: Address, server: Address) -> bool:
    """Whether another user of this machine opened the connection from ``client`` to us at ``server``.

    Where the system has no such tables, or they lack even our own end, nobody is known to be a stranger.
    """
    return all(_looks_strange(client, server) for _ in range(LOOKS))


def _looks_strange(client: Address, server: Address) -> bool:
    users = dict(_rows())
    if not any(ends in users for ends in _written(server, client)):
        return False
    theirs = [users[ends] for ends in _written(client, server) if ends in users]
    return not any(user in {os.getuid(), ROOT} for user in theirs)


def _rows() -> Iterator[tuple[tuple[str, str], int]]:
    """Each connection's own end and other end, and the number of the user who opened it."""
    for table in TABLES:
        try:
            lines = table.read_text("ascii").splitlines()[1:]
        except OSError:
            continue
        for line in lines:
            _, here, there, _, _, _, _, user, *_ = line.split()
            yield (here, there), int(user)


def _written(here: Address, there: Address) -> Iterator[tuple[str, str]]:
    """A connection's two ends as the tables write them: of an IPv4 socket, and of an IPv6 one."""
    for prefix in ("", "::ffff:"):
        yield _end(prefix, here), _end(prefix, there)


def _end(prefix: str, address: Address) -> str:
    host, port = address
    packed = socket.inet_pton(socket.AF_INET6 if prefix else socket.AF_INET, f"{prefix}{host}")
    return "".join(f"{word:08X}" for (word,) in struct.iter_unpack("=I", packed)) + f":{port:04X}"
