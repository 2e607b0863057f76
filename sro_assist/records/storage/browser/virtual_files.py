"""Journals and small files in a handful of open handles, by name. Every method raises OSError."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from errno import ENOENT
from itertools import chain, count

from sro_assist.records.storage.browser.double_buffer import DoubleBuffer
from sro_assist.records.storage.browser.file_handle import Handle, MemoryHandle
from sro_assist.records.storage.browser.frame_log import FrameLog
from sro_assist.records.storage.protocol import DRAFTS, SETTINGS, SUMMARIES, Stamp, record_id

LOG = "records.log"
INDEX = "index.json"
_SMALL = (SUMMARIES, SETTINGS, INDEX, DRAFTS)
FILES = (LOG, *(f"{name}.{slot}" for name in _SMALL for slot in "ab"))
"""All there is to open, however many records there are."""
_OFTEN = 500
"""Frames that are looked through at every opening before a new index is worth writing."""


class VirtualFiles:
    """What is in the handles; ``damaged``: a part of it could not be read."""

    def __init__(self, handles: Mapping[str, Handle]) -> None:
        """Find what is there, and have it on the disk: a window that was killed may have left that undone."""
        with suppress(OSError):  # what cannot be flushed can be read; a step says what it could not keep
            for handle in handles.values():
                handle.flush()
        self._handles = handles
        self._small = {name: DoubleBuffer(handles[f"{name}.a"], handles[f"{name}.b"]) for name in _SMALL}
        self._log = FrameLog(handles[LOG], self._small[INDEX].data)
        self.damaged = bool(self._log.damaged)

    @classmethod
    def in_memory(cls, copies: Mapping[str, bytes] | None = None) -> VirtualFiles:
        """A copy to read from, or an empty shelf that keeps nothing."""
        return cls({name: MemoryHandle((copies or {}).get(name, b"")) for name in FILES})

    def copy(self) -> VirtualFiles:
        """The same in memory."""
        return self.in_memory({name: handle.read(0, handle.size()) for name, handle in self._handles.items()})

    def index(self) -> None:
        """Make the next opening quick."""
        if self._log.fresh > _OFTEN or self.damaged:  # what was damaged is told once, and kept as told
            with suppress(OSError):  # it only saves time
                self._small[INDEX].replace(self._log.index())

    def journals(self) -> tuple[str, ...]:
        """The names of the journals."""
        return tuple(name for name in self._log.names() if record_id(name))

    def size(self, name: str) -> int | None:
        """How many bytes a journal has; None when it is not there."""
        return self._log.size(name)

    def stamp(self, name: str) -> Stamp | None:
        """A journal's size, and where its last piece is; None when it is not there."""
        return self._log.stamp(name)

    def read(self, name: str) -> bytes | None:
        """All of a file; None when it is not there."""
        return self._small[name].data if name in self._small else self._log.read(name)

    def replace(self, name: str, data: bytes) -> None:
        """Make the file's content ``data``."""
        if name in self._small:
            self._small[name].replace(data)
        else:
            self._log.put(name, 0, data)

    def append(self, name: str, at: int, data: bytes) -> None:
        """End the journal with ``data`` at offset ``at``."""
        if at > (self._log.size(name) or 0):
            raise OSError("the file has become shorter")
        self._log.put(name, at, data)

    def set_aside(self, name: str) -> str:
        """Give a file a name under ``set-aside/``, and say which."""
        goal = next(free for free in _candidates(f"set-aside/{name}") if self._log.size(free) is None)
        if self.read(name) is None:
            raise FileNotFoundError(ENOENT, "it is not here")
        if name in self._small:
            self._log.put(goal, 0, self._small[name].data or b"")
            self._small[name].replace(None)
        else:
            self._log.move(name, goal)
        return goal

    def close(self) -> None:
        """Let go of the files."""
        for handle in self._handles.values():
            with suppress(OSError):
                handle.close()


def _candidates(plain: str) -> Iterator[str]:
    return chain([plain], (f"{plain}.{number}" for number in count(2)))
