"""A folder whose disk remembers what was flushed: for kills at any call, and power cuts after them.

Every call goes through to a real folder, which is what a process sees that starts after a kill. Beside it
stands what a power cut would leave: of a file what was flushed and any part of the rest, of a folder each
entry as it was flushed or as it is now, whatever became of the others.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest


class KilledError(BaseException):
    """The process is gone: nothing after this runs."""


@dataclass(eq=False)
class File:
    """What was written, and what of it was flushed."""

    now: bytes = b""
    flushed: bytes = b""

    def flush(self) -> None:
        self.flushed = self.now

    def after_power_cut(self, dice: Random) -> bytes:
        """What was flushed; beyond it, anything between nothing and all, or zeros in its place."""
        if self.now == self.flushed:
            return self.now
        start = len(self.flushed) if self.now.startswith(self.flushed) else 0
        end = dice.randrange(start, len(self.now) + 1)
        zeros = self.now[:start] + bytes(len(self.now) - start)
        return dice.choice([self.flushed, self.now, self.now[:end], zeros])


@dataclass(eq=False)
class Folder:
    """Its entries, and what of them was flushed."""

    now: dict[str, File | Folder] = field(default_factory=dict)
    flushed: dict[str, File | Folder] = field(default_factory=dict)

    def flush(self) -> None:
        self.flushed = dict(self.now)

    def write(self, place: Path, dice: Random) -> None:
        """Make in ``place`` what a power cut leaves of it."""
        place.mkdir(mode=0o700)
        for name in sorted({*self.now, *self.flushed}):
            node = dice.choice([self.now.get(name), self.flushed.get(name)])
            if isinstance(node, Folder):
                node.write(place / name, dice)
            elif node is not None:
                (place / name).write_bytes(node.after_power_cut(dice))
                (place / name).chmod(0o600)


class FragileDisk:
    """Stands between the app and ``root``, and counts calls; only those that flush when ``flushes``."""

    def __init__(self, root: Path) -> None:
        root.mkdir(mode=0o700)
        self.root = root
        self._top = Folder()
        self._fds: dict[int, File | Folder] = {}
        self._left = 0
        self._dead = self._flushes = False

    @contextmanager
    def process(self, kill_at: int, *, flushes: bool = False) -> Iterator[None]:
        """What one process does: to its end, or until it is killed at its ``kill_at``-th call."""
        self._left, self._dead, self._flushes = kill_at, False, flushes
        with pytest.MonkeyPatch.context() as patch:
            for name in (
                "open",
                "write",
                "fsync",
                "ftruncate",
                "close",
                "rename",
                "replace",
                "unlink",
                "mkdir",
            ):
                patch.setattr(os, name, self._counted(name, getattr(os, name)))
            with suppress(KilledError):
                yield
        for fd in self._fds:
            os.close(fd)
        self._fds.clear()

    def cut_power(self, place: Path, dice: Random) -> None:
        """Make in ``place`` what is found when the machine starts again."""
        self._top.write(place, dice)

    def _counted(self, name: str, real: Callable[..., object]) -> Callable[..., object]:
        ours = getattr(self, f"_{name}")

        def call(*args: object) -> object:
            self._left -= not self._flushes or name == "fsync"
            self._dead = self._dead or self._left < 0
            if self._dead:
                raise KilledError
            result: object = ours(real, *args)
            return result

        return call

    def _node(self, path: Path) -> File | Folder | None:
        node: File | Folder | None = self._top
        for part in path.relative_to(self.root).parts:
            node = node.now.get(part) if isinstance(node, Folder) else None
        return node

    def _folder(self, path: Path) -> dict[str, File | Folder]:
        node = self._node(path.parent)
        assert isinstance(node, Folder)
        return node.now

    # Each takes the real call first, then what that is called with

    def _open(self, real: Callable[..., int], path: Path, flags: int, mode: int = 0o777) -> int:
        fd = real(path, flags, mode)
        if Path(path).is_relative_to(self.root):
            node = self._node(Path(path))
            if node is None:
                node = self._folder(Path(path))[Path(path).name] = File()
            self._fds[fd] = node
        return fd

    def _write(self, real: Callable[..., int], fd: int, data: bytes) -> int:
        count, node = real(fd, data), self._fds.get(fd)
        if isinstance(node, File):
            node.now += bytes(data[:count])  # this app only ever appends
        return count

    def _ftruncate(self, real: Callable[..., None], fd: int, size: int) -> None:
        real(fd, size)
        node = self._fds[fd]
        assert isinstance(node, File)
        node.now = node.now[:size]

    def _fsync(self, _real: Callable[..., None], fd: int) -> None:
        if fd in self._fds:
            self._fds[fd].flush()

    def _close(self, real: Callable[..., None], fd: int) -> None:
        self._fds.pop(fd, None)
        real(fd)

    def _rename(self, real: Callable[..., None], old: Path, new: Path) -> None:
        real(old, new)
        self._folder(new)[new.name] = self._folder(old).pop(old.name)

    _replace = _rename

    def _unlink(self, real: Callable[..., None], path: Path) -> None:
        real(path)
        del self._folder(path)[path.name]

    def _mkdir(self, real: Callable[..., None], path: Path, mode: int = 0o777) -> None:
        real(path, mode)
        self._folder(path)[path.name] = Folder()
