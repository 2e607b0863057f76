"""One writer a journal: a lock on the journal file itself, which ends with the process that holds it."""

from __future__ import annotations

import errno
import os
import sys

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    _HELD = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}
    _FAR = 1 << 30
    """Locks are mandatory on Windows: one byte far beyond any journal's end leaves reading alone."""

    def _lock(fd: int) -> None:
        os.lseek(fd, _FAR, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    _HELD = {errno.EAGAIN, errno.EWOULDBLOCK}
    """Anything else is a disk that cannot lock, which is no other window."""

    def _lock(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)


def acquire(fd: int) -> bool:
    """Lock the file open at ``fd`` until it is closed; False when another has it. Raises OSError."""
    try:
        _lock(fd)
    except OSError as error:
        if error.errno in _HELD:
            return False
        raise
    return True
