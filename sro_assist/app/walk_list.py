"""The walkthroughs that are worth listing, gathered once for all windows while nothing has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import compress
from operator import and_, attrgetter, is_not

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
        self._is_worth: list[bool] = []
        self._goes_on: list[bool] = []
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
            changed = self._changed(listed) if drafted == self._drafted else None
            self._listed, self._drafted = listed, drafted
            self._gather(changed)
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

    def _changed(self, listed: tuple[Summary, ...]) -> Iterable[int] | None:
        """The places at which others stand than before; none where there are more or fewer of them."""
        if len(listed) != len(self._listed):
            return None
        return compress(range(len(listed)), map(is_not, listed, self._listed))

    def _gather(self, changed: Iterable[int] | None) -> None:
        """Go through those of these places, or through all: after a step one of ten thousand has changed."""
        if changed is None:
            self._is_worth = [*map(self._worth, self._listed)]
            self._goes_on = [*map(_goes_on, self._listed)]
        for place in changed or ():
            self._is_worth[place] = self._worth(self._listed[place])
            self._goes_on[place] = _goes_on(self._listed[place])
        self._rows = tuple(compress(self._listed, self._is_worth))
        self.unfinished = tuple(compress(self._listed, map(and_, self._is_worth, self._goes_on)))

    def _worth(self, row: Summary) -> bool:
        return row.events > 1 or not _goes_on(row) or row.id in self._drafted


def _goes_on(row: Summary) -> bool:
    return row.ended == "open" and row.intact
