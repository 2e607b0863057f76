"""Records in a folder on disk. Not for the browser: import it only where there is a disk."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from sro_assist import atomic_file
from sro_assist.errors import RecordError, Where
from sro_assist.records.storage import file_lock
from sro_assist.records.storage.journal_names import JournalNames
from sro_assist.records.storage.line_place import KnownPlaces, LinePlace
from sro_assist.records.storage.permissions import make_private
from sro_assist.records.storage.protocol import (
    ASIDE,
    EDITIONS,
    BusyError,
    LineWriter,
    Stamp,
    is_known,
    known,
    lost,
    not_confirmed,
)

_STALE = 3600
"""Seconds after which a draft left by a killed process is litter."""


class LocalFolder:
    """One folder: ``<uuid>.journal`` files, ``editions/``, TinyDB's files, and what was set aside."""

    read_only = False

    def __init__(self, folder: Path) -> None:
        """Make the folder if it is missing. Raises RecordError when that is not possible.

        ``alerts``: what other users of this machine could read, and could not be kept from them.
        """
        self._folder = folder
        self._names = JournalNames(folder)
        self._places = KnownPlaces()
        try:
            atomic_file.make_folder(folder)
            with suppress(OSError):  # a process that was killed may not have come to it
                atomic_file.flush_folder(folder)
        except OSError as error:
            raise RecordError(
                f"The folder for the records cannot be used: {_why(error)}.",
                where=Where(file=str(folder)),
                hint="Choose another folder, or give this one back its place and permissions.",
            ) from error
        self.alerts = make_private(folder)
        self._sweep()

    def names(self) -> tuple[str, ...]:
        """The journals here. Files with any other name are left alone."""
        with _told(str(self._folder), "The folder of the records could not be read"):
            return self._names.now()

    def stamp(self, name: str) -> Stamp | None:
        """Size, and the time of the last change in microseconds: nanoseconds have too many digits."""
        try:
            found = os.stat(f"{self._folder}/{known(name)}")  # noqa: PTH116 - many at every drawing
        except FileNotFoundError:
            return None
        except OSError:
            with _told(name, "This file could not be read"):
                raise
        return _stamp(found)

    def read(self, name: str) -> bytes | None:
        """All of a file, or None when it is not there."""
        try:
            with _told(name, "This file could not be read"):
                return atomic_file.read_file(self._path(name))
        except RecordError as error:
            if isinstance(error.__cause__, FileNotFoundError):
                return None
            raise

    def confirm(self, *names: str) -> None:
        """Flush what was read: a process that wrote it and was killed may have left that undone."""
        with _told(", ".join(names[:3]), "Could not confirm that this file is kept"):
            atomic_file.confirm([self._path(name) for name in names])

    def replace(self, name: str, data: bytes) -> None:
        """Replace a small file atomically."""
        with _told(name, "Could not confirm that this file is kept"):
            atomic_file.make_folder(self._path(name).parent)
            atomic_file.replace_file(self._path(name), data)

    def writer(self, name: str, *, create: bool = False) -> LineWriter:
        """The journal's only writer."""
        with _told(name, "This record could not be opened for writing"):
            return LocalFolderWriter(self._path(name), self._places, create=create)

    def set_aside(self, name: str) -> str:
        """Move a file to ``set-aside/``."""
        with _told(name, "This file could not be set aside"):
            return _move_aside(self._path(name), self._folder)

    def _path(self, name: str) -> Path:
        path = self._folder / known(name)
        if path.parent != self._folder:
            _check_no_link(path.parent)
        return path

    def _sweep(self) -> None:
        """Remove the drafts of processes that were killed while replacing a file; failing to is no harm."""
        for within in ("", f"{EDITIONS}/"):
            folder = self._folder / within
            with suppress(OSError):
                if not folder.is_symlink():
                    for path in tuple(folder.iterdir()):
                        _remove_draft(path, within)


