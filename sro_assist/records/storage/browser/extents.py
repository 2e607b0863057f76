"""Where in a larger file the bytes of a smaller one stand."""

from __future__ import annotations

from collections.abc import Sequence

from sro_assist.records.storage.browser.file_handle import Handle

_HOLE = -1
"""The offset of bytes that were lost."""
_LOST = b"?"
"""What stands for a lost byte: fits no digest, and is no zero, which would pass for a torn end."""
_SLACK = 65_536
"""Bytes of others that one read may take along, instead of a read for each piece."""


class Extents:
    """Stretches of the larger file, in order; ``size`` is how many bytes they are together."""

    def __init__(self, flat: Sequence[int] = ()) -> None:
        """``flat``: as the attribute. Raises ValueError or TypeError when it is not that."""
        self.flat = list(flat)
        """Offset, length, offset, length, ...: one list, since there are many to read at a start."""
        if len(self.flat) % 2:
            raise ValueError("an offset without its length")
        self.size = sum(self.flat[1::2])

    def put(self, at: int, offset: int, length: int) -> None:
        """From byte ``at`` on it is the ``length`` bytes at ``offset`` of the larger file."""
        self._cut(at)
        if self.size < at:
            self._add(_HOLE, at - self.size)
        self._add(offset, length)

    def read(self, handle: Handle) -> bytes:
        """All bytes, those that were lost as question marks. Raises OSError."""
        parts = list(zip(self.flat[::2], self.flat[1::2], strict=True))
        real = [part for part in parts if part[0] != _HOLE]
        if not real:
            return _LOST * self.size
        start, stop = real[0][0], max(at + length for at, length in real)
        if stop - start > 2 * self.size + _SLACK:
            return b"".join(self._one(handle, at, length) for at, length in parts)
        whole = _exactly(handle, start, stop - start)
        return b"".join(
            _LOST * length if at == _HOLE else whole[at - start : at - start + length] for at, length in parts
        )

    def _add(self, offset: int, length: int) -> None:
        if length:
            self.flat += (offset, length)
            self.size += length

    def _cut(self, size: int) -> None:
        while self.size > size:
            length, at = self.flat.pop(), self.flat.pop()
            self.size -= length
            if self.size < size:
                self._add(at, size - self.size)

    def _one(self, handle: Handle, at: int, length: int) -> bytes:
        return _LOST * length if at == _HOLE else _exactly(handle, at, length)


def _exactly(handle: Handle, at: int, length: int) -> bytes:
    data = handle.read(at, length)
    if len(data) != length:
        raise OSError("the file has become shorter")
    return data
