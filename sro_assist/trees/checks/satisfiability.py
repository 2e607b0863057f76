"""condition-unknown, condition-never, condition-early: each condition can be read, and can hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from sro_assist.errors import Problem
from sro_assist.trees.checks.check_context import CheckContext
from sro_assist.trees.checks.partial_truth import INSIDE, LOOKING, OUTSIDE, Asked, Key, Search, asked
from sro_assist.trees.checks.traversal import Way, atoms, ways
from sro_assist.trees.conditions import AnsweredIs, FactorIs, FactorMark, Inside, VisitedIs
from sro_assist.trees.graph import Earlier, reachable
from sro_assist.trees.json_source import Path, quoted
from sro_assist.trees.model import Factors, Question, Tree, Visit
from sro_assist.trees.semantics import Simple

_PARTS = {"answered": 2, "visited": 2, "factor": 3}  # in full: tree, node, and the factor's own id
_MARKS: tuple[str, ...] = get_args(FactorMark)


def unknown(context: CheckContext) -> Iterator[Problem]:
    """Every condition reads something that is there."""
    for tree_id, path, atom in _atoms(context):
        if not context.effort.spend(_size(context, tree_id, atom)):
            return
        for key, what in _unknown(context, tree_id, atom):
            where = context.where(tree_id, (*path, key))
            yield Problem("condition-unknown", what, where, "Mend the spelling, or add what it names.")


def _atoms(context: CheckContext) -> Iterator[tuple[str, Path, Simple]]:
    for tree_id, tree in context.trees.items():
        for way in ways(tree):
            for path, condition in way.conditions():
                yield from ((tree_id, *found) for found in atoms(condition, path))


def _size(context: CheckContext, tree_id: str, atom: Simple) -> int:
    """How much there is to look through for what a simple condition reads."""
    if isinstance(atom, Inside):
        return 1
    home, node_id, _ = _split(asked(atom, tree_id).key)
    match context.node(home, node_id):
        case Question() as question:
            return len(question.choices)
        case Factors() as factors:
            return len(factors.factors)
        case Visit() as visit if visit.tree in context.trees:
            return len(context.trees[visit.tree].nodes)
        case _:
            return 1


def _unknown(context: CheckContext, tree_id: str, atom: Simple) -> Iterator[tuple[str, str]]:
    """Give the key that names something unknown, and what to say about it."""
    if isinstance(atom, Inside):
        if not context.has_tree(atom.inside):
            yield "inside", f"There is no tree {quoted(atom.inside)} in this pack."
        return
    wanted = asked(atom, tree_id)
    kind, name = wanted.key
    if not _exists(context, wanted.key):
        yield kind, f"There is no {_NOUNS[kind]} {quoted(name)}."
    elif (values := _values(context, wanted.key)) and wanted.value not in values:
        what = f"The {_NOUNS[kind]} {quoted(name)} has no {_VALUES[kind]} {quoted(wanted.value)}."
        yield "is", what


_NOUNS = {"answered": "question", "visited": "visit", "factor": "factor"}
_VALUES = {"answered": "choice", "visited": "outcome", "factor": "mark"}


def _split(key: Key) -> tuple[str, str, str]:
    """Split a name into tree, node and factor."""
    parts = [*key[1].split("."), "", "", ""]
    return parts[0], parts[1], parts[2]


def _exists(context: CheckContext, key: Key) -> bool:
    tree_id, node_id, factor_id = _split(key)
    if key[1].count(".") + 1 != _PARTS[key[0]] or not context.has_tree(tree_id):
        return False
    node = context.node(tree_id, node_id)
    if node is None:
        return context.has_node(tree_id, node_id)
    match key[0]:
        case "answered":
            return isinstance(node, Question)
        case "visited":
            return isinstance(node, Visit)
        case _:
            return isinstance(node, Factors) and any(factor.id == factor_id for factor in node.factors)


def _values(context: CheckContext, key: Key) -> tuple[str, ...]:
    """Every value that what is read can have; none if that is not known."""
    tree_id, node_id, _ = _split(key)
    match context.node(tree_id, node_id):
        case Question() as question:
            return tuple(choice.id for choice in question.choices)
        case Factors():
            return _MARKS
        case Visit() as visit if visit.tree in context.trees and context.is_whole(visit.tree):
            return tuple(node_id for node_id, _ in context.trees[visit.tree].outcomes())
        case _:
            return ()


def never(context: CheckContext) -> Iterator[Problem]:
    """Each condition of a list can hold when no earlier one does."""
    visits = Earlier(
        {tree_id: [visit.tree for _, visit in tree.visits()] for tree_id, tree in context.trees.items()}
    )
    for tree_id, tree in context.trees.items():
        for way in ways(tree):
            conditions = list(way.conditions())
            for at, (path, wanted) in enumerate(conditions):
                if not context.effort.spend(LOOKING * (at + 1)):
                    return
                earlier = [before for _, before in conditions[:at]]
                search = Search(wanted, earlier, tree_id, context.effort)
                if not search.succeeds(_domains(context, search, tree_id, way, visits)):
                    what = "This condition can never hold here, so that its way is never taken."
                    hint = "Mend it, or take the entry out; look at the entries before it as well."
                    yield Problem("condition-never", what, context.where(tree_id, path), hint)


def _domains(
    context: CheckContext, search: Search, tree_id: str, way: Way, visits: Earlier
) -> dict[Key, list[str | None]]:
    """Every value that each key can have here: those the conditions name, and one other if there is one."""
    named: dict[Key, list[str]] = {}
    for each in search.asked():
        named.setdefault(each.key, []).append(each.value)
    domains = {key: _domain(context, tree_id, key, values, visits) for key, values in named.items()}
    return {**domains, **_certain_here(tree_id, way, domains)}


def _domain(
    context: CheckContext, tree_id: str, key: Key, named: list[str], visits: Earlier
) -> list[str | None]:
    if key[0] == INSIDE:
        # a tree that cannot be read may visit any other
        return [OUTSIDE, INSIDE] if context.lost or visits.leads_to(key[1], tree_id) else [OUTSIDE]
    others = [value for value in _values(context, key) if value not in named][:1]
    never_answered = [] if key[0] == "factor" else [None]
    return [*dict.fromkeys(named), *others, *never_answered]


def _certain_here(
    tree_id: str, way: Way, domains: Mapping[Key, list[str | None]]
) -> dict[Key, list[str | None]]:
    """A choice's own way is only taken after that choice; the way on from a visit, after the visit."""
    name = f"{tree_id}.{way.node}"
    if way.choice and ("answered", name) in domains:
        return {("answered", name): [way.choice.id]}
    if ("visited", name) in domains:
        return {("visited", name): [value for value in domains["visited", name] if value is not None]}
    return {}


