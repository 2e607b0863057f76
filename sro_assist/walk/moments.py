"""When each moment of a walkthrough was: by the device's clock at the start, and at every reopening."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import datetime, timedelta

from sro_assist.walk.events import Event, Resumed, Started, told_time

_MILLISECOND = timedelta(milliseconds=1)
SAME_CLOCK = 5_000
"""Milliseconds by which a clock may be put right without a word."""


class Moments:
    """Wall-clock times of elapsed ones.

    The elapsed time never goes back, so a clock that was wrong once would move all later times for good. So a
    time is told from the reopening before it, which says what the clock showed then.
    """

    def __init__(self, started: datetime, elapsed: int = 0) -> None:
        self._elapsed, self._at = [elapsed], [started]

    @classmethod
    def of(cls, events: Iterable[Event]) -> Moments:
        """The moments of these events; the first is the start."""
        told = [event for event in events if isinstance(event, Started | Resumed)]
        first, *others = sorted(told, key=lambda event: event.elapsed)
        moments = cls(told_time(first.at), first.elapsed)
        for event in others:
            moments.reopened(told_time(event.at), event.elapsed)
        return moments

    def reopened(self, at: datetime, elapsed: int) -> None:
        """The app was opened again at this time. Later than every reopening before it."""
        self._elapsed.append(elapsed)
        self._at.append(at)

    def time_of(self, elapsed: int) -> datetime:
        """What the device's clock showed at a moment."""
        place = max(bisect_right(self._elapsed, elapsed) - 1, 0)
        return self._at[place] + (elapsed - self._elapsed[place]) * _MILLISECOND

    def between(self, one: int, other: int) -> int:
        """Milliseconds from a moment to a later one: as the clock had it, unless it was set in between."""
        shown = (self.time_of(other) - self.time_of(one)) // _MILLISECOND
        return shown if 0 <= shown <= other - one else other - one


def clock_jumps(events: Iterable[Event]) -> dict[int, int]:
    """By how many milliseconds the clock was off what the steps before had counted, by the event's number.

    Less than nothing: it was set back. Only at reopenings, and only where it is worth a word.
    """
    jumps: dict[int, int] = {}
    moments: Moments | None = None
    for number, event in enumerate(events):
        if isinstance(event, Started):
            moments = Moments(told_time(event.at), event.elapsed)
        elif isinstance(event, Resumed) and moments is not None:
            at = told_time(event.at)
            off = (at - moments.time_of(event.elapsed)) // _MILLISECOND
            moments.reopened(at, event.elapsed)
            if abs(off) > SAME_CLOCK:
                jumps[number] = off
    return jumps
