"""empty-card: each part of the phone's quick card has lines of policy to show."""

from __future__ import annotations

from collections.abc import Iterator

from sro_assist.errors import Problem
from sro_assist.trees.card_text import lines_of
from sro_assist.trees.checks.check_context import CheckContext
from sro_assist.trees.json_source import quoted
from sro_assist.trees.semantics import NodeRef


def empty_parts(context: CheckContext) -> Iterator[Problem]:
    """A part takes its lines from a list of things to do, and finds some there."""
    for at, part in enumerate(context.manifest.card if context.manifest else ()):
        node = context.node(*NodeRef.parse(part.node, ""))
        if node is None or lines_of(part, node):  # one that is not there is told as dangling
            continue
        cited = f"that cites {' or '.join(part.cites)}" if part.cites else "of policy"
        what = f"{quoted(part.title)} would be empty: {part.node} has no line {cited}."
        hint = "Name a list of things to do, and what its lines cite."
        yield Problem("empty-card", what, context.where_in_manifest("card", at), hint)


CHECKS = (empty_parts,)
