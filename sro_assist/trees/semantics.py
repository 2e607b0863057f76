"""The one reading of a condition, for walking, for checking, and for counting ahead.

What a condition reads may be known, or not: then it holds, does not hold, or depends on what is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from sro_assist.trees.conditions import (
    AllOf,
    AnsweredIs,
    AnyOf,
    Condition,
    FactorIs,
    Inside,
    NotOf,
    VisitedIs,
)
from sro_assist.trees.model import Go

Simple = AnsweredIs | FactorIs | VisitedIs | Inside
"""A condition that has no parts: it reads one thing."""
Lookup = Callable[[Simple], bool | None]
"""Whether a simple condition holds; None when that is not known."""


class NodeRef(NamedTuple):
    """A node of a pack. Written ``notice`` in its own tree, ``arrest.notice`` anywhere."""

    tree: str
    node: str

    @classmethod
    def parse(cls, text: str, home: str) -> NodeRef:
        """Read a node's name in the tree ``home``."""
        tree, dot, node = text.partition(".")
        return cls(tree, node) if dot else cls(home, text)

    def __str__(self) -> str:
        """The name that holds in any tree."""
        return f"{self.tree}.{self.node}"


class FactorRef(NamedTuple):
    """A factor of a node. Written ``looked.e`` in its own tree, ``force.looked.e`` anywhere."""

    tree: str
    node: str
    factor: str

    @classmethod
    def parse(cls, text: str, home: str) -> FactorRef:
        """Read a factor's name in the tree ``home``. One that names no node is a factor of none."""
        node, dot, factor = text.rpartition(".")
        return cls(*NodeRef.parse(node, home), factor) if dot else cls("", "", text)

    def __str__(self) -> str:
        """The name that holds in any tree."""
        return ".".join(filter(None, self))


def evaluate(condition: Condition, lookup: Lookup) -> bool | None:
    """Whether a condition holds; None when that depends on what ``lookup`` does not know."""
    match condition:
        case AllOf():
            return all_hold(evaluate(part, lookup) for part in condition.all)
        case AnyOf():
            return negated(all_hold(negated(evaluate(part, lookup)) for part in condition.any))
        case NotOf():
            return negated(evaluate(condition.not_, lookup))
        case _:
            return lookup(condition)


def all_hold(values: Iterable[bool | None]) -> bool | None:
    """``and``: one that does not hold decides it, else every one has to be known."""
    result: bool | None = True
    for value in values:
        if value is False:
            return False
        result = result if value else None
    return result


def negated(value: bool | None) -> bool | None:
    """``not``: what is not known stays so."""
    return None if value is None else not value


def open_ways(go: Go, lookup: Lookup) -> tuple[str, ...]:
    """The nodes that a ``go`` can lead to: up to the first branch that holds for certain."""
    if isinstance(go, str):
        return (go,)
    found: list[str] = []
    for branch in go:
        holds = True if branch.when is None else evaluate(branch.when, lookup)
        if holds is not False:
            found.append(branch.go)
        if holds:
            break
    return tuple(found)
