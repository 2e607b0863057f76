"""The terminal's three streams: there, whatever the process was started with, and saying when they end."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress

from sro_assist.cli import strings
from sro_assist.errors import SroError

_STREAMS = (("stdin", "r"), ("stdout", "w"), ("stderr", "w"))


def make_ready() -> None:
    """Have all three, and no letter that ends the program.

    Where one is closed, the next file to be opened would get its number: what is written there by mistake
    would go into a record.
    """
    for number, (name, mode) in enumerate(_STREAMS):
        if not _is_open(number):
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # gets the lowest free number: this one
        if getattr(sys, name) is None:
            setattr(sys, name, _sink(mode))
        stream = getattr(sys, name)
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def flush() -> bool:
    """Have everything that was said arrive; False when nobody reads on. Raises SroError when it cannot."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        forget()
        return False
    except OSError as error:
        forget()
        raise no_room(error) from error
    return True


def forget() -> None:
    """Say nothing more: nobody reads it, and Python would try again at its end."""
    sys.stdout = _sink("w")


def no_room(error: OSError) -> SroError:
    """What is said cannot be written where it goes."""
    return SroError(strings.NOT_SAID.format(why=error.strerror or error), hint=strings.MEND_SAYING)


def _is_open(number: int) -> bool:
    with suppress(OSError):
        os.fstat(number)
        return True
    return False


def _sink(mode: str) -> io.TextIOWrapper:
    raw = io.FileIO(os.devnull, mode)
    return io.TextIOWrapper(
        io.BufferedReader(raw) if mode == "r" else io.BufferedWriter(raw), encoding="utf-8"
    )
