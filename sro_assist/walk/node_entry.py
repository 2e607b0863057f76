"""Arriving at a screen: clocks start and stop, duties become owed, visits are walked into."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sro_assist.errors import WalkError
from sro_assist.trees.model import Node, Screen
from sro_assist.trees.pack import Pack
from sro_assist.walk.history import ClockTime
from sro_assist.walk.position import Frame, Key

Restored = Mapping[Key, int]

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


class NodeEntry(NamedTuple):
    """What arriving changes."""

    stack: tuple[Frame, ...]
    owed: tuple[Key, ...]
    clocks: Mapping[Key, ClockTime]


def arrive(pack: Pack, arrival: NodeEntry, elapsed: int, restored: Restored) -> NodeEntry:
    """Settle on the next node that is a screen, with what arriving brings.

    ``restored`` are the starts of clocks that going back took off and this same step brings again.
    """
    stack, owed, clocks = arrival
    while True:
        frame = stack[-1]
        node = node_at(pack, frame)
        if node.owes:
            owed = owing(owed, frame.tree, node.owes)
        if node.starts or node.stops:
            clocks = _clocks(clocks, frame.tree, node, elapsed, restored)
        if node.kind != "visit":
            return NodeEntry(stack, owed, clocks)
        stack = (*stack, _entrance(pack, node.tree, depth=len(stack)))


def _entrance(pack: Pack, tree: str, depth: int) -> Frame:
    """The start of a visited tree."""
    if depth >= DEEPEST:
        raise WalkError("The trees visit one another without end.", hint="Run `sro-assist check` on them.")
    return Frame(tree, pack.trees[tree].start)


def owing(owed: tuple[Key, ...], tree: str, duties: tuple[str, ...]) -> tuple[Key, ...]:
    """Add duties, each once, in the order in which they became owed."""
    return tuple(dict.fromkeys((*owed, *((tree, duty) for duty in duties))))


def _clocks(
    clocks: Mapping[Key, ClockTime], tree: str, node: Screen, elapsed: int, restored: Restored
) -> Mapping[Key, ClockTime]:
    """Stop, then start, the clocks that a node names. One that runs already goes on."""
    new = dict(clocks)
    for name in node.stops:
        key = (tree, name)
        if key in new and new[key].stopped is None:
            new[key] = ClockTime(new[key].started, elapsed)
    for name in node.starts:
        key = (tree, name)
        if key not in new or new[key].stopped is not None:
            new[key] = ClockTime(restored.get(key, elapsed))
    return new
