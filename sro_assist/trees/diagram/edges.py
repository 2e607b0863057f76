"""A tree as what a drawing joins: its ways from node to node, and what stands on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sro_assist.trees.conditions import AllOf, AnsweredIs, AnyOf, Condition, FactorIs, Inside, VisitedIs
from sro_assist.trees.model import Factors, Go, Guidance, Node, Question, Screen, Tree, Visit

KINDS = {
    "question": "Question",
    "factors": "Factors",
    "guidance": "Do",
    "visit": "Visit",
    "outcome": "Outcome",
}
"""The word that tells a node's kind, beside its shape and colour."""


@dataclass(frozen=True, slots=True)
class Link:
    """One way from a node to another: the choice that takes it, if any, and on what condition."""

    source: str
    target: str
    choice: str = ""
    owes: tuple[str, ...] = ()
    condition: str = ""

    @property
    def label(self) -> str:
        """What stands on it: the choice, the duties that it brings, the condition."""
        owes = f"(owed: {', '.join(self.owes)})" if self.owes else ""
        return " ".join(part for part in (self.choice, owes, self.condition) if part)


def links(tree: Tree) -> tuple[Link, ...]:
    """Every way on in a tree, in the order of its file."""
    return tuple(link for node_id, node in tree.nodes.items() for link in _links_from(node_id, node))


def _links_from(node_id: str, node: Screen) -> Iterator[Link]:
    if isinstance(node, Question):
        for choice in node.choices:
            for target, condition in _branches(choice.go):
                yield Link(node_id, target, choice.say, choice.owes, condition)
    else:
        for go in node.ways():
            for target, condition in _branches(go):
                yield Link(node_id, target, condition=condition)


def _branches(go: Go) -> Iterator[tuple[str, str]]:
    """Each node that a ``go`` leads to, and on what condition."""
    if isinstance(go, str):
        yield go, ""
        return
    for branch in go:
        yield branch.go, f"[if {in_words(branch.when)}]" if branch.when else "[otherwise]"


def in_words(condition: Condition) -> str:
    """A condition as a reader says it."""
    match condition:
        case AnsweredIs() | VisitedIs() | FactorIs():
            return f"{_named(condition)} is {condition.is_}"
        case Inside():
            return f"inside {condition.inside}"
        case AllOf():
            return " and ".join(map(_bracketed, condition.all))
        case AnyOf():
            return " or ".join(map(_bracketed, condition.any))
        case _:
            return f"not {_bracketed(condition.not_)}"


def _named(condition: AnsweredIs | VisitedIs | FactorIs) -> str:
    match condition:
        case AnsweredIs():
            return condition.answered
        case VisitedIs():
            return condition.visited
        case _:
            return condition.factor


def _bracketed(condition: Condition) -> str:
    words = in_words(condition)
    return f"({words})" if isinstance(condition, AllOf | AnyOf) else words


def heading(node: Node) -> str:
    """What a node's screen says first."""
    return f"Walk {node.tree}, then come back" if isinstance(node, Visit) else node.headline


def details(tree: Tree, node: Node) -> tuple[str, ...]:
    """What else a node holds: how much there is on it, the duties it brings, the clocks, what it cites."""
    lines = [_size(node)]
    lines += [f"Owed: {tree.duties[duty].do}" for duty in node.owes if duty in tree.duties]
    lines += [f"Clock starts: {clock}" for clock in node.starts]
    lines += [f"Clock stops: {clock}" for clock in node.stops]
    lines += [", ".join(node.cites)]
    return tuple(line for line in lines if line)


def _size(node: Node) -> str:
    match node:
        case Factors():
            return _counted(len(node.factors), "factor")
        case Guidance():
            return _counted(len(node.do), "thing", " to do")
        case _:
            return ""


def _counted(count: int, noun: str, after: str = "") -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}{after}"
