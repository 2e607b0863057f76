"""duplicate-id: what is kept by its id can be told apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sro_assist.errors import Problem, Where
from sro_assist.trees.checks.check_context import CheckContext
from sro_assist.trees.json_source import Path, quoted
from sro_assist.trees.model import Factors, Node, Question


def duplicate_ids(context: CheckContext) -> Iterator[Problem]:
    """Choices, factors and tickable things of one node, and the trees of the pack."""
    for tree_id, tree in context.trees.items():
        for node_id, node in tree.nodes.items():
            for key, ids in _ids(node):
                for at, repeated in _repeated(ids):
                    path: Path = ("nodes", node_id, key, at, "id")
                    yield _problem(repeated, context.where(tree_id, path))
    for at, repeated in _repeated(context.manifest.trees if context.manifest else ()):
        yield _problem(repeated, context.where_in_manifest("trees", at))


def _ids(node: Node) -> Iterator[tuple[str, Sequence[str | None]]]:
    if isinstance(node, Question):
        yield "choices", [choice.id for choice in node.choices]
    if isinstance(node, Factors):
        yield "factors", [factor.id for factor in node.factors]
    yield "do", [do.id for do in node.items]


def _repeated(ids: Sequence[str | None]) -> Iterator[tuple[int, str]]:
    seen: set[str] = set()
    for at, each in enumerate(ids):
        if each in seen:
            yield at, each
        elif each is not None:
            seen.add(each)


def _problem(repeated: str, where: Where) -> Problem:
    what = f"The id {quoted(repeated)} is there twice in this list."
    return Problem("duplicate-id", what, where, "Give one of them another id.")


CHECKS = (duplicate_ids,)
