"""dangling-go, no-default: every way on leads somewhere, whatever was answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sro_assist.errors import Problem
from sro_assist.trees.checks.check_context import CheckContext
from sro_assist.trees.checks.traversal import Way, ways
from sro_assist.trees.json_source import Path, quoted
from sro_assist.trees.model import Tree
from sro_assist.trees.pack_files import MANIFEST
from sro_assist.trees.semantics import NodeRef


def dangling_goes(context: CheckContext) -> Iterator[Problem]:
    """``go``, ``then``, ``start`` and ``reassess`` name a node of their own tree."""
    for tree_id, tree in context.trees.items():
        for path, target in _named_nodes(tree):
            if not context.has_node(tree_id, target):
                what = f"There is no node {quoted(target)} in this tree."
                hint = _mend(context, target, tree.nodes)
                yield Problem("dangling-go", what, context.where(tree_id, path), hint)


def dangling_trees(context: CheckContext) -> Iterator[Problem]:
    """``visit``, ``first``, the danger line and the quick card name trees of the pack."""
    for file, path, tree_id in _named_trees(context):
        if not context.has_tree(tree_id):
            what = f"There is no tree {quoted(tree_id)} in this pack."
            where = context.texts[file].where(*path)
            yield Problem("dangling-go", what, where, _mend(context, tree_id, context.trees))


def _named_trees(context: CheckContext) -> Iterator[tuple[str, Path, str]]:
    for tree_id, tree in context.trees.items():
        for node_id, visit in tree.visits():
            yield f"{tree_id}.json", ("nodes", node_id, "tree"), visit.tree
    if context.manifest:
        yield MANIFEST, ("first",), context.manifest.first
        yield MANIFEST, ("danger", "tree"), context.manifest.danger.tree
        for at, part in enumerate(context.manifest.card):
            if part.begins:
                yield MANIFEST, ("card", at, "begins"), part.begins


def dangling_lines(context: CheckContext) -> Iterator[Problem]:
    """The quick card takes its lines from nodes of the pack."""
    for at, part in enumerate(context.manifest.card if context.manifest else ()):
        tree_id, node_id = NodeRef.parse(part.node, "")
        if not (context.has_tree(tree_id) and context.has_node(tree_id, node_id)):
            what = f"There is no node {quoted(part.node)} in this pack."
            known = (f"{tree}.{node}" for tree, each in context.trees.items() for node in each.nodes)
            where = context.where_in_manifest("card", at, "node")
            yield Problem("dangling-go", what, where, _mend(context, part.node, known))


def _named_nodes(tree: Tree) -> Iterator[tuple[Path, str]]:
    yield ("start",), tree.start
    if tree.reassess is not None:
        yield ("reassess",), tree.reassess
    for way in ways(tree):
        yield from _targets(way)


def _targets(way: Way) -> Iterator[tuple[Path, str]]:
    if isinstance(way.go, str):
        yield way.path, way.go
        return
    for at, branch in enumerate(way.go):
        yield (*way.path, at, "go"), branch.go


def _mend(context: CheckContext, name: str, known: Iterable[str]) -> str:
    close = context.effort.close_to(name, known)
    return f"Did you mean {quoted(close[0])}?" if close else "Add it, or name one that is there."


def defaults(context: CheckContext) -> Iterator[Problem]:
    """A list of branches ends with one that has no condition, and holds no other such."""
    for tree_id, tree in context.trees.items():
        for way in ways(tree):
            for path, what, hint in _without_default(way):
                yield Problem("no-default", what, context.where(tree_id, path), hint)


def _without_default(way: Way) -> Iterator[tuple[Path, str, str]]:
    if isinstance(way.go, str):
        return
    if not way.go or way.go[-1].when is not None:
        what = "When none of these conditions holds there is no way on."
        yield way.path, what, 'End the list with an entry that has only "go".'
    for at, branch in enumerate(way.go[:-1]):
        if branch.when is None:
            what = "This entry has no condition, so that nothing after it is ever taken."
            yield (*way.path, at), what, "Give it a condition, or make it the last."


CHECKS = (dangling_goes, dangling_trees, dangling_lines, defaults)
