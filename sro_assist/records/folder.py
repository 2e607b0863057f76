"""Records in a folder on disk. Not for the browser: import it only where there is a disk."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sro_assist.errors import RecordError, Where
from sro_assist.records import disk, lock
from sro_assist.records.home import BusyError, JournalWriter, known, not_confirmed, record_id

ASIDE = "set-aside"
_STALE = 3600
"""Seconds after which a draft left by a killed process is litter."""


class FolderHome:
    """One folder: ``<uuid>.journal`` files, ``editions/``, TinyDB's files, and what was set aside."""

    def __init__(self, folder: Path) -> None:
        """Make the folder if it is missing. Raises RecordError when that is not possible."""
        self._folder = folder
        try:
            disk.make_folder(folder)
        except OSError as error:
            raise RecordError(
                f"The folder for the records cannot be used: {_why(error)}.",
                where=Where(file=str(folder)),
                mend="Choose another folder, or give this one back its place and permissions.",
            ) from error
        self._sweep()

    def names(self) -> tuple[str, ...]:
        """The journals here. Files with any other name are left alone."""
        with _told(str(self._folder), "The folder of the records could not be read"):
            return tuple(path.name for path in self._folder.iterdir() if record_id(path.name))

    def read(self, name: str) -> bytes | None:
        """All of a file, or None when it is not there."""
        try:
            with _told(name, "This file could not be read"):
                return self._path(name).read_bytes()
        except RecordError as error:
            if isinstance(error.__cause__, FileNotFoundError):
                return None
            raise

    def replace(self, name: str, data: bytes) -> None:
        """Replace a small file atomically."""
        with _told(name, "Could not confirm that this file is kept"):
            disk.replace_file(self._path(name), data)

    def writer(self, name: str, *, create: bool = False) -> JournalWriter:
        """The journal's only writer."""
        with _told(name, "This record could not be opened for writing"):
            return FolderWriter(self._path(name), create=create)

    def set_aside(self, name: str) -> str:
        """Move a file to ``set-aside/``."""
        with _told(name, "This file could not be set aside"):
            return _move_aside(self._path(name))

    def _path(self, name: str) -> Path:
        return self._folder / known(name)

    def _sweep(self) -> None:
        """Remove the drafts of processes that were killed while replacing a file; failing to is no harm."""
        with suppress(OSError):
            for draft in self._folder.glob("**/*.tmp"):
                if time.time() - draft.stat().st_mtime > _STALE:
                    draft.unlink()


class FolderWriter:
    """Appends to one journal. Holds the lock with one handle and writes through another, which may die."""

    def __init__(self, path: Path, *, create: bool) -> None:
        """Take the lock. Raises BusyError when another has it, OSError when the file cannot be opened."""
        self._path = path
        self._fd: int | None = None
        self._lock: int | None = os.open(path, os.O_RDWR | disk.BINARY | (os.O_CREAT if create else 0), 0o600)
        try:
            self._take()
            if create:
                disk.flush_folder(path.parent)
        except BaseException:
            self.close()
            raise

    def append(self, at: int, data: bytes) -> None:
        """Write and flush. After a failure the handle is dead: the next append opens a new one."""
        try:
            fd = self._handle(at)
            disk.write_all(fd, data)
            disk.flush(fd)
        except OSError as error:
            self._give_up(at)
            raise not_confirmed(self._path.name, _why(error)) from error

    def set_aside(self) -> str:
        """Move the journal to ``set-aside/`` and close."""
        if os.name == "nt":  # pragma: no cover - an open file cannot be moved there
            self.close()
        try:
            with _told(self._path.name, "This record could not be set aside"):
                return _move_aside(self._path)
        finally:
            self.close()

    def close(self) -> None:
        """Let go of the file and its lock."""
        self._drop()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _take(self) -> None:
        if self._lock is None or not lock.take(self._lock):
            raise BusyError(
                "This walkthrough is open in another window.",
                where=Where(file=self._path.name),
                mend="Go on in that window, or close it; here it can be read.",
            )
        self._still_here(self._lock)

    def _handle(self, at: int) -> int:
        """A live handle on a file that ends at ``at``."""
        if self._lock is None:
            raise OSError("it is closed")
        if self._fd is None:
            self._fd = os.open(self._path, os.O_WRONLY | os.O_APPEND | disk.BINARY)
        size = os.fstat(self._still_here(self._fd)).st_size
        if size < at:
            raise OSError("the file has become shorter")
        if size > at:
            os.ftruncate(self._fd, at)
        return self._fd

    def _still_here(self, fd: int) -> int:
        """``fd`` again. Raises OSError when the file it writes to is no longer the one under this name."""
        if not os.path.samestat(os.fstat(fd), os.stat(self._path)):  # noqa: PTH116 - os.stat is what raises plainly
            raise FileNotFoundError("the file was moved away or replaced")
        return fd

    def _give_up(self, at: int) -> None:
        """Cut back to what is known to be kept, as far as the disk allows; the next append tries again."""
        with suppress(OSError):
            if self._fd is not None and os.fstat(self._fd).st_size > at:
                os.ftruncate(self._fd, at)
        self._drop()

    def _drop(self) -> None:
        if self._fd is not None:
            with suppress(OSError):
                os.close(self._fd)
            self._fd = None


@contextmanager
def _told(name: str, what: str) -> Iterator[None]:
    """Turn the system's error into one that a person can act on."""
    try:
        yield
    except OSError as error:
        raise RecordError(
            f"{what}: {_why(error)}.",
            where=Where(file=name),
            mend="Check that the disk is there, has room, and that this folder is yours.",
        ) from error


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).rstrip(".").lower()


def _move_aside(path: Path) -> str:
    """Move a file to ``set-aside/`` beside it, under a name that is free, and give that name."""
    aside = path.parent / ASIDE
    disk.make_folder(aside)
    goal = next(free for free in _candidates(aside / path.name) if not free.exists())
    path.rename(goal)
    disk.flush_folder(aside)
    disk.flush_folder(path.parent)
    return f"{ASIDE}/{goal.name}"


def _candidates(path: Path) -> Iterator[Path]:
    yield path
    number = 2
    while True:
        yield path.with_name(f"{path.name}.{number}")
        number += 1
