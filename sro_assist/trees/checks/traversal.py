"""The parts of a tree that more than one check goes through, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sro_assist.trees.conditions import (
    AllOf,
    AnyOf,
    Condition,
    NotOf,
)
from sro_assist.trees.json_source import Path
from sro_assist.trees.model import (
    Choice,
    Clock,
    Do,
    Duty,
    Factors,
    Go,
    Guidance,
    Node,
    Outcome,
    Question,
    Tree,
    Visit,
)
from sro_assist.trees.semantics import Simple


@dataclass(frozen=True, slots=True)
class Way:
    """One ``go`` of a node; ``choice`` is the choice it belongs to, if any."""

    node: str
    path: Path
    go: Go
    choice: Choice | None = None

    def conditions(self) -> Iterator[tuple[Path, Condition]]:
        """Every condition of its list, in order, with its place."""
        if isinstance(self.go, tuple):
            for at, branch in enumerate(self.go):
                if branch.when is not None:
                    yield (*self.path, at, "when"), branch.when


def ways(tree: Tree) -> Iterator[Way]:
    """Every way on from every node."""
    for node_id, node in tree.nodes.items():
        yield from _ways_of(node_id, node)


def _ways_of(node_id: str, node: Node) -> Iterator[Way]:
    here: Path = ("nodes", node_id)
    match node:
        case Question():
            for at, choice in enumerate(node.choices):
                yield Way(node_id, (*here, "choices", at, "go"), choice.go, choice)
        case Visit():
            yield Way(node_id, (*here, "then"), node.then)
        case Factors() | Guidance():
            yield Way(node_id, (*here, "go"), node.go)
        case Outcome():
            pass


def atoms(condition: Condition, path: Path = ()) -> Iterator[tuple[Path, Simple]]:
    """Every simple condition inside a condition, with its place."""
    match condition:
        case AllOf():
            yield from _atoms_of(condition.all, (*path, "all"))
        case AnyOf():
            yield from _atoms_of(condition.any, (*path, "any"))
        case NotOf():
            yield from atoms(condition.not_, (*path, "not"))
        case _:
            yield path, condition


def _atoms_of(conditions: Iterable[Condition], path: Path) -> Iterator[tuple[Path, Simple]]:
    for at, condition in enumerate(conditions):
        yield from atoms(condition, (*path, at))


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that says how binding it is."""

    path: Path
    said: Do | Duty | Clock

    @property
    def words(self) -> str:
        """What it says."""
        return self.said.do if isinstance(self.said, Duty) else self.said.say


def claims(tree: Tree) -> Iterator[Claim]:
    """Every duty, clock and thing to do."""
    for duty_id, duty in tree.duties.items():
        yield Claim(("duties", duty_id), duty)
    for clock_id, clock in tree.clocks.items():
        yield Claim(("clocks", clock_id), clock)
    for node_id, node in tree.nodes.items():
        for at, do in enumerate(node.items):
            yield Claim(("nodes", node_id, "do", at), do)


@dataclass(frozen=True, slots=True)
class Citing:
    """One citation: ``on_screen`` if the provision's own words stand there in full."""

    path: Path
    citation: str
    on_screen: bool = False


def citings(tree: Tree) -> Iterator[Citing]:
    """Every citation of a tree, but for what it rests on as a whole."""
    for claim in claims(tree):
        yield from _each((*claim.path, "cites"), claim.said.cites)
    for node_id, node in tree.nodes.items():
        here: Path = ("nodes", node_id)
        yield from _each((*here, "cites"), node.cites)
        yield from _each((*here, "quotes"), node.quotes, on_screen=True)
        if isinstance(node, Factors):
            for at, factor in enumerate(node.factors):
                yield from _each((*here, "factors", at, "cites"), factor.cites)


def _each(path: Path, citations: Iterable[str], *, on_screen: bool = False) -> Iterator[Citing]:
    for at, citation in enumerate(citations):
        yield Citing((*path, at), citation, on_screen)


def rests_on(tree: Tree) -> Citing:
    """Give the citation of what the whole tree rests on."""
    return Citing(("rests_on",), tree.rests_on)
