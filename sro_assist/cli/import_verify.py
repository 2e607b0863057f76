"""``sro-assist import`` and ``verify``: records that were made elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import closing
from functools import cache, partial
from pathlib import Path

from sro_assist.cli import strings
from sro_assist.cli.output import complain, say
from sro_assist.errors import PackError, SroError, printable
from sro_assist.paths import pack_folder
from sro_assist.records import Records
from sro_assist.records.edition_packs import EditionPacks
from sro_assist.records.exchange.importer import look
from sro_assist.records.exchange.sro_file import LARGEST
from sro_assist.records.finding import Finding
from sro_assist.trees.pack_files import folder_files

DONE, NOT_DONE, NOT_CLOSED = 0, 1, 3
"""Exit codes: 2 is argparse's own."""


def import_records(files: Iterable[Path], data: Path) -> int:
    """Take records in. 0: all are in ``data`` now; 1: at least one was refused. Raises SroError."""
    with closing(Records.open(data)) as records:
        packs = EditionPacks(lambda edition: records.edition(edition) or _own_edition())
        code = max(_each(file, partial(_take_in, records, packs)) for file in files)
    for alert in records.alerts:  # those of earlier starts too, and what closing has met
        complain(printable(str(alert)))
    return code


def verify_records(files: Iterable[Path]) -> int:
    """Say of each whether every line fits, and whether its own trees lead to every step.

    0: all are complete; 3: all fit, some are open or could not be held against their trees; 1: not so.
    """
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
        what = strings.NOT_READ.format(why=error.strerror or error)
        raise SroError(what, hint=strings.MEND_READING) from error


def _take_in(records: Records, packs: EditionPacks, file: Path, content: bytes) -> int:
    taken = records.take_in(content, file.name)
    packs.look_again()
    state = _told(packs.judge(taken.summary.id, records.read(taken.summary.id).verdict))
    say(f"{file}: {strings.TAKEN_IN[taken.how]} {state} ({taken.summary.id})")
    return DONE


def _verify(file: Path, content: bytes) -> int:
    seen = look(content, file.name)
    verdict, carried = seen.verdict, seen.handed.edition
    finding = EditionPacks(lambda _edition: carried or _own_edition()).judge(seen.summary.id, verdict)
    said = str(verdict) if finding.standing == "altered" else f"{verdict} {_told(finding)}"
    say(f"{file}: {said}")
    if finding.standing in {"altered", "impossible"}:
        return NOT_DONE
    say(strings.LAST_DIGEST.format(lines=verdict.seal.lines, head=verdict.head))
    return DONE if finding.standing == "complete" else NOT_CLOSED


def _told(finding: Finding) -> str:
    """What may be said of a record, as one sentence."""
    return strings.STANDINGS[finding.standing].format(line=finding.line, why=printable(finding.why))


@cache
def _own_edition() -> bytes | None:
    """The pack that came with the app, for records that came without theirs; None when it cannot be read."""
    try:
        return json.dumps(folder_files(pack_folder())).encode()
    except PackError:
        return None
