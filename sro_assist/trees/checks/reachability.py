"""unreachable, no-way-out, visit-cycle: every node can be reached, and left towards an outcome."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sro_assist.errors import Problem
from sro_assist.trees.checks.check_context import CheckContext
from sro_assist.trees.checks.partial_truth import INSIDE, OUTSIDE, Facts, lookup
from sro_assist.trees.checks.traversal import atoms, ways
from sro_assist.trees.conditions import Inside
from sro_assist.trees.graph import backwards, reachable, traps
from sro_assist.trees.json_source import quoted
from sro_assist.trees.model import Outcome, Tree, Visit
from sro_assist.trees.semantics import open_ways


@dataclass(frozen=True, slots=True)
class VisitContext:
    """A tree being walked, and the trees it is inside of (those that any condition asks about)."""

    tree: str
    inside: frozenset[str] = frozenset()


class ContextGraph:
    """One stand's nodes and ways: the ways that no ``inside`` condition closes there."""

    def __init__(self, stand: VisitContext, tree: Tree, facts: Facts, unread: frozenset[str]) -> None:
        self.stand = stand
        self.tree = tree
        self.after: dict[str, list[str]] = {node_id: [] for node_id in tree.nodes}
        for way in ways(tree):
            self.after[way.node] += open_ways(way.go, lookup(facts, stand.tree))
        self._unread = unread
        self._visits = tuple(tree.visits())
        begun = [node for node in (tree.start, tree.reassess_at) if node in tree.nodes]
        self.reached = reachable(begun, self.after)

    @cached_property
    def ends(self) -> set[str]:
        """Outcomes, and all whose ways on cannot be judged, since another check reports them."""
        unknown = {target for targets in self.after.values() for target in targets} - set(self.tree.nodes)
        ended = {node for node, each in self.tree.nodes.items() if isinstance(each, Outcome)}
        return ended | unknown | self._unread | {node for node, targets in self.after.items() if not targets}

    @cached_property
    def stuck(self) -> set[str]:
        """Nodes that are reached and from which no outcome is, even if every visit comes back."""
        return self.reached - reachable(self.ends, backwards(self.after))

    def visits(self) -> Iterator[tuple[str, Visit]]:
        """Every visit that is reached."""
        return ((node_id, visit) for node_id, visit in self._visits if node_id in self.reached)

    def can_end(self, passable: Iterable[str]) -> bool:
        """Whether an outcome can be reached from the start, passing only these visits."""
        closed = {node_id for node_id, _ in self._visits} - set(passable)
        after = {node: [] if node in closed else targets for node, targets in self.after.items()}
        return bool(reachable([self.tree.start], after) & (self.ends - closed))


_LOOKING = 20
"""Steps of effort that looking through a tree takes for each of its nodes."""


class ReachabilityAnalysis:
    """Every stand there is, starting each tree by itself and following every visit."""

    def __init__(self, context: CheckContext) -> None:
        self._context = context
        self._asked = _asked_insides(context)
        self.floors: dict[VisitContext, ContextGraph] = {}
        self._visitors: dict[VisitContext, list[VisitContext]] = {}
        self._ending: set[VisitContext] = set()
        self._cycles: dict[VisitContext, tuple[VisitContext, ...]] = {}
        left = [VisitContext(tree_id) for tree_id in context.trees]
        while left:
            stand = left.pop()
            if stand not in self.floors:
                if not self._affords(stand):  # then not everything is known, and nothing is judged
                    return
                self.floors[stand] = floor = self._floor(stand)
                visited = self._visited_from(floor)
                for other in visited:
                    self._visitors.setdefault(other, []).append(stand)
                left += visited
        self._find_ending()

    def _affords(self, stand: VisitContext) -> bool:
        """Count the looking through of one tree; False when there was too much of that."""
        nodes = len(self._context.trees[stand.tree].nodes)
        return self._context.effort.spend(_LOOKING * (1 + nodes) + len(self._asked))

    def _visited_from(self, floor: ContextGraph) -> list[VisitContext]:
        known = (visit for _, visit in floor.visits() if visit.tree in self._context.trees)
        return [self.visited(floor.stand, visit) for visit in known]

    def _floor(self, stand: VisitContext) -> ContextGraph:
        facts = {(INSIDE, tree): INSIDE if tree in stand.inside else OUTSIDE for tree in self._asked}
        return ContextGraph(stand, self._context.trees[stand.tree], facts, self._context.gaps[stand.tree])

    def visited(self, stand: VisitContext, visit: Visit) -> VisitContext:
        """Where a visit leads."""
        return VisitContext(visit.tree, (stand.inside | {stand.tree}) & self._asked)

    def comes_back(self, stand: VisitContext, visit: Visit) -> bool:
        """Whether a visit can end. One of a tree that cannot be read might."""
        return visit.tree not in self._context.trees or self.visited(stand, visit) in self._ending

    def _find_ending(self) -> None:
        """Find the stands that can end: first those that need no visit, then those that need only these."""
        left = list(self.floors)
        while left:
            stand = left.pop()
            if stand not in self._ending:
                if not self._affords(stand):
                    return
                if self._can_end(self.floors[stand]):
                    self._ending.add(stand)
                    left += self._visitors.get(stand, ())

    def _can_end(self, floor: ContextGraph) -> bool:
        passable = [node for node, visit in floor.visits() if self.comes_back(floor.stand, visit)]
        return floor.can_end(passable)

    def cycle(self, stand: VisitContext) -> tuple[VisitContext, ...]:
        """Follow visits that do not come back until one repeats; empty if they end in a plain dead end."""
        seen: dict[VisitContext, None] = {}
        while stand not in seen:
            if stand in self._cycles or not self._affords(stand):
                return self._told(seen, self._cycles.get(stand, ()))
            seen[stand] = None
            lost = (visit for _, visit in self.floors[stand].visits() if not self.comes_back(stand, visit))
            following = next(lost, None)
            if following is None:
                return self._told(seen, ())
            stand = self.visited(stand, following)
        found = tuple(seen)
        return self._told(seen, found[found.index(stand) :])

    def _told(
        self, seen: Iterable[VisitContext], cycle: tuple[VisitContext, ...]
    ) -> tuple[VisitContext, ...]:
        """All of these end in this cycle: remembered, since many visits lead to the same one."""
        self._cycles.update(dict.fromkeys(seen, cycle))
        return cycle


