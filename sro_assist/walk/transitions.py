"""What each event does to the state. Raises WalkError when it does not fit; then nothing has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NoReturn, TypeVar

from sro_assist.errors import WalkError
from sro_assist.trees.model import Factors, Go, Guidance, Outcome, Question, Screen, Visit
from sro_assist.trees.pack import Pack
from sro_assist.walk import events as ev
from sro_assist.walk.branches import AnswerReading, choose
from sro_assist.walk.history import ClockTime, PathStep, State, Suspended, Tapped
from sro_assist.walk.node_entry import NodeEntry, arrive, node_at, owing
from sro_assist.walk.position import Frame, Key

ScreenT = TypeVar("ScreenT", bound=Screen)
AtScreen = ev.Answered | ev.Continued | ev.Marked | ev.Ticked | ev.Finished


def begin(pack: Pack, started: ev.Started) -> PathStep:
    """The first place: the start of the tree that was opened."""
    if started.tree not in pack.trees:
        _refuse(f"These decision trees have none called {started.tree}.")
    first = NodeEntry((Frame(started.tree, pack.trees[started.tree].start),), (), {})
    stack, owed, clocks = arrive(pack, first, started.elapsed, {})
    return PathStep(stack, {}, {}, owed, clocks, event=0, step=1, by="", before=None)


def apply(pack: Pack, state: State, event: ev.Event, number: int) -> State:
    """The state after an event, the ``number``-th of its walkthrough."""
    if state.ended:
        _refuse("This walkthrough is over.")
    return _APPLY[type(event)](pack, state, event, number)


def _refuse(what: str) -> NoReturn:
    raise WalkError(what, hint="Nothing was changed.")


def _shown(pack: Pack, state: State, event: AtScreen, kind: type[ScreenT]) -> ScreenT:
    """The screen an event speaks of: it has to be the one that is shown, and of that kind."""
    frame = state.place.stack[-1]
    node = node_at(pack, frame)
    if (event.tree, event.node) != frame or not isinstance(node, kind):
        _refuse(f"{event.tree}.{event.node} is not the {kind.__name__.lower()} shown now.")
    return node


def _answered(pack: Pack, state: State, event: ev.Answered, number: int) -> State:
    question = _shown(pack, state, event, Question)
    choice = question.choice(event.choice)
    if choice is None:
        _refuse(f"{event.tree}.{event.node} has no choice {event.choice}.")
    place = state.place
    step = _Step(pack, state, number, event.elapsed, by=event.choice)
    step.answers = {**place.answers, (event.tree, event.node): event.choice}
    if choice.owes:
        step.owed = owing(place.owed, event.tree, choice.owes)
    return step.to(choice.go)


def _continued(pack: Pack, state: State, event: ev.Continued, number: int) -> State:
    screen = _shown(pack, state, event, Screen)
    step = _Step(pack, state, number, event.elapsed)
    if isinstance(screen, Factors | Guidance):
        return step.to(screen.go)
    if isinstance(screen, Outcome) and len(step.stack) > 1:
        return _come_back(step, reached=event.node)
    _refuse(f"{event.tree}.{event.node} is not a screen to go on from.")


def _come_back(step: _Step, reached: str) -> State:
    """From the outcome of a visited tree to where the visit goes on."""
    step.stack = step.stack[:-1]
    step.visits = {**step.visits, step.stack[-1]: reached}
    visit = node_at(step.pack, step.stack[-1])
    assert isinstance(visit, Visit)  # noqa: S101 - only a visit puts a tree on the stack
    return step.to(visit.then)


def _reassessed(pack: Pack, state: State, event: ev.Reassessed, number: int) -> State:
    step = _Step(pack, state, number, event.elapsed, by="reassess")
    return step.to(pack.trees[state.place.frame.tree].reassess_at)


class _Step:
    """A move being made: begins as the place it leaves, ends as the place it comes to."""

    __slots__ = ("answers", "by", "elapsed", "number", "owed", "pack", "stack", "state", "visits")

    def __init__(self, pack: Pack, state: State, number: int, elapsed: int, by: str = "") -> None:
        place = state.place
        self.pack, self.state, self.number, self.elapsed, self.by = pack, state, number, elapsed, by
        self.stack, self.answers, self.visits, self.owed = (
            place.stack,
            place.answers,
            place.visits,
            place.owed,
        )

    def to(self, go: Go) -> State:
        """Follow a ``go`` to the next screen."""
        state, stack = self.state, self.stack
        place = state.place
        tree = stack[-1].tree
        if not isinstance(go, str):
            so_far = AnswerReading(stack, self.answers, self.visits, state.marks)
            go = choose(go, so_far)
        leaving = NodeEntry((*stack[:-1], Frame(tree, go)), self.owed, place.clocks)
        again = state.suspended
        restored, suspended = _restored(again, place.frame, self.by) if again else _NEW_GROUND
        stack, owed, clocks = arrive(self.pack, leaving, self.elapsed, restored)
        new = PathStep(
            stack, self.answers, self.visits, owed, clocks, self.number, place.step + 1, self.by, place
        )
        return State(new, state.marks, state.ticks, state.done, state.notes, state.dangers, suspended, "")


_Again = tuple[Mapping[Key, int], tuple[Suspended, ...]]
_NEW_GROUND: _Again = ({}, ())


def _restored(suspended: tuple[Suspended, ...], at: Frame, by: str) -> _Again:
    """The starts of clocks, if this is the very step gone back over, and the steps gone back over before.

    Another step goes another way: what lay ahead is forgotten, so that a clock which it starts is new.
    """
    if (suspended[-1].at, suspended[-1].by) == (at, by):
        return suspended[-1].clocks, suspended[:-1]
    return _NEW_GROUND


def _went_back(_pack: Pack, state: State, _event: ev.WentBack, _number: int) -> State:
    place = state.place
    if place.before is None:
        _refuse("This is the first screen.")
    step = Suspended(place.before.frame, place.by, _started_by(place, place.before))
    return state._replace(place=place.before, suspended=(*state.suspended, step))


def _started_by(place: PathStep, before: PathStep) -> dict[Key, int]:
    """When the clocks that a step started began."""
    never = ClockTime(-1)
    return {
        key: clock.started
        for key, clock in place.clocks.items()
        if before.clocks.get(key, never).started != clock.started
    }


def _marked(pack: Pack, state: State, event: ev.Marked, _number: int) -> State:
    screen = _shown(pack, state, event, Factors)
    if all(factor.id != event.factor for factor in screen.factors):
        _refuse(f"{event.tree}.{event.node} has no factor {event.factor}.")
    return state._replace(marks={**state.marks, (event.tree, event.node, event.factor): event.mark})


def _ticked(pack: Pack, state: State, event: ev.Ticked, _number: int) -> State:
    screen = _shown(pack, state, event, Screen)
    if all(item.id != event.item for item in screen.items):
        _refuse(f"{event.tree}.{event.node} has nothing to tick called {event.item}.")
    key = (event.tree, event.node, event.item)
    return state._replace(ticks=_tapped(state.ticks, key, event))


def _duty(_pack: Pack, state: State, event: ev.DutyMarked, _number: int) -> State:
    key = (event.tree, event.duty)
    if key not in state.place.owed:
        _refuse(f"The duty {event.tree}.{event.duty} is not owed.")
    return state._replace(done=_tapped(state.done, key, event))


KeyT = TypeVar("KeyT")


def _tapped(
    tapped: Mapping[KeyT, Tapped], key: KeyT, event: ev.Ticked | ev.DutyMarked
) -> Mapping[KeyT, Tapped]:
    """Put a tap in, or take it out again."""
    if event.done:
        return {**tapped, key: Tapped(event.elapsed, event.how)}
    return {other: tap for other, tap in tapped.items() if other != key}


def _noted(_pack: Pack, state: State, event: ev.Noted, _number: int) -> State:
    if (event.tree, event.node) != state.place.frame:
        _refuse("A note is written at the screen that is shown.")
    if not 1 <= len(event.text) <= ev.MOST_NOTE:
        _refuse(f"A note has between 1 and {ev.MOST_NOTE} characters.")
    if any("\ud800" <= letter <= "\udfff" for letter in event.text):
        _refuse("This note holds half a character, which cannot be kept.")
    return state._replace(notes=(*state.notes, event))


def _danger(_pack: Pack, state: State, event: ev.DangerTapped, _number: int) -> State:
    return state._replace(dangers=(*state.dangers, event.elapsed))


def _resumed(_pack: Pack, state: State, _event: ev.Resumed, _number: int) -> State:
    return state


def _finished(pack: Pack, state: State, event: ev.Finished, _number: int) -> State:
    _shown(pack, state, event, Outcome if event.ended == "finished" else Screen)
    if event.ended == "finished" and len(state.place.stack) > 1:
        _refuse("Another tree is still waiting for this one.")
    return state._replace(ended=event.ended)


def _started(_pack: Pack, _state: State, _event: ev.Started, _number: int) -> State:
    _refuse("This walkthrough has started already.")


_APPLY: dict[type[Any], Callable[[Pack, State, Any, int], State]] = {
    ev.Started: _started,
    ev.Answered: _answered,
    ev.Continued: _continued,
    ev.Reassessed: _reassessed,
    ev.WentBack: _went_back,
    ev.Marked: _marked,
    ev.Ticked: _ticked,
    ev.DutyMarked: _duty,
    ev.Noted: _noted,
    ev.DangerTapped: _danger,
    ev.Resumed: _resumed,
    ev.Finished: _finished,
}
