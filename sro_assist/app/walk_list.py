"""The walkthroughs that are worth listing, gathered once for all windows while nothing has changed."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

from sro_assist.records import Records, Summary

_NAMED: Callable[[Summary], tuple[str, str]] = attrgetter("edition", "outcome")


class WalkList:
    """The rows, and the titles of the outcomes that they name."""

    def __init__(self, records: Callable[[], Records], title: Callable[[Summary], str]) -> None:
        """``records`` gives those that are listed; ``title`` reads an outcome's title, empty if not known."""
        self._records, self._title = records, title
        self._rows: tuple[Summary, ...] = ()
        self._listed: tuple[Summary, ...] = ()
        self._drafted: frozenset[str] = frozenset()
        self._titles: dict[tuple[str, str], str] = {}
        self._titled: tuple[Summary, ...] = ()
        """The rows whose titles are all known."""
        self.unfinished: tuple[Summary, ...] = ()
        """Those of them that can be gone on with."""

    def load(self) -> tuple[Summary, ...]:
        """Those of at least one step or with a note begun, newest first. Raises RecordError."""
        records = self._records()
        listed, drafted = records.summaries(), records.drafts.walks
        if listed is not self._listed or drafted != self._drafted:
            self._listed, self._drafted = listed, drafted
            self._gather()
        return self._rows

    def outcome(self, row: Summary) -> str:
        """The title of the outcome that a walkthrough reached; empty when it is not known here."""
        return self._titles.get((row.edition, row.outcome), "")

    def read_titles(self) -> None:
        """Look up the outcomes that the rows name. One not known is looked for again: it may still come."""
        if self._rows is self._titled:
            return
        unread = {each for each in {*map(_NAMED, self._rows)} if each[1] and not self._titles.get(each)}
        rows = iter(self._rows)
        while unread:
            row = next(rows)
            if _NAMED(row) in unread:
                unread.discard(_NAMED(row))
                self._titles[_NAMED(row)] = self._title(row)
        self._titled = self._rows if all(self._titles.values()) else ()

    def _gather(self) -> None:
        """Go through all of them. Ten thousand have to take a few milliseconds: hence lists, and no calls."""
        drafted = self._drafted
        rows = [
            row
            for row in self._listed
            if row.events > 1 or row.ended != "open" or not row.intact or row.id in drafted
        ]
        self._rows = tuple(rows)
        self.unfinished = tuple([row for row in rows if row.ended == "open" and row.intact])
