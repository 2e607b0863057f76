"""The shortest way to each outcome of each tree, found with the engine itself."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

from sro_assist.trees.model import Question
from sro_assist.trees.pack import Pack
from sro_assist.walk.events import Answered, Continued, Started
from sro_assist.walk.position import Key
from sro_assist.walk.walkthrough import Walkthrough

Tap = Answered | Continued
Goal = Callable[[Walkthrough], bool]
NOBODY = "00000000-0000-4000-8000-000000000000"
MOST = 20_000
"""Screens looked at before giving up: the real trees need a fraction of it."""


class Ways:
    """Looks for ways through one pack. Two walks are alike when no condition can tell them apart."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._told_apart = frozenset(_read(pack))

    def start(self, tree: str) -> Walkthrough:
        """At the first screen of a tree."""
        at = "2025-11-23T10:00:00.000+00:00"
        started = Started(
            walkthrough=NOBODY,
            tree=tree,
            at=at,
            pack=self.pack.manifest.id,
            edition=self.pack.edition,
            app="",
        )
        return Walkthrough.begin(self.pack, started)

    def to_each_outcome(self, tree: str) -> dict[str, Walkthrough]:
        """Walks that show each outcome of a tree and then end, by outcome.

        Begun in the tree itself if the outcome can end such a walk, else wherever it can be seen.
        """
        outcomes = sorted(node for node, _ in self.pack.trees[tree].outcomes())
        return {
            node: self.to(self.start(tree), _ends_at(tree, node)) or self._seen_elsewhere(tree, node)
            for node in outcomes
        }

    def to(self, walk: Walkthrough, goal: Goal) -> Walkthrough | None:
        """The fewest taps further, until the goal; none when there is no way."""
        waiting = deque([walk])
        known = {self.likeness(walk)}
        while waiting and len(known) < MOST:
            walk = waiting.popleft()
            if goal(walk):
                return walk
            for further in further_on(walk):
                likeness = self.likeness(further)
                if likeness not in known:
                    known.add(likeness)
                    waiting.append(further)
        return None

    def _seen_elsewhere(self, tree: str, node: str) -> Walkthrough:
        """An outcome that only a tree which waits for this one can bring about, and then an end."""
        for begun in self.pack.trees:
            seen = self.to(self.start(begun), _at(tree, node))
            ended = seen and self.to(seen, _ended)
            if ended:
                return ended
        raise AssertionError(f"No walk shows {tree}.{node}.")

    def likeness(self, walk: Walkthrough) -> tuple[object, ...]:
        """What two walks share that no condition can tell apart."""
        position = walk.position
        kept = ((*key, value) for part in (position.answers, position.visits) for key, value in part.items())
        return position.stack, frozenset(one for one in kept if one[:2] in self._told_apart)


def taps(walk: Walkthrough) -> tuple[Tap, ...]:
    """What was tapped on a walk that ``Ways`` found."""
    return tuple(event for event in walk.events if isinstance(event, Answered | Continued))


def _at(tree: str, node: str) -> Goal:
    return lambda walk: walk.frame == (tree, node)


def _ends_at(tree: str, node: str) -> Goal:
    return lambda walk: walk.at_the_end and walk.frame == (tree, node)


def _ended(walk: Walkthrough) -> bool:
    return walk.at_the_end


def further_on(walk: Walkthrough) -> Iterator[Walkthrough]:
    """Every tap that is possible, taken."""
    screen = walk.screen
    if isinstance(screen, Question):
        yield from (walk.answer(choice.id, elapsed=0) for choice in screen.choices)
    elif not walk.at_the_end:
        yield walk.go_on(elapsed=0)


def _read(pack: Pack) -> Iterator[Key]:
    """The nodes whose answers and visits some condition reads."""
    for tree_id, tree in pack.trees.items():
        for node in tree.nodes.values():
            for go in node.ways():
                if not isinstance(go, str):
                    data = [branch.model_dump(by_alias=True) for branch in go]
                    yield from (_key(tree_id, name) for name in _names(data))


def _names(data: Any) -> Iterator[str]:  # noqa: ANN401 - whatever JSON holds
    if isinstance(data, dict):
        yield from (data[form] for form in ("answered", "visited") if form in data)
    if isinstance(data, dict | list | tuple):
        for part in data.values() if isinstance(data, dict) else data:
            yield from _names(part)


def _key(tree: str, name: str) -> Key:
    """``purpose`` is a node of this tree, ``force.purpose`` one of another."""
    other, dot, node = name.partition(".")
    return (other, node) if dot else (tree, name)
