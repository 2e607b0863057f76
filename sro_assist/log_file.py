"""The log of what went wrong, for whoever mends it: where, and of what kind. Never what an officer wrote.

An error's own words may quote a note or a name, so they are left out, and so are the words of other
people's programs. Not for a phone.
"""

from __future__ import annotations

import logging
import os
import platform
import re
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

from sro_assist import __version__

NAME = "sro-assist.log"
LARGEST = 512 * 1024
OLDER = 3
"""Full files that are kept beside the one that is written."""
OURS = "sro_assist"
_VALUE = re.compile(r"%[-\d.]*[a-z]")


class WordlessFormatter(logging.Formatter):
    """Writes when, how grave, where, and an error's kind and way through the program: no value."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, and after it the way of the error."""
        is_ours = record.name.split(".")[0] == OURS
        said = (
            _VALUE.sub("...", str(record.msg))
            if is_ours
            else f"(line {record.lineno} of {Path(record.pathname).name})"
        )
        line = f"{self.formatTime(record)} {record.levelname} {record.name}: {said}"
        _, error, _ = record.exc_info or (None, None, None)
        return "\n".join((line, "  Traceback, without any words:", *_way(error))) if error else line


def _way(error: BaseException) -> Iterator[str]:
    """An error's kind and where it passed, and those of the errors that led to it, without their words."""
    yield f"  {_kind(error)}"
    yield from (f"    {place}" for place in _places(error.__traceback__))
    for part in getattr(error, "exceptions", ()):
        yield from _way(part)
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield "  after"
        yield from _way(before)


def _kind(error: BaseException) -> str:
    number = f" {error.errno}" if isinstance(error, OSError) else ""
    return f"{type(error).__module__}.{type(error).__qualname__}{number}"


def _places(way: TracebackType | None) -> Iterator[str]:
    for frame, number in traceback.walk_tb(way):
        code = frame.f_code
        yield f"{Path(code.co_filename).name}:{number} in {code.co_qualname}"


class PrivateFile(RotatingFileHandler):
    """A log file, and full ones beside it, that only this user can read."""

    def _open(self) -> Any:  # noqa: ANN401 - as in logging
        return open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors, opener=_private)


def _private(path: str, flags: int) -> int:
    fd = os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)
    if hasattr(os, "fchmod"):
        os.fchmod(fd, 0o600)
    return fd


@contextmanager
def logged(folder: Path) -> Iterator[None]:
    """Keep a log in a folder that is there, and show its lines in the terminal too, in the same few words.

    Where no file can be written there is only the terminal.
    """
    handlers: list[logging.Handler] = [_taught(logging.StreamHandler(sys.stderr), logging.WARNING)]
    with suppress(OSError):
        handlers.append(_taught(_file(folder), logging.INFO))
    root, ours = logging.getLogger(), logging.getLogger(OURS)
    ours.setLevel(logging.INFO)
    for handler in handlers:
        root.addHandler(handler)
    ours.info(f"Started: version {__version__}, Python {platform.python_version()}, {platform.platform()}")
    try:
        yield
    finally:
        ours.info("Ended")
        for handler in handlers:
            root.removeHandler(handler)
            handler.close()


def _taught(handler: logging.Handler, level: int) -> logging.Handler:
    handler.setFormatter(WordlessFormatter())
    handler.setLevel(level)
    return handler


def _file(folder: Path) -> PrivateFile:
    return PrivateFile(folder / NAME, maxBytes=LARGEST, backupCount=OLDER, encoding="utf-8", errors="replace")
