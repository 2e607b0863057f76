"""A small file that is replaced whole: two slots, written in turn, the newest whole one counts."""

from __future__ import annotations

import re
from contextlib import suppress
from hashlib import sha256

from sro_assist.records.storage.browser.file_handle import Handle, write_and_flush

_HEAD = re.compile(rb"sro-assist slot 1 (\d{1,12}) (file|none) ([0-9a-f]{64})\n")


class DoubleBuffer:
    """``data`` is the file's content, None when there is none."""

    def __init__(self, first: Handle, second: Handle) -> None:
        """Read both. Raises OSError."""
        self._handles = (first, second)
        found = [_parsed(handle.read(0, handle.size())) for handle in self._handles]
        self._newest = int(found[1][0] > found[0][0])
        self._turn, self.data = found[self._newest]

    def replace(self, data: bytes | None) -> None:
        """Make ``data`` the content, or nothing. Raises OSError; the old content or the new is there then."""
        turn, other = self._turn + 1, 1 - self._newest
        whole = _whole(turn, data)
        handle = self._handles[other]
        try:
            handle.truncate(0)
            write_and_flush(handle, 0, whole)
        except OSError:
            with suppress(OSError):
                handle.truncate(0)
            raise
        self._newest, self._turn, self.data = other, turn, data


def _whole(turn: int, data: bytes | None) -> bytes:
    fields = f"{turn} {'none' if data is None else 'file'}".encode()
    body = data or b""
    return b"sro-assist slot 1 " + fields + b" " + _digest(fields, body) + b"\n" + body


def _parsed(whole: bytes) -> tuple[int, bytes | None]:
    """The turn and the content; turn 0 when it is not whole."""
    head = _HEAD.match(whole)
    if not head:
        return 0, None
    fields, body = head[1] + b" " + head[2], whole[head.end() :]
    if _digest(fields, body) != head[3]:
        return 0, None
    return int(head[1]), body if head[2] == b"file" else None


def _digest(fields: bytes, body: bytes) -> bytes:
    return sha256(fields + b"\n" + body).hexdigest().encode()
