"""Summaries that come, change and go stay in their order, newest first."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from sro_assist.records import Summary
from sro_assist.records.sorted_summaries import SortedSummaries
from tests.records.events import EDITION, an_id

Row = tuple[int, int, int]
"""Which walkthrough, when it began, and its number of events."""


def summary(walkthrough: int, began: int, events: int) -> Summary:
    return Summary(
        id=an_id(walkthrough),
        tree="arrest",
        started=datetime.fromtimestamp(began, UTC).isoformat(),
        edition=EDITION,
        app="",
        events=events,
        elapsed=0,
    )


ROWS = st.tuples(st.integers(1, 6), st.integers(0, 3), st.integers(1, 9))


@given(st.lists(ROWS, max_size=4), st.lists(st.one_of(ROWS, st.integers(1, 6)), max_size=30))
def test_order_is_that_of_sorting_anew(first: list[Row], then: list[Row | int]) -> None:
    expected = {row[0]: row for row in first}
    kept = SortedSummaries(summary(*row) for row in expected.values())
    for each in then:
        if isinstance(each, int):
            expected.pop(each, None)
            kept.drop(an_id(each))
        else:
            expected[each[0]] = each
            kept.put(summary(*each))
        newest = sorted(expected.values(), key=lambda row: (row[1], row[0]), reverse=True)
        assert kept.all() == tuple(summary(*row) for row in newest)
        assert kept.all() is kept.all()
