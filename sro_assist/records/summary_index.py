"""The list of walkthroughs: closed ones from TinyDB, open ones from their journals."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from itertools import islice

from sro_assist.errors import RecordError
from sro_assist.records.alerts import Alerts
from sro_assist.records.altered_record import summary_of
from sro_assist.records.cross_check import CrossCheck, CrossChecked
from sro_assist.records.device_log import DeviceLog
from sro_assist.records.journal.hash_chain import Seal, Verdict
from sro_assist.records.journal.writer import JournalWriter
from sro_assist.records.quarantine import Quarantine, is_beginning
from sro_assist.records.sorted_summaries import SortedSummaries
from sro_assist.records.storage.protocol import (
    SUMMARIES,
    BusyError,
    RecordStorage,
    Stamp,
    journal_name,
    record_ids,
)
from sro_assist.records.storage.tinydb_table import Rows, rows_or_none
from sro_assist.records.summary import Listed, Summary, listed, otherwise
from sro_assist.records.walkthrough_id import WalkthroughId

_FEW, _OTHERS = 40, 60
"""The newest open journals that every call looks at, and how many of the rest, by turns."""
_NEVER: Stamp = (-1, 0)


class SummaryIndex:
    """Summaries by walkthrough.

    A record that is closed, or in which a line does not fit, changes no more: it is settled, and its
    summary goes into TinyDB at the next ``flush``. Whatever TinyDB lacks is read from the journals, each
    again only when its stamp has changed.
    """

    def __init__(self, storage: RecordStorage, alerts: Alerts, log: DeviceLog) -> None:
        self._storage, self._alerts, self._log = storage, alerts, log
        self._rows = Rows(storage, SUMMARIES, Listed)
        rows = rows_or_none(self._rows, alerts, "It is made anew from the records; nothing is lost.")
        self._settled = {row.id: row for row in rows or ()}
        self._written = dict(self._settled)
        self._roll = SortedSummaries(self._settled.values())
        self._open: dict[WalkthroughId, Stamp] = {}
        self._names: tuple[str, ...] | None = None
        self._turn = 0
        self._clearing = Quarantine(storage, alerts, log)
        self._examining = CrossCheck(storage, log, self._listed_seal)
        self.seal = self._examining.seal
        """What is known of a closed record, to hold its journal against."""

    def all(self, mine: Iterable[WalkthroughId] = ()) -> tuple[Summary, ...]:
        """Every walkthrough that can be read, newest first: the same tuple while nothing has changed.

        ``mine``: those that are written here. What other processes add to the newest is seen at once, to
        the rest by and by. Raises RecordError if the storage cannot be read.
        """
        names = self._storage.names()
        if names is not self._names:
            self._compare(names)
            self._names = names
        for walkthrough in {*mine, *self._watched()}:
            self._look(walkthrough)
        self._complete_log()
        return self._roll.all()

    def hold(self, walkthrough: WalkthroughId) -> Verdict | None:
        """Examine a record, and put right what the list tells otherwise; None when it is not here."""
        stamp = self._stamp(walkthrough)
        examined, row = self._examining.examine(walkthrough), self._settled.get(walkthrough)
        if examined and row:
            self._hold(row, examined, stamp)
            self._complete_log()
        return examined.verdict if examined else None

    def settled(self) -> tuple[WalkthroughId, ...]:
        """The ids of the records that change no more, newest first."""
        return tuple(row.id for row in self._roll.all() if row.id in self._settled)

    def is_as_seen(self, walkthrough: WalkthroughId) -> bool:
        """Whether a settled record's file is as it was when it was last read, and the log knows of it."""
        row, known = self._settled.get(walkthrough), self._log.records.get(walkthrough)
        if row is None:
            return True
        is_known = known is not None and known.seal is not None
        return (is_known or not row.intact) and row.stamp == self._stamp(walkthrough)

    def flush(self) -> None:
        """Write what is settled and not yet in TinyDB. A failure is told; the journals have it all anyway."""
        fresh = {name: row for name, row in self._settled.items() if self._written.get(name) is not row}
        old = self._written.keys() & (fresh.keys() | (self._written.keys() - self._settled.keys()))
        try:
            if old:
                self._rows.drop(old)
            if fresh:
                # The list vouches for their ends: a power cut must not take back what it vouches for.
                self._storage.confirm(*(journal_name(name) for name in fresh if name not in self._written))
                self._rows.add(fresh[walkthrough] for walkthrough in sorted(fresh))
        except RecordError as error:
            self._alerts.add_error(SUMMARIES, error)
        else:
            self._written = dict(self._settled)

    def rebuild(self) -> None:
        """Forget the list and make it again from the journals alone."""
        self._settled, self._open, self._names, self._roll = {}, {}, None, SortedSummaries()
        self.all()
        self._rows.clear()
        self._written = {}
        self.flush()

    def _listed_seal(self, walkthrough: WalkthroughId) -> Seal | None:
        row = self._settled.get(walkthrough)
        return Seal(row.events + 1, row.head) if row and row.head else None

    # Looking

    def _compare(self, names: tuple[str, ...]) -> None:
        """Miss what is gone, and look at what is new."""
        here = record_ids(names)
        self._miss((self._settled.keys() | self._log.records.keys() | self._open.keys()) - here)
        for walkthrough in sorted(here - self._settled.keys() - self._open.keys()):
            self._look(walkthrough)

    def _watched(self) -> Iterable[WalkthroughId]:
        """The open journals to look at now: all while they are few."""
        if len(self._open) <= _FEW + _OTHERS:
            return tuple(self._open)
        start = self._turn % len(self._open)
        self._turn = start + _OTHERS
        newest = islice((row.id for row in self._roll.all() if row.id in self._open), _FEW)
        return (*newest, *islice(self._open, start, start + _OTHERS))

    def _stamp(self, walkthrough: WalkthroughId) -> Stamp:
        return self._storage.stamp(journal_name(walkthrough)) or _NEVER

    def _look(self, walkthrough: WalkthroughId) -> None:
        """Have the summary that the journal makes now, unless it is as it was when it was last read."""
        if walkthrough in self._settled:
            return
        before, self._open[walkthrough] = self._open.get(walkthrough), _NEVER
        try:
            stamp = self._stamp(walkthrough)
            examined = self._examining.examine(walkthrough) if stamp != before else None
        except RecordError as error:
            self._roll.drop(walkthrough)
            self._alerts.add_error(journal_name(walkthrough), error)
            return
        self._open[walkthrough] = stamp
        if examined:
            self._read(walkthrough, examined, stamp)

    def _read(self, walkthrough: WalkthroughId, examined: CrossChecked, stamp: Stamp) -> None:
        verdict = examined.verdict
        try:
            summary = summary_of(walkthrough, verdict)
        except RecordError as error:
            self._roll.drop(walkthrough)
            if not is_beginning(examined.data):  # a window may be about to lock and write it
                self._clearing.put_aside(walkthrough, error.what)
            return
        self._examining.have_known(walkthrough, examined)
        if verdict.fault:
            self._tell_fault(walkthrough, verdict)
        if verdict.complete or verdict.fault:
            self._settle(listed(summary, stamp))
            return
        self._roll.put(summary)
        if summary.ended != "open":
            self._mend(walkthrough)

    def _settle(self, row: Listed) -> None:
        self._settled[row.id] = row
        self._open.pop(row.id, None)
        self._roll.put(row)

    def _hold(self, row: Listed, examined: CrossChecked, stamp: Stamp) -> None:
        """Put right, or tell, what the row and its journal do not agree in."""
        verdict = examined.verdict
        if verdict.fault:
            self._found_fault(row, verdict, stamp)
        elif verdict.closed:
            self._put_right(row, listed(summary_of(row.id, verdict), stamp))
            self._examining.have_known(row.id, examined)
        else:  # it was settled with a line that did not fit, and someone put it back
            del self._settled[row.id]
            self._look(row.id)

    # What is told, and what is mended

    def _mend(self, walkthrough: WalkthroughId) -> None:
        """Write the closing line that a crash right after the last event kept from being written."""
        try:
            JournalWriter.resume(self._storage, walkthrough)
        except BusyError:
            return  # another window is about to close it
        except RecordError as error:
            with suppress(RecordError):
                examined = self._examining.examine(walkthrough)
                if examined and examined.verdict.closed:
                    return  # it is finished, as resume says
            self._alerts.add_error(journal_name(walkthrough), error)

    def _put_right(self, row: Listed, right: Listed) -> None:
        wrong = otherwise(row, right)
        if right != row:
            self._settle(right)
        if wrong:
            self._alerts.add(
                SUMMARIES,
                f"The list told otherwise than the record {row.id} itself: {', '.join(wrong)}.",
                "It was put right from the record, in which every line fits.",
            )
            self.flush()

    def _found_fault(self, row: Listed, verdict: Verdict, stamp: Stamp) -> None:
        if row.intact or row.stamp != stamp:
            self._tell_fault(row.id, verdict)
            self._settle(row.model_copy(update={"intact": False, "size": stamp[0], "mark": stamp[1]}))

    def _tell_fault(self, walkthrough: WalkthroughId, verdict: Verdict) -> None:
        self._alerts.add(
            journal_name(walkthrough),
            f"This record does not fit together. {verdict.fault}",
            "What can be read of it is shown, and it is not written to again. Tell your supervisor.",
        )

    def _miss(self, gone: set[WalkthroughId]) -> None:
        for walkthrough in sorted(gone):
            if self._stamp(walkthrough) != _NEVER:
                continue  # it was begun after the names were read
            self._roll.drop(walkthrough)
            self._open.pop(walkthrough, None)
            if self._settled.pop(walkthrough, None) or walkthrough in self._log.records:
                self._alerts.add(
                    journal_name(walkthrough),
                    "A record that was kept here is no longer there.",
                    "If nobody removed it on purpose, look for it in a backup.",
                )

    def _complete_log(self) -> None:
        try:
            self._examining.complete()
        except RecordError as error:
            self._alerts.add_error(SUMMARIES, error)
