"""Elapsed time never goes back, whatever the wall clock does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sro_assist.app.elapsed_clock import ElapsedClock, wall_clock
from sro_assist.walk.events import MOST_ELAPSED
from sro_assist.walk.moments import Moments
from tests.app.bench import Ticker

START = datetime(2031, 4, 5, 10, 0, tzinfo=UTC)
A_JUMP = st.timedeltas(min_value=-timedelta(days=4000), max_value=timedelta(days=4000))
STEPS = st.lists(st.one_of(A_JUMP, st.floats(0, 9999)), max_size=12)


@given(STEPS)
def test_elapsed_never_goes_back_whatever_the_clock_does(steps: list[timedelta | float]) -> None:
    ticker, wall = Ticker(), START
    moments = Moments(START)
    watch = ElapsedClock(START, tick=ticker)
    read = [watch.elapsed()]
    for step in steps:
        if isinstance(step, timedelta):  # closed, the clock changed, opened again
            wall += step
            watch = ElapsedClock.going_on(moments, read[-1], wall, ticker)
            watch.reopened(wall, watch.elapsed())
            assert watch.time_of(watch.elapsed()) == wall
        else:
            ticker.forward(step)
            wall += timedelta(seconds=step)
        read.append(watch.elapsed())
    assert read == sorted(read)
    assert read[0] == 0


def test_elapsed_counts_milliseconds() -> None:
    ticker = Ticker()
    watch = ElapsedClock(START, tick=ticker)
    ticker.forward(1.5)
    assert watch.elapsed() == 1500


def going_on(elapsed: int, now: datetime, ticker: Ticker | None = None) -> ElapsedClock:
    """Opened again at this time, after a step at this moment."""
    return ElapsedClock.going_on(Moments(START), elapsed, now, ticker or Ticker())


def test_going_on_counts_the_time_while_closed() -> None:
    assert going_on(5_000, START + timedelta(minutes=2)).elapsed() == 120_000


def test_going_on_follows_last_step_when_set_back() -> None:
    ticker = Ticker()
    watch = going_on(5_000, START - timedelta(hours=1), ticker)
    ticker.forward(2)
    assert watch.elapsed() == 7_001


def test_going_on_is_not_misled_by_time_zones() -> None:
    assert going_on(0, datetime.fromisoformat("2031-04-05T05:00:30-05:00")).elapsed() == 30_000


def test_going_on_believes_no_clock_that_says_centuries() -> None:
    assert going_on(0, START.replace(year=8000)).elapsed() <= MOST_ELAPSED // 9


def test_wrong_clock_at_reopening_moves_no_later_time() -> None:
    wrong, right = START + timedelta(days=365), START + timedelta(minutes=10)
    moments = Moments(START)
    ticker = Ticker()
    first = ElapsedClock.going_on(moments, 60_000, wrong, ticker)
    first.reopened(wrong, first.elapsed())
    second = ElapsedClock.going_on(moments, first.elapsed(), right, ticker)
    second.reopened(right, second.elapsed())
    ticker.forward(30)
    assert second.time_of(second.elapsed()) == right + timedelta(seconds=30)
    assert second.between(60_000, second.elapsed()) == 9 * 60_000 + 30_000
    later = right + timedelta(minutes=5)
    third = ElapsedClock.going_on(moments, second.elapsed(), later, ticker)
    assert third.elapsed() - second.elapsed() == 270_000


def test_between_counts_walked_time_with_clock_set_back() -> None:
    moments = Moments(START)
    moments.reopened(START - timedelta(hours=1), 60_000)
    assert moments.between(0, 90_000) == 90_000
    assert moments.between(60_000, 90_000) == 30_000


def test_time_of_is_the_start_and_what_elapsed() -> None:
    watch = ElapsedClock(START)
    assert watch.time_of(61_001) == START + timedelta(seconds=61.001)


def test_wall_clock_knows_its_offset() -> None:
    assert wall_clock().utcoffset() is not None


@pytest.mark.parametrize("milliseconds", [0, 999, 86_400_000])
def test_time_of_keeps_the_offset_of_the_start(milliseconds: int) -> None:
    start = datetime.fromisoformat("2031-04-05T10:00:00-05:00")
    assert ElapsedClock(start).time_of(milliseconds).utcoffset() == timedelta(hours=-5)
