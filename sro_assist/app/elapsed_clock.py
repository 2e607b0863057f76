"""Elapsed time of a walkthrough: monotonic, so that a changed clock cannot reorder a record."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from sro_assist.walk.moments import Moments

LONGEST_SHUT = timedelta(days=3660)
"""A clock that says the app was shut for longer than this is wrong."""


def wall_clock() -> datetime:
    """The time now, with the device's offset from UTC."""
    return datetime.now().astimezone()


class ElapsedClock:
    """Milliseconds since a walkthrough started, going on from ``elapsed`` when it is opened again."""

    def __init__(
        self, started: datetime, elapsed: int = 0, tick: Callable[[], float] = time.monotonic
    ) -> None:
        self._moments = Moments(started)
        self._base, self._tick, self._zero = elapsed, tick, tick()

    @classmethod
    def going_on(
        cls,
        moments: Moments,
        elapsed: int,
        now: datetime,
        tick: Callable[[], float] = time.monotonic,
    ) -> ElapsedClock:
        """Opened again at ``now``, after the step at ``elapsed``: time has passed, but never backwards.

        What has passed is counted from what the clock showed at that step, so that a wrong one does not stay.
        """
        last = moments.time_of(elapsed)
        shut = min(now - last, LONGEST_SHUT) // timedelta(milliseconds=1)
        watch = cls(last, elapsed + max(shut, 1), tick)  # later than that step, if only by a hair
        watch._moments = moments
        return watch

    def elapsed(self) -> int:
        """Milliseconds since the start."""
        return self._base + int((self._tick() - self._zero) * 1000)

    def reopened(self, at: datetime, elapsed: int) -> None:
        """Times from here on are told by what the clock shows now."""
        self._moments.reopened(at, elapsed)

    def time_of(self, elapsed: int) -> datetime:
        """The wall-clock time of a moment of the walkthrough."""
        return self._moments.time_of(elapsed)

    def between(self, one: int, other: int) -> int:
        """Milliseconds from a moment to a later one."""
        return self._moments.between(one, other)
