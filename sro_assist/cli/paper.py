"""Writing: to the terminal, and files whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from sro_assist.cli import words
from sro_assist.errors import SroError


def say(text: str = "") -> None:
    """One line, or several, to the terminal."""
    sys.stdout.write(f"{text}\n")


def complain(text: str) -> None:
    """One line where errors go."""
    sys.stderr.write(f"{text}\n")


def write_whole(file: Path, text: str) -> None:
    """Write a file: at any instant it holds the old text or the new. Raises SroError when it cannot."""
    try:
        _replace(file, text)
    except OSError as error:
        what = words.NOT_WRITTEN.format(file=file, why=error.strerror or error)
        raise SroError(what, mend=words.MEND_WRITING) from error


def _replace(file: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    beside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as writing:
            writing.write(text)
            writing.flush()
            os.fsync(writing.fileno())
        beside.chmod(file.stat().st_mode & 0o777 if file.exists() else 0o644)
        beside.replace(file)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
