"""Bytes that stay on the disk when the power goes: writing all of them, flushing, replacing a file."""

from __future__ import annotations

import os
import sys
from itertools import count
from pathlib import Path

BINARY = getattr(os, "O_BINARY", 0)
"""Windows would otherwise turn every newline into two characters."""
_numbers = count()

if sys.platform == "darwin":  # pragma: no cover
    import fcntl

    def flush(fd: int) -> None:
        """Force ``fd`` to the disk itself: on macOS ``fsync`` stops at the drive's cache."""
        try:
            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
        except OSError:  # a network disk or a FAT stick does not know it
            os.fsync(fd)

else:

    def flush(fd: int) -> None:
        """Force what was written to ``fd`` to the disk."""
        os.fsync(fd)


if sys.platform == "win32":  # pragma: no cover

    def flush_folder(_folder: Path) -> None:
        """Windows keeps a folder's entries safe by itself, and cannot open a folder to flush it."""

else:

    def flush_folder(folder: Path) -> None:
        """Force a folder's entries to the disk: a new file's bytes are no use without its name."""
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)


def write_all(fd: int, data: bytes) -> None:
    """Write every byte: a single write may take only some of them. Raises OSError."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(fd, rest) :]


def make_folder(folder: Path) -> None:
    """Make ``folder`` and those above it, so that they stay. Raises OSError."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    flush_folder(folder.parent)


def replace_file(path: Path, data: bytes) -> None:
    """Make the content of ``path`` ``data``, whole or not at all. Raises OSError."""
    make_folder(path.parent)
    # Its own name for every attempt: two windows never write to the same one.
    draft = path.with_name(f"{path.name}.{os.getpid()}-{next(_numbers)}.tmp")
    try:
        _write_new(draft, data)
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


def _write_new(path: Path, data: bytes) -> None:
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o600)
    try:
        write_all(fd, data)
        flush(fd)
    finally:
        os.close(fd)