class LocalFolderWriter:
    """Appends to one journal. Holds the lock with one handle and writes through another, which may die."""

    def __init__(self, path: Path, places: KnownPlaces, *, create: bool) -> None:
        """Take the lock. Raises BusyError when another has it, OSError when the file cannot be opened."""
        self._path = path
        self._places = places
        self._next = LinePlace()
        self._fd: int | None = None
        self._lock: int | None = atomic_file.open_plain(path, os.O_RDWR | (os.O_CREAT if create else 0))
        try:
            self._take(self._lock)
            # What is in it will be gone on with: whoever wrote it may have been killed before flushing it.
            atomic_file.flush(self._lock)
            atomic_file.flush_folder(path.parent)
            self._next = places.of(path.name, _stamp(os.fstat(self._lock)))
        except BaseException:
            self.close()
            raise

    def append(self, index: int, lines: bytes) -> None:
        """Write and flush. After a failure the handle is dead: the next append opens a new one."""
        try:
            fd = self._handle(index)
            atomic_file.write_all(fd, lines)
            atomic_file.flush(fd)
        except _GoneError as error:
            self._drop()
            raise lost(self._path.name, _why(error)) from error
        except OSError as error:
            self._give_up(index)
            raise not_confirmed(self._path.name, _why(error)) from error
        self._next = self._next.behind(lines)

    def set_aside(self) -> str:
        """Move the journal to ``set-aside/`` and close."""
        if os.name == "nt":  # pragma: no cover - an open file cannot be moved there
            self.close()
        try:
            with _told(self._path.name, "This record could not be set aside"):
                return _move_aside(self._path, self._path.parent)
        finally:
            self.close()

    def close(self) -> None:
        """Let go of the file and its lock."""
        self._drop()
        held, self._lock = self._lock, None
        if held is not None:
            with suppress(OSError):  # it only saves counting
                self._places.note(self._path.name, _stamp(os.fstat(held)), self._next)
            atomic_file.close(held)

    def _take(self, fd: int) -> None:
        if not file_lock.acquire(fd):
            raise BusyError(
                "This walkthrough is open in another window.",
                where=Where(file=self._path.name),
                hint="Go on in that window, or close it; here it can be read.",
            )
        self._check_still_here(fd)

    def _handle(self, index: int) -> int:
        """A live handle on the file that is locked, which ends behind its first ``index`` lines then."""
        if self._lock is None:
            raise OSError("it is closed")
        if self._fd is None:
            self._check_still_here(self._lock)
            self._fd = atomic_file.open_plain(self._path, os.O_RDWR | os.O_APPEND)
        size = self._check_still_here(self._fd)
        self._go_to(index, self._fd)
        if size < self._next.at:
            raise _GoneError("the file has become shorter")
        if size > self._next.at:
            os.ftruncate(self._fd, self._next.at)
        return self._fd

    def _go_to(self, index: int, fd: int) -> None:
        """Find where line ``index`` is to begin: it is known already, but for a writer's first one."""
        found = self._next.of(index, partial(atomic_file.read_from, fd))
        if found is None:
            raise _GoneError("a line before it is not there")
        self._next = found

    def _check_still_here(self, fd: int) -> int:
        """The size of the file open at ``fd``. Raises when it is no longer the one under this name."""
        try:
            here = os.lstat(self._path)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise _GoneError("the file was deleted or moved away") from error
        if not os.path.samestat(os.fstat(fd), here):
            raise _GoneError("the file was replaced by another")
        return here.st_size

    def _give_up(self, index: int) -> None:
        """Cut back to what is known to be kept, as far as the disk allows; the next append tries again."""
        at = self._next.at
        with suppress(OSError):
            if self._fd is not None and self._next.line == index and os.fstat(self._fd).st_size > at:
                os.ftruncate(self._fd, at)
        self._drop()

    def _drop(self) -> None:
        dead, self._fd = self._fd, None
        if dead is not None:
            atomic_file.close(dead)


class _GoneError(OSError):
    """The file is no longer the one that was locked, or no longer holds what was written to it."""


def _stamp(found: os.stat_result) -> Stamp:
    return found.st_size, found.st_mtime_ns // 1000


@contextmanager
def _told(name: str, what: str) -> Iterator[None]:
    """Turn the system's error into one that a person can act on."""
    try:
        yield
    except OSError as error:
        raise RecordError(
            f"{what}: {_why(error)}.",
            where=Where(file=name),
            hint="Check that the disk is there, has room, and that this folder is yours.",
        ) from error


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).rstrip(".").lower()


def _check_no_link(folder: Path) -> None:
    """Raise OSError when a folder of ours is a link: what it leads to is not ours."""
    if folder.is_symlink():
        raise OSError(errno.ELOOP, f"the folder {folder.name} is a link")


def _remove_draft(path: Path, within: str) -> None:
    """Remove an old draft of a file of ours; anything else is another's."""
    draft = atomic_file.DRAFT.fullmatch(path.name)
    if draft and is_known(f"{within}{draft[1]}"):
        here = path.lstat()
        if stat.S_ISREG(here.st_mode) and time.time() - here.st_mtime > _STALE:
            path.unlink()


def _move_aside(path: Path, folder: Path) -> str:
    """Move a file to ``set-aside/`` in ``folder``, under a name that is free, and give that name."""
    aside = folder / ASIDE
    _check_no_link(aside)
    atomic_file.make_folder(aside)
    goal = next(free for free in _candidates(aside / path.name) if not os.path.lexists(free))
    path.rename(goal)
    atomic_file.flush_folder(aside)
    atomic_file.flush_folder(path.parent)
    return f"{ASIDE}/{goal.name}"


def _candidates(path: Path) -> Iterator[Path]:
    yield path
    number = 2
    while True:
        yield path.with_name(f"{path.name}.{number}")
        number += 1
