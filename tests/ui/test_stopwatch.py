"""Elapsed time never goes back, whatever the wall clock does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sro_assist.ui.stopwatch import Stopwatch, wall_clock
from tests.ui.building import Ticker

START = datetime(2031, 4, 5, 10, 0, tzinfo=UTC)
A_JUMP = st.timedeltas(min_value=-timedelta(days=4000), max_value=timedelta(days=4000))
STEPS = st.lists(st.one_of(A_JUMP, st.floats(0, 9999)), max_size=12)


@given(STEPS)
def test_elapsed_never_goes_back_whatever_the_wall_clock_does(steps: list[timedelta | float]) -> None:
    ticker, wall = Ticker(), START
    watch = Stopwatch(START, tick=ticker)
    read = [watch.elapsed()]
    for step in steps:
        if isinstance(step, timedelta):  # closed, the clock changed, opened again
            wall += step
            watch = Stopwatch.going_on(START, read[-1], wall, ticker)
        else:
            ticker.forward(step)
            wall += timedelta(seconds=step)
        read.append(watch.elapsed())
    assert read == sorted(read)
    assert read[0] == 0


def test_elapsed_counts_milliseconds() -> None:
    ticker = Ticker()
    watch = Stopwatch(START, tick=ticker)
    ticker.forward(1.5)
    assert watch.elapsed() == 1500


def test_going_on_counts_the_time_in_which_it_was_closed() -> None:
    watch = Stopwatch.going_on(START, 5_000, START + timedelta(minutes=2), Ticker())
    assert watch.elapsed() == 120_000


def test_going_on_goes_on_from_the_last_step_when_the_clock_was_set_back() -> None:
    ticker = Ticker()
    watch = Stopwatch.going_on(START, 5_000, START - timedelta(hours=1), ticker)
    ticker.forward(2)
    assert watch.elapsed() == 7_000


def test_going_on_is_not_misled_by_another_time_zone() -> None:
    elsewhere = datetime.fromisoformat("2031-04-05T05:00:30-05:00")
    assert Stopwatch.going_on(START, 0, elsewhere, Ticker()).elapsed() == 30_000


def test_time_of_is_the_start_and_what_elapsed() -> None:
    watch = Stopwatch(START)
    assert watch.time_of(61_001) == START + timedelta(seconds=61.001)


def test_wall_clock_knows_its_offset() -> None:
    assert wall_clock().utcoffset() is not None


@pytest.mark.parametrize("milliseconds", [0, 999, 86_400_000])
def test_time_of_keeps_the_offset_of_the_start(milliseconds: int) -> None:
    start = datetime.fromisoformat("2031-04-05T10:00:00-05:00")
    assert Stopwatch(start).time_of(milliseconds).utcoffset() == timedelta(hours=-5)
