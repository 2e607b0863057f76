"""Summaries in their order, newest first, kept sorted while they come and go."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from sro_assist.records.summary import Summary
from sro_assist.records.walkthrough_id import WalkthroughId

_Key = tuple[float, WalkthroughId]


class SortedSummaries:
    """A walkthrough's place in it never changes: it is that of its beginning."""

    def __init__(self, rows: Iterable[Summary] = ()) -> None:
        keyed = {row.id: (_key(row), row) for row in rows}
        self._keys = {walkthrough: key for walkthrough, (key, _) in keyed.items()}
        self._order = sorted(self._keys.values())
        self._rows = [keyed[walkthrough][1] for _, walkthrough in self._order]
        """In the same order: a step changes one of ten thousand, and the others are not gone through."""
        self._all: tuple[Summary, ...] | None = None

    def all(self) -> tuple[Summary, ...]:
        """Every summary, newest first; the same tuple while nothing has changed."""
        if self._all is None:
            self._all = tuple(self._rows[::-1])
        return self._all

    def put(self, row: Summary) -> None:
        """One more, or another in place of the one with its id."""
        key = _key(row)
        if self._keys.get(row.id) == key:
            self._rows[bisect_left(self._order, key)] = row
        else:
            self.drop(row.id)
            place = bisect_left(self._order, key)
            self._order.insert(place, key)
            self._rows.insert(place, row)
            self._keys[row.id] = key
        self._all = None

    def drop(self, walkthrough: WalkthroughId) -> None:
        """One less, if it is there."""
        key = self._keys.pop(walkthrough, None)
        if key is not None:
            place = bisect_left(self._order, key)
            del self._order[place], self._rows[place]
            self._all = None


def _key(row: Summary) -> _Key:
    return row.began.timestamp(), row.id
