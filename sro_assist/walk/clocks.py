"""The times of a walk's clocks: they start and stop on arriving at nodes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sro_assist.trees.model import Node
from sro_assist.trees.pack import Pack
from sro_assist.walk.position import Frame, Key


class ClockTime(NamedTuple):
    """When a clock started and, once it has, stopped: both in elapsed milliseconds."""

    started: int
    stopped: int | None = None


Clocks = Mapping[Key, ClockTime]
Starts = Mapping[Key, int]
"""When clocks started, in elapsed milliseconds."""


def run(pack: Pack, clocks: Clocks, entered: Iterable[Frame], elapsed: int, restored: Starts) -> Clocks:
    """The clocks after entering these nodes, one after the other, at this moment.

    ``restored`` are the starts of clocks that going back took off and this same step brings again.
    """
    for frame in entered:
        node = pack.trees[frame.tree].nodes[frame.node]
        if node.starts or node.stops:
            clocks = _at(node, clocks, frame.tree, elapsed, restored)
    return clocks


def _at(node: Node, clocks: Clocks, tree: str, elapsed: int, restored: Starts) -> Clocks:
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


def started_between(before: Clocks, after: Clocks) -> Starts:
    """When the clocks that a step started began."""
    never = ClockTime(-1)
    return {
        key: clock.started for key, clock in after.items() if before.get(key, never).started != clock.started
    }
