"""Nobody else on this machine reads what is kept: what is loose is put right, or else said."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from sro_assist import atomic_file
from sro_assist.records.alerts import Alert
from sro_assist.records.storage.protocol import ASIDE, EDITIONS, is_known

_OTHERS = 0o077
_PROGRAM = "sro-assist"
"""What the name of everything begins with that the program keeps beside the records, such as its log."""
_LOOSE = "Others who use this computer can get at it: {why}."
_MEND = "Give it to your account alone, or choose another folder for the records."
_SHARED = "it holds other things than records, so its permissions were left as they are"


def make_private(folder: Path) -> tuple[Alert, ...]:
    """Take from others every right to a folder of records and to what of it is ours; what stays, is told.

    A folder that holds other things too is not ours alone, and is only told of.
    """
    if os.name == "nt":  # pragma: no cover - a user's folders are closed to others there by themselves
        return ()
    told = (*_whole(folder), *islice(_parts(folder), 1))
    return tuple(Alert(str(folder), _LOOSE.format(why=why), _MEND) for why in told)


def _whole(folder: Path) -> Iterator[str]:
    """Close the folder itself; why it could not be."""
    try:
        here = folder.stat()
        if here.st_mode & _OTHERS:
            with os.scandir(folder) as entries:
                # What is hidden was put there by the system.
                shared = not all(_is_ours(entry.name) or entry.name.startswith(".") for entry in entries)
            yield from [_SHARED] if shared else _closed(folder, here)
    except OSError as error:
        yield _why(error)


def _parts(folder: Path, *, below: bool = False) -> Iterator[str]:
    """Close every file and folder of ours in it; why one could not be. ``below``: all of it is ours."""
    with suppress(OSError):  # what cannot be listed is told by whatever reads it
        with os.scandir(folder) as found:
            entries = [entry for entry in found if below or _is_ours(entry.name)]
        for entry in entries:
            if entry.is_symlink():
                continue
            with suppress(FileNotFoundError):  # moved by another window
                here = entry.stat(follow_symlinks=False)
                if here.st_mode & _OTHERS:
                    yield from _closed(Path(entry.path), here, os.O_NOFOLLOW)
            if entry.name in {ASIDE, EDITIONS} and not below:
                yield from _parts(Path(entry.path), below=True)


def _is_ours(name: str) -> bool:
    """Whether it is part of a folder of records."""
    draft = atomic_file.DRAFT.fullmatch(name)
    if name.startswith(_PROGRAM):
        return True
    return name in {ASIDE, EDITIONS} or is_known(draft[1] if draft else name)


def _closed(path: Path, here: os.stat_result, flags: int = 0) -> Iterator[str]:
    if here.st_uid != os.geteuid():
        yield f"{path.name} belongs to another user"
        return
    try:
        if not _tighten(path, flags):
            yield f"this disk keeps no permissions for {path.name}"
    except OSError as error:
        yield f"{path.name}: {_why(error)}"


def _tighten(path: Path, flags: int) -> bool:
    fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK | flags)
    try:
        os.fchmod(fd, stat.S_IMODE(os.fstat(fd).st_mode) & ~_OTHERS)
        return not os.fstat(fd).st_mode & _OTHERS
    finally:
        atomic_file.close(fd)


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
