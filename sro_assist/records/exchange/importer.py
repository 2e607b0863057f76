"""Taking in a record that was made elsewhere: verified first, and nothing that is here is overwritten."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from sro_assist.errors import RecordError, WalkError, Where
from sro_assist.records.alerts import Alerts
from sro_assist.records.edition_store import is_edition, keep_edition
from sro_assist.records.exchange.sro_file import SroFile, unpack
from sro_assist.records.journal.hash_chain import Seal, Verdict, verify, whole_lines
from sro_assist.records.storage.protocol import LineWriter, RecordStorage, journal_name, reason
from sro_assist.records.summary import Summary, summarise
from sro_assist.records.walkthrough_id import WalkthroughId, id_or_none
from sro_assist.walk.events import Started, from_data

How = Literal["new", "longer", "same"]
"""It was not here; it goes on where the one here ends; all of it was here."""
_AGAIN = "Nothing was changed. Ask for the record again."


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """A record that was taken in: what it is, how it relates to what was here, and whether it is closed."""

    summary: Summary
    how: How
    closed: bool


@dataclass(frozen=True, slots=True)
class ParsedRecord:
    """What a file from elsewhere turned out to hold: a record, told and verified."""

    handed: SroFile
    verdict: Verdict
    summary: Summary


def look(data: bytes, named: str = "") -> ParsedRecord:
    """Read a ``.sro`` file or a bare journal without keeping it. Raises RecordError when it holds no record.

    ``named``: the name of the file; a bare journal of another id than that is refused. A line that does not
    fit is in the verdict; what is refused here is what no verdict can be given on.
    """
    handed = unpack(data, named)
    verdict = verify(handed.journal)
    if not verdict.bodies:
        raise RecordError("This is no record of SRO Assist, or its first line was changed.", hint=_AGAIN)
    walkthrough = id_or_none(str(verdict.bodies[0].get("walkthrough")))
    if walkthrough is None:
        raise RecordError("This record does not begin as a walkthrough: it bears no id.", hint=_AGAIN)
    summary = summarise(handed.named or walkthrough, verdict.bodies, intact=verdict.intact)
    if handed.edition is not None and not is_edition(handed.edition, summary.edition):
        raise RecordError("The edition in this file is not the one that its record was made on.", hint=_AGAIN)
    return ParsedRecord(handed, verdict, summary)


def take_in(
    storage: RecordStorage,
    data: bytes,
    sealed: Callable[[WalkthroughId], Seal | None],
    alerts: Alerts | None = None,
    named: str = "",
) -> ImportOutcome:
    """Keep the record in a file. ``sealed``: what the list knows of a record that was closed here.

    ``alerts``: told when an edition that is here was damaged; ``named``: the file's name.

    Raises RecordError when a line does not fit, or another record of this id is here, and BusyError when a
    window is writing this one. Then nothing was changed.
    """
    seen = look(data, named)
    _check_verdict(seen.verdict)
    _check_events(seen.verdict)
    walkthrough = seen.summary.id
    journal = b"".join(whole_lines(seen.handed.journal)[: seen.verdict.seal.lines])
    name = journal_name(walkthrough)
    how = _compare(name, storage.read(name) or b"", journal)[0]
    if how != "same":
        _check_verdict(verify(journal, sealed(walkthrough)))  # a listed record whose file was cut or lost
    if seen.handed.edition is not None:
        edition = seen.handed.edition
        keep_edition(storage, seen.summary.edition, edition, Alerts() if alerts is None else alerts)
    if how == "same":
        storage.confirm(name)  # whoever brought it here may have been killed before it was flushed
    else:
        _write(storage, name, journal)
    return ImportOutcome(seen.summary, how, seen.verdict.closed)


def _check_verdict(verdict: Verdict) -> None:
    if verdict.fault:
        raise RecordError(f"This record does not fit together. {verdict.fault}", hint=_AGAIN)


def _check_events(verdict: Verdict) -> None:
    """A chain can fit around anything; a walkthrough is made of events that this app can tell."""
    for number, body in enumerate(verdict.bodies, 1):
        try:
            begins = isinstance(from_data(body), Started)
        except WalkError as error:
            raise RecordError(f"Line {number}: {error.what}", hint=error.hint) from error
        if begins != (number == 1):
            raise RecordError(f"Line {number}: a walkthrough begins once, on its first line.", hint=_AGAIN)


def _compare(name: str, here: bytes, journal: bytes) -> tuple[How, int]:
    """How a verified journal relates to the one here, and how many of its lines are here."""
    if here.startswith(journal):
        return "same", len(whole_lines(journal))
    kept = verify(here)
    count = kept.seal.lines
    if kept.fault or kept.closed or whole_lines(journal)[:count] != whole_lines(here)[:count]:
        line = _first_difference(here, journal)
        raise RecordError(
            f"Another record of this walkthrough is here: the two differ from line {line} on.",
            where=Where(file=name),
            hint="The one here was left as it is. Keep this file, and show both to your supervisor.",
        )
    return ("longer" if count else "new"), count


def _first_difference(one: bytes, other: bytes) -> int:
    pairs = zip_longest(one.split(b"\n"), other.split(b"\n"))
    return next(number for number, (line, its) in enumerate(pairs, 1) if line != its)


def _write(storage: RecordStorage, name: str, journal: bytes) -> None:
    """Put the rest of a journal behind what is here, having its only writer."""
    writer = storage.writer(name, create=True)
    try:
        _, index = _compare(name, storage.read(name) or b"", journal)  # again: now nobody else can write
        _append(writer, index, whole_lines(journal)[index:])
    finally:
        writer.close()


def _append(writer: LineWriter, index: int, lines: list[bytes]) -> None:
    try:
        writer.append(index, b"".join(lines))
    except RecordError as error:
        if not index:  # a journal that holds nothing would be told as an alert at every opening
            with suppress(RecordError):
                writer.set_aside()
        raise _not_taken_in(error) from error


def _not_taken_in(error: RecordError) -> RecordError:
    """What a writer says of a step, said of a record."""
    what = f"Could not confirm that this record is kept: {reason(error)}."
    hint = "Make room or reconnect the disk, then take it in again."
    return RecordError(what, where=error.where, hint=hint)
