"""How far it still is in this tree: the most screens that can follow if no screen comes twice."""

from __future__ import annotations

from functools import cached_property

from sro_assist.trees.conditions import Inside
from sro_assist.trees.graph import loops
from sro_assist.trees.model import Tree, Visit
from sro_assist.trees.pack import Pack
from sro_assist.trees.semantics import Lookup, open_ways
from sro_assist.walk.position import Frame

Outer = frozenset[str]
"""The trees that wait for the one being walked."""

MOST_TRIED = 2_000
"""Nodes gone to while counting once; the largest tree known takes a tenth."""
DEEPEST = 200
"""Nodes one behind the other that are counted one by one."""


class Progress:
    """Counts ahead over one pack. Made once: what it has counted it remembers.

    Each tree is counted by itself. A tree that it may visit has a count of its own once it is there:
    all of them added up would be a number that no walk comes near.
    """

    def __init__(self, pack: Pack) -> None:
        self._graphs = {tree_id: _Graph(tree) for tree_id, tree in pack.trees.items()}
        self._counted: dict[tuple[str, str, Outer], int] = {}
        self._tried = self._depth = 0

    def at_most(self, stack: tuple[Frame, ...]) -> int:
        """The most screens of the tree on top that come after this one."""
        tree, node = stack[-1]
        outer = frozenset(frame.tree for frame in stack[:-1])
        self._tried = self._depth = 0
        return self._from(tree, node, outer) - 1

    def _from(self, tree: str, node: str, outer: Outer) -> int:
        """The most screens from a node on, itself included."""
        key = (tree, node, outer)
        if key not in self._counted:
            self._counted[key] = self._longest(tree, node, outer, frozenset({node}))
        return self._counted[key]

    def _longest(self, tree: str, node: str, outer: Outer, seen: frozenset[str]) -> int:
        """The longest way from a node that comes to no node twice.

        Only a node of the same loop can come twice, so what lies behind a loop is counted once. There can be
        more ways than anyone could try, and longer ones than can be followed: then every node counts.
        """
        graph = self._graphs[tree]
        self._tried += 1
        if self._tried > MOST_TRIED or self._depth > DEEPEST:
            return len(graph.tree.nodes)
        self._depth += 1
        best = 0
        for following in graph.onward(node, outer):
            if following in seen:
                continue
            if following in graph.loop_of(node):
                best = max(best, self._longest(tree, following, outer, seen | {following}))
            else:
                best = max(best, self._from(tree, following, outer))
        self._depth -= 1
        own = 0 if isinstance(graph.tree.nodes[node], Visit) else 1
        return own + best


class _Graph:
    """One tree as nodes and the nodes that can follow them."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    def onward(self, node: str, outer: Outer) -> tuple[str, ...]:
        """The nodes that can follow, knowing which trees wait outside."""
        ways = self.tree.nodes[node].ways()
        return tuple(dict.fromkeys(target for go in ways for target in open_ways(go, _known(outer))))

    def loop_of(self, node: str) -> frozenset[str]:
        """The nodes that lead here and that can be reached from here."""
        return self._loops[node]

    @cached_property
    def _loops(self) -> dict[str, frozenset[str]]:
        after = {node_id: node.goes_to() for node_id, node in self.tree.nodes.items()}
        return {node: group for group in loops(after) for node in group}


def _known(outer: Outer) -> Lookup:
    """What the outer trees alone say of a condition: nothing of any that rests on answers."""
    return lambda condition: condition.inside in outer if isinstance(condition, Inside) else None
