"""The browser's storage as its specification has it, in memory: quotas, locks, crashes, power cuts."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from errno import EIO
from random import Random
from typing import Any, TypeVar

from sro_assist.records.storage.browser.browser_protocol import Task
from sro_assist.records.storage.browser.file_handle import Handle

T = TypeVar("T")
CHUNK = 64
"""Bytes that a power cut keeps or loses together."""


class CrashError(BaseException):
    """The tab is gone: nothing after this runs."""


def run(task: Coroutine[Any, Any, T]) -> T:
    """The result of a coroutine that never really waits, as with this storage none does."""
    try:
        task.send(None)
    except StopIteration as done:
        result: T = done.value
        return result
    raise AssertionError("it waits for something")


@dataclass
class File:
    """What is written, what is known to be on the disk, and what was done since."""

    data: bytearray = field(default_factory=bytearray)
    kept: bytes = b""
    since: list[tuple[int, bytes | None]] = field(default_factory=list)
    opened: FakeHandle | None = None

    def do(self, at: int, data: bytes | None) -> None:
        """Write ``data``, or cut when there is none."""
        self.since.append((at, data))
        _apply(self.data, at, data)

    def flush(self) -> None:
        self.kept = bytes(self.data)
        self.since.clear()

    def after_power_cut(self, dice: Random) -> bytes:
        """Any part of what was done since the last flush may be there, in any order."""
        data = bytearray(self.kept)
        for at, written in self.since:
            if dice.random() < 0.5:
                _apply(data, at, None if written is None else _moth_eaten(written, dice))
        return bytes(data)


def _apply(data: bytearray, at: int, written: bytes | None) -> None:
    data.extend(bytes(max(0, at - len(data))))
    if written is None:
        del data[at:]
    else:
        data[at : at + len(written)] = written


def _moth_eaten(written: bytes, dice: Random) -> bytes:
    """Some chunks never reached the disk, and the end may be missing."""
    chunks = [written[at : at + CHUNK] for at in range(0, len(written), CHUNK)]
    eaten = b"".join(chunk if dice.random() < 0.7 else bytes(len(chunk)) for chunk in chunks)
    return eaten[: dice.choice([len(eaten), dice.randrange(len(eaten) + 1)])]


class FakeStorage:
    """One origin's storage. room: bytes that may still be added; fails: asked before every operation."""

    def __init__(self, files: Mapping[str, bytes] | None = None) -> None:
        self.files = {name: File(bytearray(data), data) for name, data in (files or {}).items()}
        self.room: int | None = None
        self.holder: FakePlace | None = None
        self.persisted = True
        self.clings = False
        self.fails: Callable[[str], None] = lambda _: None

    def after_power_cut(self, dice: Random) -> FakeStorage:
        """What is found when the device starts again."""
        return FakeStorage({name: file.after_power_cut(dice) for name, file in self.files.items()})

    def open(self, name: str) -> FakeHandle:
        """Open a file for one window alone."""
        file = self.files.setdefault(name, File())
        if file.opened:
            raise BlockingIOError("another window has it open")
        file.opened = FakeHandle(self, file)
        return file.opened


class FakeHandle:
    """A synchronous access handle: a full quota takes fewer bytes and raises nothing."""

    def __init__(self, storage: FakeStorage, file: File) -> None:
        self._storage, self._file = storage, file

    def _check(self, call: str) -> None:
        self._storage.fails(call)
        if self._file.opened is not self:
            raise OSError(EIO, "the handle is closed")

    def size(self) -> int:
        self._check("size")
        return len(self._file.data)

    def read(self, at: int, length: int) -> bytes:
        self._check("read")
        return bytes(self._file.data[at : at + length])

    def write(self, at: int, data: bytes) -> int:
        self._check("write")
        count = len(data)
        if self._storage.room is not None:
            grows = max(0, at + len(data) - len(self._file.data))
            count -= max(0, grows - self._storage.room)
            self._storage.room -= min(grows, self._storage.room)
        self._file.do(at, data[:count])
        return count

    def truncate(self, size: int) -> None:
        self._check("truncate")
        if self._storage.room is not None:
            self._storage.room += max(0, len(self._file.data) - size)
        self._file.do(size, None)

    def flush(self) -> None:
        self._check("flush")
        self._file.flush()

    def close(self) -> None:
        if self._file.opened is self and not self._storage.clings:
            self._file.opened = None


class FakePlace:
    """One window of the origin."""

    def __init__(self, storage: FakeStorage) -> None:
        self._storage = storage
        self._lost: Callable[[], None] = lambda: None
        self.tasks: list[Task] = []

    async def lock(self, lost: Callable[[], None], *, steal: bool) -> bool:
        holder = self._storage.holder
        if holder and not steal:
            return False
        self._lost, self._storage.holder = lost, self
        if holder:
            holder.loses()
        return True

    def loses(self) -> None:
        self._lost()

    def unlock(self) -> None:
        if self._storage.holder is self:
            self._storage.holder = None

    async def handles(self, names: tuple[str, ...]) -> Mapping[str, Handle]:
        self._storage.fails("open")
        return {name: self._storage.open(name) for name in names}

    async def copies(self, names: tuple[str, ...]) -> Mapping[str, bytes]:
        self._storage.fails("copies")
        return {name: bytes(self._storage.files.get(name, File()).data) for name in names}

    async def persisted(self) -> bool:
        return self._storage.persisted

    async def room(self) -> int | None:
        return self._storage.room

    def later(self, task: Task) -> None:
        self.tasks.append(task)

    def do_later(self) -> None:
        """The browser has a moment."""
        while self.tasks:
            run(self.tasks.pop(0)())
