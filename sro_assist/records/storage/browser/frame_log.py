"""Many files in one that only ever grows: every change is a frame at its end (docs/records.md).

A frame is a mark, a digest, ``put`` or ``move``, a name, an offset, a length, a newline, and the data.
No data holds the mark, so behind a damaged stretch the next frame is found again.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from hashlib import sha256

from sro_assist.records.storage.browser.extents import Extents
from sro_assist.records.storage.browser.file_handle import Handle, write_and_flush

MARK = b"\x1e"
FIRST = b"sro-assist log 1\n"
_OTHER = re.compile(rb"sro-assist log (?!1\n)\d+\n")
_FRAME = re.compile(rb"\x1e([0-9a-f]{32}) ((put|move) (\S{1,150}) (\d{1,12}) (\d{1,12}))\n")
_LONGEST = 256
"""Bytes that no frame's first line exceeds."""


class FrameLog:
    """Files by name. What ``put`` and ``move`` return from is on disk. Every method raises OSError.

    fresh: frames that the index did not cover; damaged: stretches that could not be read.
    """

    def __init__(self, handle: Handle, index: bytes | None = None) -> None:
        """Find what is in the file: all of it, or what the index does not cover."""
        self._handle = handle
        self._files: dict[str, Extents] = {}
        self._end = 0
        self._last = (0, "")
        self.fresh = 0
        self.damaged = 0
        if index is not None:
            self._trust(index)
        self._scan(self._end, handle.read(self._end, handle.size() - self._end))

    def names(self) -> tuple[str, ...]:
        """The names of the files."""
        return tuple(self._files)

    def size(self, name: str) -> int | None:
        """How many bytes the file has, or None when it is not there."""
        pieces = self._files.get(name)
        return None if pieces is None else pieces.size

    def stamp(self, name: str) -> tuple[int, int] | None:
        """A file's size, and where its last piece begins, or None when it is not there."""
        pieces = self._files.get(name)
        return None if pieces is None else (pieces.size, pieces.flat[-2] if pieces.flat else 0)

    def read(self, name: str) -> bytes | None:
        """All of a file, or None when it is not there."""
        pieces = self._files.get(name)
        return None if pieces is None else pieces.read(self._handle)

    def put(self, name: str, at: int, data: bytes) -> None:
        """Make the file end with ``data``, which begins at offset ``at``; 0 makes or replaces it."""
        self._add(f"put {name} {at} {len(data)}", data)

    def move(self, name: str, goal: str) -> None:
        """Give a file another name."""
        self._add(f"move {name} 0 {len(goal)}", goal.encode())

    def index(self) -> bytes:
        """Where everything is, so that the next opening need not look."""
        at, digest = self._last
        files = {name: pieces.flat for name, pieces in self._files.items()}
        return json.dumps({"end": self._end, "at": at, "digest": digest, "files": files}).encode()

    def _add(self, fields: str, data: bytes) -> None:
        frame = MARK + _digest(fields.encode(), data).encode() + b" " + fields.encode() + b"\n" + data
        if MARK in data or not _FRAME.match(frame):
            raise OSError("it holds what no record holds")
        start = self._end or len(FIRST)
        self._write(frame)
        self._frame(start, frame, 0)

    def _write(self, frame: bytes) -> None:
        """At the end of what was confirmed: what lies beyond never was. A failure is undone if possible."""
        size = self._handle.size()
        if size < self._end:
            raise OSError("the file has become shorter")
        try:
            if size > self._end:
                self._handle.truncate(self._end)
            write_and_flush(self._handle, self._end, frame if self._end else FIRST + frame)
        except OSError:
            with suppress(OSError):
                self._handle.truncate(self._end)
            raise

    def _trust(self, index: bytes) -> None:
        """Begin where the index ends, if it is of this file."""
        try:
            found = json.loads(index)
            end, at, digest = int(found["end"]), int(found["at"]), str(found["digest"])
            files = {str(name): Extents(flat) for name, flat in found["files"].items()}
        except (ValueError, KeyError, TypeError, AttributeError):
            return  # it only saves time
        last = _FRAME.match(self._handle.read(at, _LONGEST))
        fits = last and last[1].decode() == digest and at + last.end() + int(last[6]) == end
        if fits and self._handle.size() >= end:
            self._files, self._end, self._last = files, end, (at, digest)

    def _scan(self, base: int, data: bytes) -> None:
        """Take every frame in ``data``, which begins at offset ``base``."""
        if not base and _OTHER.match(data):
            raise OSError("a newer version of the app wrote it")
        at = len(FIRST) if not base and data.startswith(FIRST) else 0
        self._end = base + at
        while at < len(data):
            after = self._frame(base, data, at) or self._behind(data, at)
            if after < 0:
                return  # a last frame cut short: it was never acknowledged
            at = after
            self._end = base + at

    def _behind(self, data: bytes, at: int) -> int:
        """Where the next frame may begin behind what cannot be read; -1 when nothing follows."""
        after = data.find(MARK, at + 1)
        self.damaged += after >= 0
        return after

    def _frame(self, base: int, data: bytes, at: int) -> int:
        """Take the frame at ``at`` and give the offset behind it; 0 when there is no whole one."""
        found = _FRAME.match(data, at)
        if not found:
            return 0
        start, stop = found.end(), found.end() + int(found[6])
        body = data[start:stop]
        if _digest(found[2], body) != found[1].decode():
            return 0
        if found[3] == b"move":
            self._files[body.decode()] = self._files.pop(found[4].decode(), Extents())
        else:
            self._files.setdefault(found[4].decode(), Extents()).put(int(found[5]), base + start, len(body))
        self._last, self._end = (base + at, found[1].decode()), base + stop
        self.fresh += 1
        return stop


def _digest(fields: bytes, data: bytes) -> str:
    return sha256(fields + b"\n" + data).hexdigest()[:32]
