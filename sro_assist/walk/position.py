"""Where a walkthrough stands after its events. Everything here is frozen; a step makes a new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from types import MappingProxyType
from typing import Any, NamedTuple

from sro_assist.trees.conditions import FactorMark
from sro_assist.walk.events import How, Noted

Key = tuple[str, str]
"""A tree and something in it: a node, a duty or a clock."""
ItemKey = tuple[str, str, str]
"""A tree, a node, and a factor or item of it."""


NOTHING: Mapping[Any, Any] = MappingProxyType({})


class Frame(NamedTuple):
    """A tree and the node where it stands."""

    tree: str
    node: str


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


class Position(NamedTuple):  # noqa: PLW1641 - its answers are looked up, not hashed
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
    before: Position | None

    @property
    def frame(self) -> Frame:
        """The tree and node of the screen."""
        return self.stack[-1]

    def path(self) -> Iterator[Position]:
        """Itself and the places before it, newest first."""
        at: Position | None = self
        while at is not None:
            yield at
            at = at.before

    def __repr__(self) -> str:
        """Where it is; the places before it would be too deep to show."""
        return f"Place(step {self.step}, event {self.event}, at {' / '.join(map('.'.join, self.stack))})"

    def __eq__(self, other: object) -> bool:
        """Places are compared one by one: a long path would be too deep to compare whole."""
        if not isinstance(other, Position):
            return NotImplemented
        pairs = zip_longest(self.path(), other.path())
        return all(a is not None and b is not None and a[:-1] == b[:-1] for a, b in pairs)

    def __ne__(self, other: object) -> bool:
        return not self == other


class State(NamedTuple):
    """A place, and what going back leaves alone."""

    place: Position
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
