"""The list of walkthroughs: closed ones from TinyDB, open ones from their journals."""

from __future__ import annotations

from contextlib import suppress

from sro_assist.errors import RecordError
from sro_assist.records.altered import summary_of
from sro_assist.records.home import SUMMARIES, BusyError, JournalHome, journal_name, record_id
from sro_assist.records.journal import Seal, Verdict, verify
from sro_assist.records.summaries import Summary
from sro_assist.records.tables import Rows, rows_or_none
from sro_assist.records.troubles import Troubles
from sro_assist.records.writing import Writing


class Listing:
    """Summaries by walkthrough.

    A record that is closed, or in which a line does not fit, changes no more: it is settled, and its
    summary goes into TinyDB at the next ``flush``. Whatever TinyDB lacks is read from the journals.
    """

    def __init__(self, home: JournalHome, troubles: Troubles) -> None:
        self._home = home
        self._troubles = troubles
        self._rows = Rows(home, SUMMARIES, Summary)
        rows = rows_or_none(self._rows, troubles, "It is made anew from the records; nothing is lost.")
        self._settled = {row.id: row for row in rows or ()}
        self._written = set(self._settled)

    def all(self) -> tuple[Summary, ...]:
        """Every walkthrough that can be read, newest first. Raises RecordError if the home cannot be."""
        here = {record_id(name) for name in self._home.names()}
        self._miss(self._settled.keys() - here)
        changing = [self._look(walkthrough) for walkthrough in sorted(here - self._settled.keys())]
        every = {row.id: row for row in (*self._settled.values(), *filter(None, changing))}
        return tuple(sorted(every.values(), key=lambda row: (row.began, row.id), reverse=True))

    def seal(self, walkthrough: str) -> Seal | None:
        """What the list knows of a closed record, to hold its journal against."""
        row = self._settled.get(walkthrough)
        return Seal(row.events + 1, row.head) if row and row.head else None

    def flush(self) -> None:
        """Write what is settled and not yet in TinyDB. A failure is told; the journals have it all anyway."""
        gone = self._written - self._settled.keys()
        fresh = self._settled.keys() - self._written
        try:
            if gone:
                self._rows.drop(gone)
            if fresh:
                # The list vouches for their ends: a power cut must not take back what it vouches for.
                self._home.confirm(*(journal_name(walkthrough) for walkthrough in fresh))
                self._rows.add(self._settled[walkthrough] for walkthrough in sorted(fresh))
        except RecordError as error:
            self._troubles.add_error(SUMMARIES, error)
        else:
            self._written = set(self._settled)

    def rebuild(self) -> None:
        """Forget the list and make it again from the journals alone."""
        self._settled = {}
        self.all()
        self._rows.clear()
        self._written = set()
        self.flush()

    def _look(self, walkthrough: str) -> Summary | None:
        """The summary made from the journal; None when there is none to make."""
        name = journal_name(walkthrough)
        try:
            data = self._home.read(name)
        except RecordError as error:
            self._troubles.add_error(name, error)
            return None
        return None if data is None else self._read(walkthrough, verify(data))

    def _read(self, walkthrough: str, verdict: Verdict) -> Summary | None:
        try:
            summary = summary_of(walkthrough, verdict)
        except RecordError as error:
            self._put_aside(walkthrough, error.what)
            return None
        if verdict.fault:
            self._tell_fault(walkthrough, verdict)
        if verdict.complete or verdict.fault:
            self._settled[walkthrough] = summary
        elif summary.ended != "open":
            self._mend(walkthrough)
        return summary

    def _mend(self, walkthrough: str) -> None:
        """Write the closing line that a crash right after the last event kept from being written."""
        with suppress(RecordError):  # it is finished, as resume says; or another window is about to close it
            Writing.resume(self._home, walkthrough)

    def _put_aside(self, walkthrough: str, why: str) -> None:
        """Move what is no walkthrough out of the way, unless a window is just beginning it."""
        name = journal_name(walkthrough)
        try:
            writer = self._home.writer(name)
            place = writer.set_aside()
        except BusyError:
            return
        except RecordError as error:
            self._troubles.add_error(name, error)
        else:
            self._troubles.add(name, why, f"It was moved to {place}; nothing was deleted.")

    def _tell_fault(self, walkthrough: str, verdict: Verdict) -> None:
        self._troubles.add(
            journal_name(walkthrough),
            f"This record does not fit together. {verdict.fault}",
            "What can be read of it is shown, and it is not written to again. Tell your supervisor.",
        )

    def _miss(self, gone: set[str]) -> None:
        for walkthrough in sorted(gone):
            del self._settled[walkthrough]
            self._troubles.add(
                journal_name(walkthrough),
                "A record that was listed is no longer there.",
                "If nobody removed it on purpose, look for it in a backup.",
            )
