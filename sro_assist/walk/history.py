"""What a walk looks back on: its events and its path, what was tapped and written, and when.

No rule of the walk reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeVar

from sro_assist.trees.model import Outcome
from sro_assist.trees.pack import Pack
from sro_assist.walk import events as ev
from sro_assist.walk.clocks import Clocks, Starts, run, started_between
from sro_assist.walk.linked import Linked
from sro_assist.walk.node_entry import node_at
from sro_assist.walk.position import NOTHING, Frame, ItemKey, Key, Position
from sro_assist.walk.transitions import Move


class PathStep(NamedTuple):
    """A screen on the way, and what going back to it restores."""

    position: Position
    """As it was on arriving: its marks may be older than the walk's."""
    clocks: Clocks
    event: int
    """The number of the event that led here."""
    by: str
    """What led here: a choice's id, ``reassess``, or empty."""


class Suspended(NamedTuple):
    """A step that going back took off, and when the clocks that it had started began."""

    at: Frame
    by: str
    clocks: Starts


class Tapped(NamedTuple):
    """When something was tapped as done, and whether at the time or later. Not when it was done."""

    elapsed: int
    how: ev.How


class History(NamedTuple):
    """Frozen; an event makes a new one, which shares what came before."""

    events: Linked[ev.Event]
    path: Linked[PathStep]
    """The screens that led here, the one that is shown included."""
    ticks: Mapping[ItemKey, Tapped] = NOTHING
    done: Mapping[Key, Tapped] = NOTHING
    notes: tuple[ev.Noted, ...] = ()
    dangers: tuple[int, ...] = ()
    """When *Danger now* was tapped, in elapsed milliseconds."""
    suspended: tuple[Suspended, ...] = ()
    """The steps gone back over, the next to be made again last; another step forgets them."""

    @classmethod
    def begin(cls, pack: Pack, started: ev.Started, position: Position) -> History:
        """The history at the first screen."""
        clocks = run(pack, {}, position.stack, started.elapsed, _NONE)
        return cls(Linked(started), Linked(PathStep(position, clocks, event=0, by="")))

    @property
    def clocks(self) -> Clocks:
        """The clocks that this path has started."""
        return self.path.newest.clocks

    def after(self, pack: Pack, event: ev.Onward, left: Position, position: Position) -> History:
        """The history with an event that led from one position to another, or to the same."""
        return _AFTER[type(event)](self, pack, event, left, position)

    def back(self, event: ev.WentBack) -> History:
        """The history with the newest screen of the path taken off; there has to be one before it."""
        gone, path = self.path.newest, self.path.before
        assert path is not None  # noqa: S101 - no position is before the first
        at = path.newest
        step = Suspended(at.position.frame, gone.by, started_between(at.clocks, gone.clocks))
        events = Linked(event, self.events)
        return self._replace(events=events, path=path, suspended=(*self.suspended, step))


def _moved(history: History, pack: Pack, event: Move, left: Position, position: Position) -> History:
    """One more screen on the path."""
    events, path, ticks, done, notes, dangers, suspended = history
    by, stayed = _led_on(pack, event, left)
    restored = _NONE
    if suspended:
        restored, suspended = _restored(suspended, left.frame, by)
    clocks = run(pack, path.newest.clocks, position.stack[stayed:], event.elapsed, restored)
    events = Linked(event, events)
    path = Linked(PathStep(position, clocks, events.number, by), path)
    return History(events, path, ticks, done, notes, dangers, suspended)


def _led_on(pack: Pack, event: Move, left: Position) -> tuple[str, int]:
    """What a move was made by, and how many frames of the stack stayed as they were."""
    outer = len(left.stack) - 1
    if isinstance(event, ev.Answered):
        return event.choice, outer
    if isinstance(event, ev.Reassessed):
        return "reassess", outer
    came_back = isinstance(node_at(pack, left.frame), Outcome)
    return "", outer - 1 if came_back else outer


_NONE: Starts = {}


def _restored(suspended: tuple[Suspended, ...], at: Frame, by: str) -> tuple[Starts, tuple[Suspended, ...]]:
    """The starts of clocks, if this is the very step gone back over, and the steps gone back over before.

    Another step goes another way: what lay ahead is forgotten, so that a clock which it starts is new.
    """
    if (suspended[-1].at, suspended[-1].by) == (at, by):
        return suspended[-1].clocks, suspended[:-1]
    return _NONE, ()


def _ticked(history: History, _pack: Pack, event: ev.Ticked, *_: Position) -> History:
    ticks = _tapped(history.ticks, (event.tree, event.node, event.item), event)
    return history._replace(events=Linked(event, history.events), ticks=ticks)


def _duty(history: History, _pack: Pack, event: ev.DutyMarked, *_: Position) -> History:
    done = _tapped(history.done, (event.tree, event.duty), event)
    return history._replace(events=Linked(event, history.events), done=done)


KeyT = TypeVar("KeyT")


def _tapped(
    tapped: Mapping[KeyT, Tapped], key: KeyT, event: ev.Ticked | ev.DutyMarked
) -> Mapping[KeyT, Tapped]:
    """Put a tap in, or take it out again."""
    if event.done:
        return {**tapped, key: Tapped(event.elapsed, event.how)}
    return {other: tap for other, tap in tapped.items() if other != key}


def _noted(history: History, _pack: Pack, event: ev.Noted, *_: Position) -> History:
    return history._replace(events=Linked(event, history.events), notes=(*history.notes, event))


def _danger(history: History, _pack: Pack, event: ev.DangerTapped, *_: Position) -> History:
    dangers = (*history.dangers, event.elapsed)
    return history._replace(events=Linked(event, history.events), dangers=dangers)


def _logged(history: History, _pack: Pack, event: ev.Event, *_: Position) -> History:
    return history._replace(events=Linked(event, history.events))


_AFTER: dict[type[Any], Callable[[History, Pack, Any, Position, Position], History]] = {
    ev.Answered: _moved,
    ev.Continued: _moved,
    ev.Reassessed: _moved,
    ev.Marked: _logged,
    ev.Ticked: _ticked,
    ev.DutyMarked: _duty,
    ev.Noted: _noted,
    ev.DangerTapped: _danger,
    ev.Resumed: _logged,
    ev.Finished: _logged,
}
