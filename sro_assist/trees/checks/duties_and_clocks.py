"""duty-unknown, duty-never-owed, clock-unknown, clock-never-started: used is defined, defined is used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sro_assist.errors import Problem
from sro_assist.trees.checks.check_context import CheckContext
from sro_assist.trees.json_source import Path, quoted
from sro_assist.trees.model import Question, Tree


def duties(context: CheckContext) -> Iterator[Problem]:
    """Every duty owed is defined; every duty defined is owed somewhere."""
    for tree_id, tree in context.trees.items():
        owed = list(_owed(tree))
        for path, duty in owed:
            if duty not in tree.duties:
                what = f"This tree has no duty {quoted(duty)}."
                yield Problem("duty-unknown", what, context.where(tree_id, path), _add("duties"))
        if context.is_whole(tree_id):
            for duty in _unused(tree.duties, owed):
                what = f"The duty {quoted(duty)} is never owed."
                hint = 'Name it in "owes" where it becomes due, or take it out.'
                yield Problem("duty-never-owed", what, context.where(tree_id, ("duties", duty)), hint)


def clocks(context: CheckContext) -> Iterator[Problem]:
    """Every clock started or stopped is defined; every clock defined is started somewhere."""
    for tree_id, tree in context.trees.items():
        started = list(_listed(tree, "starts"))
        for path, clock in (*started, *_listed(tree, "stops")):
            if clock not in tree.clocks:
                what = f"This tree has no clock {quoted(clock)}."
                yield Problem("clock-unknown", what, context.where(tree_id, path), _add("clocks"))
        if context.is_whole(tree_id):
            for clock in _unused(tree.clocks, started):
                what = f"The clock {quoted(clock)} is never started."
                hint = 'Name it in "starts" where it begins, or take it out.'
                yield Problem("clock-never-started", what, context.where(tree_id, ("clocks", clock)), hint)


def _add(key: str) -> str:
    return f'Add it to the tree\'s "{key}", or mend the spelling.'


def _unused(defined: Iterable[str], used: Iterable[tuple[Path, str]]) -> list[str]:
    names = {name for _, name in used}
    return [name for name in defined if name not in names]


def _owed(tree: Tree) -> Iterator[tuple[Path, str]]:
    yield from _listed(tree, "owes")
    for node_id, node in tree.nodes.items():
        for at, choice in enumerate(node.choices if isinstance(node, Question) else ()):
            yield from _each(("nodes", node_id, "choices", at, "owes"), choice.owes)


def _listed(tree: Tree, key: str) -> Iterator[tuple[Path, str]]:
    for node_id, node in tree.nodes.items():
        yield from _each(("nodes", node_id, key), getattr(node, key))


def _each(path: Path, names: Iterable[str]) -> Iterator[tuple[Path, str]]:
    return (((*path, at), name) for at, name in enumerate(names))


CHECKS = (duties, clocks)
