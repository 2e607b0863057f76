"""Which way on: what the conditions of a ``go`` come to with the answers so far."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sro_assist.errors import WalkError
from sro_assist.trees.conditions import AnsweredIs, FactorIs, FactorMark, Inside
from sro_assist.trees.model import Go
from sro_assist.trees.semantics import FactorRef, NodeRef, Simple, open_ways
from sro_assist.walk.position import Frame, ItemKey, Key


class AnswerReading(NamedTuple):
    """What conditions can read: the newest answers. Here everything is known."""

    stack: tuple[Frame, ...]
    answers: Mapping[Key, str]
    visits: Mapping[Key, str]
    marks: Mapping[ItemKey, FactorMark]

    def holds(self, condition: Simple) -> bool:
        """Whether a simple condition of the tree being walked holds here."""
        tree = self.stack[-1].tree
        match condition:
            case Inside():
                return inside(condition.inside, self.stack)
            case AnsweredIs():
                return self.answers.get(NodeRef.parse(condition.answered, tree)) == condition.is_
            case FactorIs():
                return self.marks.get(FactorRef.parse(condition.factor, tree), "untouched") == condition.is_
            case _:
                return self.visits.get(NodeRef.parse(condition.visited, tree)) == condition.is_


def choose(go: Go, so_far: AnswerReading) -> str:
    """The node that a ``go`` leads to from here: by the first branch whose condition holds."""
    ways = open_ways(go, so_far.holds)
    if ways:
        return ways[0]
    raise WalkError(
        f"No way on from {'.'.join(so_far.stack[-1])} holds.",
        hint="Run `sro-assist check` on the decision trees.",
    )


def inside(tree: str, stack: tuple[Frame, ...]) -> bool:
    """Whether the tree on top is being visited from this one, directly or further out."""
    return any(frame.tree == tree for frame in stack[:-1])
