"""Every position that a walk can come to, found by the transitions themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import get_args

from sro_assist.trees.conditions import FactorMark
from sro_assist.trees.model import Do, Factors, Guidance, Outcome, Question
from sro_assist.trees.pack import Pack
from sro_assist.walk import events as ev
from sro_assist.walk.node_entry import node_at
from sro_assist.walk.position import Frame, Position
from sro_assist.walk.transitions import Move, apply, back, begin

AT = "2031-04-05T11:00:00Z"


def offered(pack: Pack, position: Position) -> Iterator[ev.Onward]:
    """Every event that fits here. Which time and which text an event has makes no difference."""
    if position.ended:
        return
    tree, node = position.frame
    yield from (ev.Reassessed(elapsed=0), ev.DangerTapped(elapsed=0), ev.Resumed(at=AT, elapsed=0))
    yield ev.Noted(tree=tree, node=node, text="Talked", elapsed=0)
    yield ev.Finished(ended="interrupted", tree=tree, node=node, elapsed=0)
    for owing, duty in position.owed:
        yield from (ev.DutyMarked(tree=owing, duty=duty, done=done, elapsed=0) for done in (True, False))
    yield from _of_the_screen(pack, position)


def _of_the_screen(pack: Pack, position: Position) -> Iterator[ev.Onward]:
    tree, node = position.frame
    match node_at(pack, position.frame):
        case Question(choices=choices):
            answers = (choice.id for choice in choices)
            yield from (ev.Answered(tree=tree, node=node, choice=each, elapsed=0) for each in answers)
        case Factors(factors=factors):
            marks = ((factor.id, mark) for factor in factors for mark in get_args(FactorMark))
            for factor, mark in marks:
                yield ev.Marked(tree=tree, node=node, factor=factor, mark=mark, elapsed=0)
            yield ev.Continued(tree=tree, node=node, elapsed=0)
        case Guidance(do=do):
            yield from _ticks(position.frame, do)
            yield ev.Continued(tree=tree, node=node, elapsed=0)
        case Outcome(do=do):
            yield from _ticks(position.frame, do)
            yield _at_the_outcome(position)


def _ticks(at: Frame, do: Iterable[Do]) -> Iterator[ev.Ticked]:
    items = (each.id for each in do if each.id)
    for item in items:
        for done in (True, False):
            yield ev.Ticked(tree=at.tree, node=at.node, item=item, done=done, elapsed=0)


def _at_the_outcome(position: Position) -> ev.Onward:
    tree, node = position.frame
    if len(position.stack) > 1:
        return ev.Continued(tree=tree, node=node, elapsed=0)
    return ev.Finished(ended="finished", tree=tree, node=node, elapsed=0)


class Exploration:
    """All positions of walks of one tree, to the last, going back included.

    A position is kept by how its screen was arrived at: that is what going back leads to, whatever was marked
    since. So it needs to know only which arrivals come straight before which, not the whole path.
    """

    def __init__(self, pack: Pack, tree: str) -> None:
        self._pack = pack
        self._known: dict[Position, set[Position]] = defaultdict(set)
        """The positions at a screen, by the position on arriving at it."""
        self._before: dict[Position, set[Position]] = defaultdict(set)
        """The arrivals from which a move leads to an arrival."""
        self._waiting: list[tuple[Position, Position]] = []
        first = begin(pack, tree)
        self._found(first, first)
        while self._waiting:
            self._explore(*self._waiting.pop())

    @property
    def positions(self) -> frozenset[Position]:
        """Every one that was found."""
        return frozenset().union(*self._known.values())

    def _found(self, arrival: Position, position: Position) -> None:
        if position not in self._known[arrival]:
            self._known[arrival].add(position)
            self._waiting.append((arrival, position))

    def _explore(self, arrival: Position, position: Position) -> None:
        for event in offered(self._pack, position):
            after = apply(self._pack, position, event)
            if not isinstance(event, Move):
                self._found(arrival, after)
                continue
            self._before[after].add(arrival)
            self._found(after, after)
            for later in tuple(self._known[after]):
                self._go_back(later, arrival)
        for before in self._before[arrival]:
            self._go_back(position, before)

    def _go_back(self, position: Position, before: Position) -> None:
        if not position.ended:
            self._found(before, back(position, before))
