"""Summaries in their order, newest first, kept sorted while they come and go."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

from sro_assist.records.summary import Summary

_Key = tuple[float, str]


class SortedSummaries:
    """A walkthrough's place in it never changes: it is that of its beginning."""

    def __init__(self, rows: Iterable[Summary] = ()) -> None:
        self._rows = {row.id: row for row in rows}
        self._keys = {row.id: _key(row) for row in self._rows.values()}
        self._order = sorted(self._keys.values())
        self._all: tuple[Summary, ...] | None = None

    def all(self) -> tuple[Summary, ...]:
        """Every summary, newest first; the same tuple while nothing has changed."""
        if self._all is None:
            rows = self._rows
            self._all = tuple([rows[name] for _, name in reversed(self._order)])
        return self._all

    def put(self, row: Summary) -> None:
        """One more, or another in place of the one with its id."""
        key = _key(row)
        if self._keys.get(row.id) != key:
            self.drop(row.id)
            insort(self._order, key)
            self._keys[row.id] = key
        self._rows[row.id] = row
        self._all = None

    def drop(self, walkthrough: str) -> None:
        """One less, if it is there."""
        key = self._keys.pop(walkthrough, None)
        if key is not None:
            del self._order[bisect_left(self._order, key)]
            del self._rows[walkthrough]
            self._all = None


def _key(row: Summary) -> _Key:
    return row.began.timestamp(), row.id
