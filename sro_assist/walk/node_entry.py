"""Arriving at a screen: duties become owed, visits are walked into."""

from __future__ import annotations

from sro_assist.errors import WalkError
from sro_assist.trees.model import Node
from sro_assist.trees.pack import Pack
from sro_assist.walk.position import Frame, Key, Position

DEEPEST = 12
"""Trees inside trees: a pack that passes its checks never comes near."""


def node_at(pack: Pack, frame: Frame) -> Node:
    """The node where a tree stands. Raises WalkError when this pack has none of that name."""
    try:
        return pack.trees[frame.tree].nodes[frame.node]
    except KeyError as error:
        raise WalkError(
            f"These decision trees have no screen {frame.tree}.{frame.node}.",
            hint="Open the record on the edition that made it.",
        ) from error


def arrive(pack: Pack, position: Position, stack: tuple[Frame, ...]) -> Position:
    """From a position, go to the node on top of ``stack``, and on to the next node that is a screen.

    Each node on the way brings what it brings on arriving.
    """
    _, answers, visits, owed, marks, ended = position
    while True:
        frame = stack[-1]
        node = node_at(pack, frame)
        if node.owes:
            owed = owing(owed, frame.tree, node.owes)
        if node.kind != "visit":
            return Position(stack, answers, visits, owed, marks, ended)
        stack = (*stack, _entrance(pack, node.tree, depth=len(stack)))


def _entrance(pack: Pack, tree: str, depth: int) -> Frame:
    """The start of a visited tree."""
    if depth >= DEEPEST:
        raise WalkError("The trees visit one another without end.", hint="Run `sro-assist check` on them.")
    return Frame(tree, pack.trees[tree].start)


def owing(owed: tuple[Key, ...], tree: str, duties: tuple[str, ...]) -> tuple[Key, ...]:
    """Add duties, each once, in the order in which they became owed."""
    return tuple(dict.fromkeys((*owed, *((tree, duty) for duty in duties))))
