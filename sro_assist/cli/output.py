"""Writing: to the terminal one safe line at a time, and files whole or not at all."""

from __future__ import annotations

import errno
import sys
import unicodedata
from contextlib import suppress
from pathlib import Path

from sro_assist.atomic_file import replace_file
from sro_assist.cli import streams, strings
from sro_assist.errors import SroError, printable

LONGEST = 2_000
"""Characters of one line."""


def one_line(text: object) -> str:
    """``text`` as one line of bounded length: nothing that a file holds can pass for another line.

    Control and bidirectional characters are written out by their numbers; every kind of space is a space.
    """
    cut = str(text)[: LONGEST + 1]
    shown = printable("".join(" " if unicodedata.category(char) == "Zs" else char for char in cut))
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"


def say(text: object = "") -> None:
    """One line to the terminal. Raises SroError when it cannot be written, BrokenPipeError at no reader."""
    _write(one_line(text))


def show(drawing: str) -> None:
    """Lines of our own making, as they are, for as long as somebody reads them. Raises SroError."""
    try:
        _write(drawing)
    except BrokenPipeError:
        streams.forget()


def complain(text: object) -> None:
    """One line where errors go, if it can be written there."""
    with suppress(OSError):
        sys.stderr.write(f"{one_line(text)}\n")
        sys.stderr.flush()


def write_whole(file: Path, text: str) -> None:
    """Write a file: at any instant it holds the old text or the new. Raises SroError when it cannot.

    Of a link what it leads to is written. A device or a pipe is never replaced.
    """
    try:
        goal = _plain(file)
        replace_file(goal, text.encode(), goal.stat().st_mode & 0o777 if goal.exists() else 0o644)
    except (OSError, RuntimeError) as error:  # links in a circle are a RuntimeError before Python 3.13
        why = getattr(error, "strerror", None) or error
        raise SroError(strings.NOT_WRITTEN.format(file=file, why=why), hint=strings.MEND_WRITING) from error


def _write(text: str) -> None:
    try:
        sys.stdout.write(f"{text}\n")
    except BrokenPipeError:
        raise
    except OSError as error:
        streams.forget()
        raise streams.no_room(error) from error


def _plain(file: Path) -> Path:
    """The file to replace. Raises OSError when what is there is no plain file."""
    goal = file.resolve()
    if goal.exists() and not goal.is_file():
        raise OSError(errno.EINVAL, strings.NOT_PLAIN)
    return goal
