"""Which way on: conditions read against the answers so far."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sro_assist.errors import WalkError
from sro_assist.trees.conditions import (
    AllOf,
    AnsweredIs,
    AnyOf,
    Condition,
    FactorIs,
    FactorMark,
    Inside,
    NotOf,
    VisitedIs,
)
from sro_assist.trees.model import Branch
from sro_assist.walk.position import Frame, ItemKey, Key


class AnswerReading(NamedTuple):
    """What conditions can read."""

    stack: tuple[Frame, ...]
    answers: Mapping[Key, str]
    visits: Mapping[Key, str]
    marks: Mapping[ItemKey, FactorMark]


def holds(condition: Condition, so_far: AnswerReading) -> bool:
    """Whether a condition of the tree being walked holds here. It reads the newest answers."""
    match condition:
        case AllOf():
            return all(holds(part, so_far) for part in condition.all)
        case AnyOf():
            return any(holds(part, so_far) for part in condition.any)
        case NotOf():
            return not holds(condition.not_, so_far)
        case Inside():
            return inside(condition.inside, so_far.stack)
        case _:
            return _earlier(condition, so_far) == condition.is_


def _earlier(condition: AnsweredIs | FactorIs | VisitedIs, so_far: AnswerReading) -> str | None:
    """What was answered, marked or reached at the node that a condition names."""
    tree = so_far.stack[-1].tree
    match condition:
        case AnsweredIs():
            return so_far.answers.get(node_key(condition.answered, tree))
        case VisitedIs():
            return so_far.visits.get(node_key(condition.visited, tree))
        case _:
            return so_far.marks.get(factor_key(condition.factor, tree), "untouched")


def choose(branches: tuple[Branch, ...], so_far: AnswerReading) -> str:
    """The node that the first branch whose condition holds leads to from here."""
    for branch in branches:
        if branch.when is None or holds(branch.when, so_far):
            return branch.go
    raise WalkError(
        f"No way on from {'.'.join(so_far.stack[-1])} holds.",
        hint="Run `sro-assist check` on the decision trees.",
    )


def inside(tree: str, stack: tuple[Frame, ...]) -> bool:
    """Whether the tree on top is being visited from this one, directly or further out."""
    return any(frame.tree == tree for frame in stack[:-1])


def node_key(name: str, tree: str) -> Key:
    """``notice`` or ``arrest.notice`` as a tree and a node."""
    home, dot, node = name.partition(".")
    return (home, node) if dot else (tree, name)


def factor_key(name: str, tree: str) -> ItemKey:
    """``looked.e`` or ``force.looked.e`` as a tree, a node and a factor."""
    home, _, factor = name.rpartition(".")
    return (*node_key(home, tree), factor)
