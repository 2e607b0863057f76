"""Elapsed time of a walkthrough: monotonic, so that a changed clock cannot reorder a record."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta


def wall_clock() -> datetime:
    """The time now, with the device's offset from UTC."""
    return datetime.now().astimezone()


class Stopwatch:
    """Milliseconds since a walkthrough started, going on from ``elapsed`` when it is opened again."""

    def __init__(
        self, started: datetime, elapsed: int = 0, tick: Callable[[], float] = time.monotonic
    ) -> None:
        self._started, self._base, self._tick, self._zero = started, elapsed, tick, tick()

    @classmethod
    def going_on(
        cls,
        started: datetime,
        elapsed: int,
        now: datetime,
        tick: Callable[[], float] = time.monotonic,
    ) -> Stopwatch:
        """Opened again at ``now``: time has passed, but never backwards, whatever the wall clock says."""
        since = int((now - started) / timedelta(milliseconds=1))
        return cls(started, max(elapsed, since), tick)

    def elapsed(self) -> int:
        """Milliseconds since the start."""
        return self._base + int((self._tick() - self._zero) * 1000)

    def time_of(self, elapsed: int) -> datetime:
        """The wall-clock time of a moment of the walkthrough."""
        return self._started + timedelta(milliseconds=elapsed)
