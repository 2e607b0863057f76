"""Which way on: what the conditions of a ``go`` come to with the answers so far."""

from __future__ import annotations

from functools import partial

from sro_assist.errors import WalkError
from sro_assist.trees.conditions import AnsweredIs, FactorIs, Inside
from sro_assist.trees.model import Go
from sro_assist.trees.semantics import FactorRef, NodeRef, Simple, open_ways
from sro_assist.walk.position import Frame, Position


def choose(go: Go, position: Position) -> str:
    """The node that a ``go`` leads to from here: by the first branch whose condition holds."""
    ways = open_ways(go, partial(holds, position))
    if ways:
        return ways[0]
    raise WalkError(
        f"No way on from {'.'.join(position.frame)} holds.",
        hint="Run `sro-assist check` on the decision trees.",
    )


def holds(position: Position, condition: Simple) -> bool:
    """Whether a simple condition of the tree being walked holds here: by the newest answers, all known."""
    tree = position.stack[-1].tree
    match condition:
        case AnsweredIs():
            return position.answers.get(NodeRef.parse(condition.answered, tree)) == condition.is_
        case Inside():
            return inside(condition.inside, position.stack)
        case FactorIs():
            return position.marks.get(FactorRef.parse(condition.factor, tree), "untouched") == condition.is_
        case _:
            return position.visits.get(NodeRef.parse(condition.visited, tree)) == condition.is_


def inside(tree: str, stack: tuple[Frame, ...]) -> bool:
    """Whether the tree on top is being visited from this one, directly or further out."""
    return any(frame.tree == tree for frame in stack[:-1])
