"""The walkthroughs that are worth listing, gathered once for all windows while nothing has changed."""

from __future__ import annotations

from collections.abc import Callable

from sro_assist.records import Records, Summary


class WalkList:
    """The rows, and the titles of the outcomes that they name."""

    def __init__(self, records: Callable[[], Records], title: Callable[[Summary], str]) -> None:
        """``records`` gives those that are listed; ``title`` reads an outcome's title, empty if not known."""
        self._records, self._title = records, title
        self._rows: tuple[Summary, ...] = ()
        self._listed: tuple[Summary, ...] = ()
        self._drafted: frozenset[str] = frozenset()
        self._titles: dict[tuple[str, str], str] = {}

    def load(self) -> tuple[Summary, ...]:
        """Those of at least one step or with a note begun, newest first. Raises RecordError."""
        records = self._records()
        listed, drafted = records.summaries(), records.drafts.walks
        if listed is not self._listed or drafted != self._drafted:
            self._listed, self._drafted = listed, drafted
            self._rows = tuple(row for row in listed if _is_worth_listing(row, drafted))
            self._read_titles()
        return self._rows

    def outcome(self, row: Summary) -> str:
        """The title of the outcome that a walkthrough reached; empty when it is not known here."""
        return self._titles.get((row.edition, row.outcome), "")

    def _read_titles(self) -> None:
        """One not known stays to be looked for: the edition that has it may still come."""
        new = {(row.edition, row.outcome): row for row in self._rows if row.outcome}
        for named, row in new.items():
            if not self._titles.get(named):
                self._titles[named] = self._title(row)


def _is_worth_listing(row: Summary, drafted: frozenset[str]) -> bool:
    return row.events > 1 or row.ended != "open" or not row.intact or row.id in drafted
