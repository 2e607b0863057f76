"""``sro-assist import`` and ``verify``: records that were made elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from functools import partial
from pathlib import Path

from sro_assist.cli import words
from sro_assist.cli.paper import complain, say
from sro_assist.errors import SroError
from sro_assist.records import Records
from sro_assist.records.handing import LARGEST
from sro_assist.records.taking import look

DONE, NOT_DONE, NOT_CLOSED = 0, 1, 3
"""Exit codes: 2 is argparse's own."""


def import_records(files: Iterable[Path], data: Path) -> int:
    """Take records in. 0: all are in ``data`` now; 1: at least one was refused. Raises SroError."""
    with closing(Records.open(data)) as records:
        return max(_each(file, partial(_take_in, records)) for file in files)


def verify_records(files: Iterable[Path]) -> int:
    """Say of each whether every line fits. 0: all are complete; 3: all fit, some are open; 1: not so."""
    codes = {_each(file, _verify) for file in files}
    return next(code for code in (NOT_DONE, NOT_CLOSED, DONE) if code in codes)


def _each(file: Path, do: Callable[[Path, bytes], int]) -> int:
    """Read one file and do it. What is wrong with it is said, and keeps no other from being read."""
    try:
        return do(file, _content(file))
    except SroError as error:
        complain(f"{file}: {error}")
        return NOT_DONE


def _content(file: Path) -> bytes:
    """All of a file, or as much as shows that it is too large. Raises SroError."""
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except OSError as error:
        what = words.NOT_READ.format(why=error.strerror or error)
        raise SroError(what, mend=words.MEND_READING) from error


def _take_in(records: Records, file: Path, content: bytes) -> int:
    taken = records.take_in(content)
    state = words.CLOSED if taken.closed else words.OPEN
    say(f"{file}: {words.TAKEN_IN[taken.how]} {state} ({taken.summary.id})")
    return DONE


def _verify(file: Path, content: bytes) -> int:
    verdict = look(content).verdict
    say(f"{file}: {verdict}")
    if not verdict.intact:
        return NOT_DONE
    say(words.LAST_DIGEST.format(lines=verdict.seal.lines, head=verdict.head))
    return DONE if verdict.complete else NOT_CLOSED
