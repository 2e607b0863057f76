"""Files that are whole and stay when the power goes: written to the end, flushed, replaced at once."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

OWN_FILE, OWN_FOLDER = 0o600, 0o700
"""Nobody else on this machine may read or write what is kept."""
DRAFT = re.compile(r"(.+)\.(?:[0-9a-f]{16}|\d+-\d+)\.tmp")
"""The name of a draft, and in it of the file that it was to replace; version 0.1.0 wrote two numbers."""
_LONGEST = 200
"""Characters of a name that a draft's has too; file systems take 255 bytes, and no name of ours is longer."""
_BINARY = getattr(os, "O_BINARY", 0)
"""Windows would otherwise turn every newline into two characters."""
_CAREFUL = _BINARY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""No link is followed, and a pipe keeps nobody waiting."""
_TO_FLUSH = os.O_RDWR if os.name == "nt" else os.O_RDONLY
"""Windows flushes only what is open for writing."""
_MANY = 100
"""Files from which on flushing the whole system at once is quicker than flushing each."""

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
        fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(fd)
        finally:
            close(fd)


def open_plain(path: Path, flags: int) -> int:
    """Open a plain file, never through a link; what is made is this user's alone. Raises OSError."""
    try:
        fd = os.open(path, flags | _CAREFUL, OWN_FILE)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise OSError(errno.ELOOP, "it is a link, not a file") from error
        raise
    try:
        plain = stat.S_ISREG(os.fstat(fd).st_mode)
    except BaseException:
        close(fd)
        raise
    if not plain:
        close(fd)
        raise OSError(errno.EINVAL, "it is not a plain file")
    return fd


def close(fd: int) -> None:
    """Let go of ``fd``, whatever the system says: what counts was flushed before.

    Never twice: after a failure too the number is free, and may be another file's by then.
    """
    with suppress(OSError):
        os.close(fd)


def read_file(path: Path) -> bytes:
    """All of a plain file. Raises OSError."""
    fd = open_plain(path, os.O_RDONLY)
    try:
        return read_from(fd, 0)
    finally:
        close(fd)


def read_from(fd: int, at: int) -> bytes:
    """What is open at ``fd``, from offset ``at`` on. Raises OSError."""
    with os.fdopen(fd, "rb", closefd=False) as opened:
        opened.seek(at)
        return opened.read()


def write_all(fd: int, data: bytes) -> None:
    """Write every byte: a single write may take only some of them. Raises OSError."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(fd, rest) :]


def make_folder(folder: Path) -> None:
    """Make ``folder`` and those above it, for this user alone, so that they stay. Raises OSError.

    One that is there may have been made by a process that was killed before it flushed the folder above.
    """
    if folder.is_dir():
        with suppress(OSError):  # such as no permission to read it: what is here can be used all the same
            flush_folder(folder.parent)
        return
    make_folder(folder.parent)
    folder.mkdir(OWN_FOLDER, exist_ok=True)
    flush_folder(folder.parent)


def confirm(paths: list[Path]) -> None:
    """Force files to the disk that were only read: who wrote them may have been killed. Raises OSError."""
    if len(paths) > _MANY and sys.platform == "linux":  # elsewhere ``sync`` does not wait for the disk
        os.sync()
        return
    for path in paths:
        fd = open_plain(path, _TO_FLUSH)
        try:
            flush(fd)
        finally:
            close(fd)
    for folder in dict.fromkeys(path.parent for path in paths):
        flush_folder(folder)


def replace_file(path: Path, data: bytes, mode: int = OWN_FILE) -> None:
    """Make the content of ``path`` ``data``, whole or not at all: at any instant the old or the new.

    mode: who may read and write it. Raises OSError.
    """
    # Its own name for every attempt: two windows never write to the same one.
    draft = path.with_name(f"{path.name[:_LONGEST]}.{token_hex(8)}.tmp")
    try:
        _write_new(draft, data)
        if mode != OWN_FILE:
            draft.chmod(mode)
        draft.replace(path)
    except BaseException:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


def _write_new(path: Path, data: bytes) -> None:
    fd = open_plain(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    try:
        write_all(fd, data)
        flush(fd)
    finally:
        close(fd)
