"""What each event makes of a position: pure functions of the pack, the position and the event.

Going back needs one thing more, the position before, and only history has it: so ``back`` stands by itself,
and ``Walkthrough`` calls it. Raises WalkError when an event does not fit.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

from sro_assist.errors import WalkError
from sro_assist.trees.model import Factors, Go, Guidance, Outcome, Question, Screen, Visit
from sro_assist.trees.pack import Pack
from sro_assist.walk import events as ev
from sro_assist.walk.branches import choose
from sro_assist.walk.node_entry import arrive, node_at, owing
from sro_assist.walk.position import Frame, Position

ScreenT = TypeVar("ScreenT", bound=Screen)
AtScreen = ev.Answered | ev.Continued | ev.Marked | ev.Ticked | ev.Finished
Move = ev.Answered | ev.Continued | ev.Reassessed
"""What leads to another screen, or to the same once more."""


def begin(pack: Pack, tree: str) -> Position:
    """The first position of a walk of this tree."""
    if tree not in pack.trees:
        _refuse(f"These decision trees have none called {tree}.")
    first = (Frame(tree, pack.trees[tree].start),)
    return arrive(pack, Position(first), first)


def apply(pack: Pack, position: Position, event: ev.Onward) -> Position:
    """The position after an event; the same one when nothing that a rule reads has changed."""
    if position.ended:
        _refuse_more()
    return _APPLY[type(event)](pack, position, event)


def back(position: Position, before: Position | None) -> Position:
    """The position before, which is one of the same walk, but with what has been marked until now."""
    if position.ended:
        _refuse_more()
    if before is None:
        _refuse("This is the first screen.")
    return before._replace(marks=position.marks)


def _refuse_more() -> NoReturn:
    _refuse("This walkthrough is over.")


def _refuse(what: str) -> NoReturn:
    raise WalkError(what, hint="Nothing was changed.")


def _shown(pack: Pack, position: Position, event: AtScreen, kind: type[ScreenT]) -> ScreenT:
    """The screen an event speaks of: it has to be the one that is shown, and of that kind."""
    frame = position.stack[-1]
    node = node_at(pack, frame)
    if (event.tree, event.node) != frame or not isinstance(node, kind):
        _refuse(f"{event.tree}.{event.node} is not the {kind.__name__.lower()} shown now.")
    return node


def _answered(pack: Pack, position: Position, event: ev.Answered) -> Position:
    question = _shown(pack, position, event, Question)
    choice = question.choice(event.choice)
    if choice is None:
        _refuse(f"{event.tree}.{event.node} has no choice {event.choice}.")
    stack, answers, visits, owed, marks, _ = position
    answers = {**answers, (event.tree, event.node): event.choice}
    if choice.owes:
        owed = owing(owed, event.tree, choice.owes)
    return _to(pack, Position(stack, answers, visits, owed, marks), choice.go)


def _continued(pack: Pack, position: Position, event: ev.Continued) -> Position:
    screen = _shown(pack, position, event, Screen)
    if isinstance(screen, Factors | Guidance):
        return _to(pack, position, screen.go)
    if isinstance(screen, Outcome) and len(position.stack) > 1:
        return _come_back(pack, position, reached=event.node)
    _refuse(f"{event.tree}.{event.node} is not a screen to go on from.")


def _come_back(pack: Pack, position: Position, reached: str) -> Position:
    """From the outcome of a visited tree to where the visit goes on."""
    stack = position.stack[:-1]
    visit = node_at(pack, stack[-1])
    assert isinstance(visit, Visit)  # noqa: S101 - only a visit puts a tree on the stack
    visits = {**position.visits, stack[-1]: reached}
    return _to(pack, position._replace(stack=stack, visits=visits), visit.then)


def _reassessed(pack: Pack, position: Position, _event: ev.Reassessed) -> Position:
    return _to(pack, position, pack.trees[position.frame.tree].reassess_at)


def _to(pack: Pack, position: Position, go: Go) -> Position:
    """Follow a ``go`` of the tree on top to the next screen."""
    stack = position.stack
    node = go if isinstance(go, str) else choose(go, position)
    return arrive(pack, position, (*stack[:-1], Frame(stack[-1].tree, node)))


def _marked(pack: Pack, position: Position, event: ev.Marked) -> Position:
    screen = _shown(pack, position, event, Factors)
    if all(factor.id != event.factor for factor in screen.factors):
        _refuse(f"{event.tree}.{event.node} has no factor {event.factor}.")
    key = (event.tree, event.node, event.factor)
    marks = {other: mark for other, mark in position.marks.items() if other != key}
    return position._replace(marks=marks if event.mark == "untouched" else {**marks, key: event.mark})


def _ticked(pack: Pack, position: Position, event: ev.Ticked) -> Position:
    screen = _shown(pack, position, event, Screen)
    if all(item.id != event.item for item in screen.items):
        _refuse(f"{event.tree}.{event.node} has nothing to tick called {event.item}.")
    return position


def _duty(_pack: Pack, position: Position, event: ev.DutyMarked) -> Position:
    if (event.tree, event.duty) not in position.owed:
        _refuse(f"The duty {event.tree}.{event.duty} is not owed.")
    return position


def _noted(_pack: Pack, position: Position, event: ev.Noted) -> Position:
    if (event.tree, event.node) != position.frame:
        _refuse("A note is written at the screen that is shown.")
    if not 1 <= len(event.text) <= ev.MOST_NOTE:
        _refuse(f"A note has between 1 and {ev.MOST_NOTE} characters.")
    if any("\ud800" <= letter <= "\udfff" for letter in event.text):
        _refuse("This note holds half a character, which cannot be kept.")
    return position


def _same(_pack: Pack, position: Position, _event: ev.DangerTapped | ev.Resumed) -> Position:
    return position


def _finished(pack: Pack, position: Position, event: ev.Finished) -> Position:
    _shown(pack, position, event, Outcome if event.ended == "finished" else Screen)
    if event.ended == "finished" and len(position.stack) > 1:
        _refuse("Another tree is still waiting for this one.")
    return position._replace(ended=event.ended)


def _started(_pack: Pack, _position: Position, _event: ev.Started) -> Position:
    _refuse("This walkthrough has started already.")


_APPLY: dict[type[Any], Callable[[Pack, Position, Any], Position]] = {
    ev.Started: _started,
    ev.Answered: _answered,
    ev.Continued: _continued,
    ev.Reassessed: _reassessed,
    ev.Marked: _marked,
    ev.Ticked: _ticked,
    ev.DutyMarked: _duty,
    ev.Noted: _noted,
    ev.DangerTapped: _same,
    ev.Resumed: _same,
    ev.Finished: _finished,
}
