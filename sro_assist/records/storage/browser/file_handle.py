"""A file opened for good: what a browser's synchronous access handle does, and the same in memory."""

from __future__ import annotations

from errno import ENOSPC
from typing import Protocol

FULL = "there is no room left for this app in the browser"


class Handle(Protocol):
    """One open file. Every method raises OSError."""

    def size(self) -> int:
        """How many bytes it has."""

    def read(self, at: int, length: int) -> bytes:
        """Up to ``length`` bytes from offset ``at``."""

    def write(self, at: int, data: bytes) -> int:
        """Write at offset ``at``, and say how many bytes were taken: fewer when there is no more room."""

    def truncate(self, size: int) -> None:
        """Cut the file to ``size`` bytes."""

    def flush(self) -> None:
        """Force what was written to the disk."""

    def close(self) -> None:
        """Let another window open it."""


class MemoryHandle:
    """A file in memory: a copy to read from, or a place where nothing is kept."""

    def __init__(self, data: bytes = b"") -> None:
        self._data = bytearray(data)

    def size(self) -> int:
        """How many bytes it has."""
        return len(self._data)

    def read(self, at: int, length: int) -> bytes:
        """Up to ``length`` bytes from offset ``at``."""
        return bytes(self._data[at : at + length])

    def write(self, at: int, data: bytes) -> int:
        """Write at offset ``at``."""
        self._data[at : at + len(data)] = data
        return len(data)

    def truncate(self, size: int) -> None:
        """Cut it to ``size`` bytes."""
        del self._data[size:]

    def flush(self) -> None:
        """Memory has no disk."""

    def close(self) -> None:
        """Nobody waits for it."""


def write_and_flush(handle: Handle, at: int, data: bytes) -> None:
    """Write every byte and flush. Raises OSError; a full quota takes fewer bytes and says nothing."""
    rest = data
    while rest:
        count = handle.write(at, rest)
        if not 0 < count <= len(rest):
            raise OSError(ENOSPC, FULL)
        at, rest = at + count, rest[count:]
    handle.flush()