def _asked_insides(context: CheckContext) -> frozenset[str]:
    return frozenset(
        atom.inside
        for tree in context.trees.values()
        for way in ways(tree)
        for _, condition in way.conditions()
        for _, atom in atoms(condition)
        if isinstance(atom, Inside)
    )


def exits(context: CheckContext) -> Iterator[Problem]:
    """Report all three: they rest on one analysis."""
    analysis = ReachabilityAnalysis(context)
    if context.effort.is_spent:
        return
    yield from _unreachable(context, analysis)
    yield from _stuck(context, analysis)
    yield from _cycles(context, analysis)


def _unreachable(context: CheckContext, analysis: ReachabilityAnalysis) -> Iterator[Problem]:
    reached = _reached(analysis.floors)
    for tree_id, tree in context.trees.items():
        for node_id in tree.nodes if context.is_whole(tree_id) else ():
            if node_id not in reached[tree_id]:
                what = f"No way leads to node {quoted(node_id)}."
                hint = "Lead a way to it from another node, or take it out."
                yield Problem("unreachable", what, context.where(tree_id, ("nodes", node_id)), hint)


def _reached(floors: Mapping[VisitContext, ContextGraph]) -> dict[str, set[str]]:
    reached: dict[str, set[str]] = {}
    for stand, floor in floors.items():
        reached.setdefault(stand.tree, set()).update(floor.reached)
    return reached


def _stuck(context: CheckContext, analysis: ReachabilityAnalysis) -> Iterator[Problem]:
    found: set[tuple[str, frozenset[str]]] = set()
    for stand, floor in sorted(analysis.floors.items(), key=lambda each: len(each[0].inside)):
        for trap in traps(floor.stuck, floor.after):
            if (stand.tree, frozenset(trap)) not in found:
                found.add((stand.tree, frozenset(trap)))
                yield _stuck_problem(context, stand, [node for node in floor.tree.nodes if node in trap])


def _stuck_problem(context: CheckContext, stand: VisitContext, trap: list[str]) -> Problem:
    names = ", ".join(quoted(node) for node in trap)
    inside = f" inside {' and '.join(sorted(stand.inside))}" if stand.inside else ""
    what = f"Once here{inside}, no outcome can be reached: {names}."
    hint = "Lead a way from one of these nodes towards an outcome."
    return Problem("no-way-out", what, context.where(stand.tree, ("nodes", trap[0])), hint)


def _cycles(context: CheckContext, analysis: ReachabilityAnalysis) -> Iterator[Problem]:
    found: set[frozenset[str]] = set()
    for stand, floor in analysis.floors.items():
        for node_id, visit in floor.visits():
            if analysis.comes_back(stand, visit):
                continue
            cycle = analysis.cycle(analysis.visited(stand, visit))
            trees = frozenset(each.tree for each in cycle)
            if cycle and trees not in found and stand.tree in trees:
                found.add(trees)
                names = " visits ".join(each.tree for each in (*cycle, cycle[0]))
                what = f"This visit never comes back: {names}, and no outcome is reached on the way."
                hint = "Give one of these trees a way to an outcome, such as a branch on `inside`."
                yield Problem(
                    "visit-cycle", what, context.where(stand.tree, ("nodes", node_id, "tree")), hint
                )


CHECKS = (exits,)
