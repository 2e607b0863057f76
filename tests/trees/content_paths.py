"""Walking one tree of the real pack over every path, with what each path has brought.

Each tree is walked over all its paths, loops and "Something changed" included. What a condition reads is
followed exactly; a visit may come back with any outcome of the visited tree. A way that leads back to the
start of the arrest tree is not followed (it would be walked again for every set of earlier answers); walks
with earlier answers are begun as such instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from sro_assist.trees.checks.partial_truth import INSIDE, OUTSIDE, Key, asked, lookup
from sro_assist.trees.checks.traversal import atoms, ways
from sro_assist.trees.loader import read_folder
from sro_assist.trees.model import Factors, Go, Node, Outcome, Question, Visit
from sro_assist.trees.pack import Pack
from sro_assist.trees.semantics import open_ways

Known = tuple[tuple[Key, str | None], ...]


@cache
def pack() -> Pack:
    return read_folder(Path(__file__).parents[2] / "decision_trees")


class Spot(NamedTuple):
    """A node, what is known there that conditions or the test read, and what the path has brought."""

    node: str
    known: Known
    owed: frozenset[str]
    running: frozenset[str]
    seen: frozenset[str]

    def knows(self, kind: str, name: str) -> str | None:
        return dict(self.known).get((kind, name))


class Paths:
    """Every spot of one tree that can be reached from its start."""

    def __init__(
        self,
        tree_id: str,
        *,
        inside: Iterable[str] = (),
        earlier: Mapping[str, str] | None = None,
        follow: Iterable[str] = (),
        watch: Iterable[str] = (),
    ) -> None:
        """Walk them all.

        earlier: answers of an earlier walk of this tree; follow: nodes whose newest answer, or visit, is
        kept for the test to read; watch: nodes of which it is kept that the path came by.
        """
        self.tree = pack().trees[tree_id]
        self._inside = frozenset(inside)
        self._watch = frozenset(watch)
        self._kept = frozenset(self._told(name) for name in follow)
        self._ways = tuple(ways(self.tree))
        self._keys = {node_id: self._keys_at(node_id) for node_id in self.tree.nodes}
        self._read = self._kept.union(*self._keys.values())
        self._live = self._find_live()
        before = {("answered", f"{tree_id}.{name}"): value for name, value in (earlier or {}).items()}
        start = {key: self._at_first(key, before) for key in self._read}
        self.spots = self._explore(start)

    def _find_live(self) -> dict[str, frozenset[Key]]:
        """For each node, what may still be read before it is told anew; the rest is forgotten there."""
        live: dict[str, frozenset[Key]] = {name: frozenset() for name in self.tree.nodes}
        changed = True
        while changed:
            found = {name: self._live_at(name, live) for name in self.tree.nodes}
            changed, live = found != live, found
        return live

    def _live_at(self, node_id: str, live: Mapping[str, frozenset[Key]]) -> frozenset[Key]:
        after = {self.tree.reassess_at, *self.tree.nodes[node_id].goes_to()}
        later = frozenset[Key]().union(*(live[name] for name in after))
        return (later | self._keys[node_id]) - {self._told(node_id)}

    def _told(self, node_id: str) -> Key:
        """What is learned at a node: its answer, or the outcome of its visit."""
        kind = "visited" if isinstance(self.tree.nodes[node_id], Visit) else "answered"
        return kind, f"{self.tree.id}.{node_id}"

    def _keys_at(self, node_id: str) -> frozenset[Key]:
        here = (way for way in self._ways if way.node == node_id)
        conditions = (condition for way in here for _, condition in way.conditions())
        return frozenset(asked(atom, self.tree.id).key for each in conditions for _, atom in atoms(each))

    def _at_first(self, key: Key, before: Mapping[Key, str]) -> str | None:
        if key[0] == INSIDE:
            return INSIDE if key[1] in self._inside else OUTSIDE
        return "untouched" if key[0] == "factor" else before.get(key)

    def _explore(self, start: Mapping[Key, str | None]) -> set[Spot]:
        nothing: frozenset[str] = frozenset()
        known = tuple(sorted(start.items()))
        left = [self._arrive(Spot("", known, nothing, nothing, nothing), self.tree.start)]
        found: set[Spot] = set()
        while left:
            spot = left.pop()
            if spot not in found:
                found.add(spot)
                left.extend(each for each in self._after(spot) if self._is_followed(each))
        return found

    def _is_followed(self, spot: Spot) -> bool:
        return self.tree.id != "arrest" or spot.node != self.tree.start

    def _arrive(self, spot: Spot, node_id: str) -> Spot:
        node = self.tree.nodes[node_id]
        running = (spot.running - set(node.stops)) | set(node.starts)
        seen = spot.seen | ({node_id} & self._watch)
        needed = self._live[node_id] | self._kept
        known = tuple((key, value if key in needed else None) for key, value in spot.known)
        return Spot(node_id, known, spot.owed | set(node.owes), running, seen)

    def _after(self, spot: Spot) -> Iterator[Spot]:
        node = self.tree.nodes[spot.node]
        for learned, owes, go in self._steps(spot.node, node):
            known = {
                **dict(spot.known),
                **{key: value for key, value in learned.items() if key in self._read},
            }
            moved = spot._replace(known=tuple(sorted(known.items())), owed=spot.owed | set(owes))
            yield self._arrive(moved, self._chosen(go, known))
        if not isinstance(node, Visit):
            yield self._arrive(spot, self.tree.reassess_at)

    def _steps(self, node_id: str, node: Node) -> Iterator[tuple[dict[Key, str], tuple[str, ...], Go]]:
        name = f"{self.tree.id}.{node_id}"
        match node:
            case Question():
                for choice in node.choices:
                    yield {("answered", name): choice.id}, choice.owes, choice.go
            case Visit():
                for outcome in outcomes(node.tree, self._inside | {self.tree.id}):
                    yield {("visited", name): outcome}, (), node.then
            case Factors():
                for mark in ("present", "untouched"):
                    read = [f"{name}.{factor.id}" for factor in node.factors]
                    yield {("factor", factor): mark for factor in read}, (), node.go
            case Outcome():
                pass
            case _:
                yield {}, (), node.go

    def _chosen(self, go: Go, known: Mapping[Key, str | None]) -> str:
        return open_ways(go, lookup(known, self.tree.id))[0]

    def at(self, *node_ids: str) -> list[Spot]:
        found = [spot for spot in self.spots if spot.node in node_ids]
        assert {spot.node for spot in found} == set(node_ids), "no path leads there"
        return found

    def ends(self) -> list[Spot]:
        return [spot for spot in self.spots if isinstance(self.tree.nodes[spot.node], Outcome)]


@cache
def outcomes(tree_id: str, inside: frozenset[str]) -> frozenset[str]:
    """The outcomes that a visit from inside these trees can come back with."""
    return frozenset(node for node in reached(tree_id, inside) if is_outcome(tree_id, node))


@cache
def reached(tree_id: str, inside: frozenset[str] = frozenset()) -> frozenset[str]:
    """Every node that can be reached."""
    return frozenset(spot.node for spot in Paths(tree_id, inside=inside).spots)


def is_outcome(tree_id: str, node_id: str) -> bool:
    return isinstance(pack().trees[tree_id].nodes[node_id], Outcome)
