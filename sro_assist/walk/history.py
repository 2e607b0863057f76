"""What a walk looks back on: its events, its path, and the times. Frozen; a step makes a new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import NamedTuple

from sro_assist.trees.conditions import FactorMark
from sro_assist.walk.events import Event, How, Noted
from sro_assist.walk.position import NOTHING, Frame, ItemKey, Key


class EventLog(NamedTuple):
    """The events so far, newest first, sharing what came before."""

    event: Event
    number: int
    before: EventLog | None


class ClockTime(NamedTuple):
    """When a clock started and, once it has, stopped: both in elapsed milliseconds."""

    started: int
    stopped: int | None = None


class Suspended(NamedTuple):
    """A step that going back took off, and when the clocks that it had started began."""

    at: Frame
    by: str
    clocks: Mapping[Key, int]


class Tapped(NamedTuple):
    """When something was tapped as done, and whether at the time or later. Not when it was done."""

    elapsed: int
    how: How


class PathStep(NamedTuple):  # noqa: PLW1641 - its answers are looked up, not hashed
    """What going back restores: the screen, the answers given on the way to it, and what they brought."""

    stack: tuple[Frame, ...]
    answers: Mapping[Key, str]
    visits: Mapping[Key, str]
    """The outcomes at which the visits made at these nodes ended."""
    owed: tuple[Key, ...]
    clocks: Mapping[Key, ClockTime]
    event: int
    """The number of the event that led here; the walkthrough's first is 0."""
    step: int
    """How many screens this path has shown, this one included."""
    by: str
    """What led here: a choice's id, ``reassess``, or empty."""
    before: PathStep | None

    @property
    def frame(self) -> Frame:
        """The tree and node of the screen."""
        return self.stack[-1]

    def path(self) -> Iterator[PathStep]:
        """Itself and the places before it, newest first."""
        at: PathStep | None = self
        while at is not None:
            yield at
            at = at.before

    def __repr__(self) -> str:
        """Where it is; the places before it would be too deep to show."""
        return f"PathStep(step {self.step}, event {self.event}, at {' / '.join(map('.'.join, self.stack))})"

    def __eq__(self, other: object) -> bool:
        """Places are compared one by one: a long path would be too deep to compare whole."""
        if not isinstance(other, PathStep):
            return NotImplemented
        pairs = zip_longest(self.path(), other.path())
        return all(a is not None and b is not None and a[:-1] == b[:-1] for a, b in pairs)

    def __ne__(self, other: object) -> bool:
        return not self == other


class State(NamedTuple):
    """A place, and what going back leaves alone."""

    place: PathStep
    marks: Mapping[ItemKey, FactorMark] = NOTHING
    ticks: Mapping[ItemKey, Tapped] = NOTHING
    done: Mapping[Key, Tapped] = NOTHING
    notes: tuple[Noted, ...] = ()
    dangers: tuple[int, ...] = ()
    """When *Danger now* was tapped, in elapsed milliseconds."""
    suspended: tuple[Suspended, ...] = ()
    """The steps gone back over, the next to be made again last; another step forgets them."""
    ended: str = ""
    """``finished`` or ``interrupted`` once it is over."""