def early(context: CheckContext) -> Iterator[Problem]:
    """Of its own tree, a condition reads only what can come before it; in other trees, anything."""
    for tree_id, tree in context.trees.items():
        if context.is_whole(tree_id):
            yield from _early(context, tree_id, tree)


def _early(context: CheckContext, tree_id: str, tree: Tree) -> Iterator[Problem]:
    after = _after(tree)
    earlier = Earlier(after)
    possible = reachable([tree.start, tree.reassess_at], after)
    for way in ways(tree):
        if way.node not in possible:
            continue
        for path, read in _reads(way, tree_id):
            node_id = _split(read.key)[1]
            is_earlier = node_id in possible and earlier.can_precede(node_id, way.node)
            if node_id in tree.nodes and not is_earlier:
                what = f"This reads node {quoted(node_id)}, which cannot come before node {quoted(way.node)}."
                hint = "Read an earlier answer, or lead a way here from that node."
                yield Problem("condition-early", what, context.where(tree_id, path), hint)


def _after(tree: Tree) -> dict[str, list[str]]:
    """What may come after each node. A ``reassess`` of the tree's own may come after any."""
    jump = [tree.reassess] if tree.reassess is not None else []
    return {node_id: [*node.goes_to(), *jump] for node_id, node in tree.nodes.items()}


def _reads(way: Way, tree_id: str) -> Iterator[tuple[Path, Asked]]:
    """Everything that a way reads of its own tree's nodes."""
    for path, condition in way.conditions():
        for place, atom in atoms(condition, path):
            if isinstance(atom, AnsweredIs | FactorIs | VisitedIs):
                read = asked(atom, tree_id)
                if _split(read.key)[0] == tree_id:
                    yield place, read


CHECKS = (unknown, never, early)
