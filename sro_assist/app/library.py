"""What is kept on this device, as it was when it was last looked at: screens are drawn from here."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from sro_assist.app.context import AppContext
from sro_assist.errors import RecordError, SroError
from sro_assist.records import Alert, Summary

if TYPE_CHECKING:
    from sro_assist.app.record_view import RecordView


class Library:
    """The list of walkthroughs, the record that is looked at, and what there is to know of them.

    ``load`` and ``show`` read what is kept; all else gives back what they found.
    """

    def __init__(self, context: AppContext) -> None:
        self._context = context
        self.rows: tuple[Summary, ...] = ()
        """Every walkthrough of at least one step or with a note begun, newest first."""
        self.failure = ""
        """Why the list cannot be read; there are no rows then."""
        self._shown_id, self._shown = "", ""
        self._record: RecordView | None = None

    def load(self) -> tuple[Summary, ...]:
        """Look at the list again, and give it; empty when it cannot be read, and then there is a failure."""
        try:
            self.rows, self.failure = self._context.walk_list.load(), ""
        except RecordError as error:
            self.rows, self.failure = (), str(error)
        return self.rows

    def outcome(self, row: Summary) -> str:
        """The title of the outcome that a walkthrough of the list reached, if it is known here."""
        return self._context.walk_list.outcome(row)

    @property
    def unfinished(self) -> tuple[Summary, ...]:
        """Walkthroughs to go on with, newest first."""
        return self._context.walk_list.unfinished if self.rows else ()

    def show(self, walk_id: str) -> RecordView:
        """Read a record, to be looked at. Raises SroError when it is not here or cannot be told."""
        from sro_assist.app.record_view import view_record  # the list is drawn without it

        self._shown_id, self._shown, self._record = walk_id, "", None
        try:
            self._record = view_record(self._context, walk_id)
        except SroError as error:
            self._shown = str(error)
            raise
        return self._record

    def shown(self, walk_id: str) -> RecordView | str:
        """The record that was shown last, or why it cannot be; nothing is said of any other."""
        if walk_id != self._shown_id:
            return ""
        return self._record or self._shown

    def alerts(self) -> tuple[Alert, ...]:
        """What was met with the records, now or at an earlier start, and nobody has dealt with."""
        return self._context.records.alerts

    def deal_with(self, alert: Alert) -> None:
        """Have an alert told no more: someone has dealt with it."""
        self._context.records.deal_with(alert, self._context.now().isoformat(timespec="seconds"))

    def look(self, walk_id: str = "") -> None:
        """Look at the list again, and at a record beside it; what is wrong with either is told when drawn."""
        self.load()
        self._context.walk_list.read_titles()
        if walk_id:
            with suppress(SroError):
                self.show(walk_id)
