"""Reachability, in any graph given as what comes after each node."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

After = Mapping[str, Iterable[str]]


def reachable(starts: Iterable[str], after: After) -> set[str]:
    """Every node that can be reached from these, with these; names that are no node lead nowhere."""
    seen: set[str] = set()
    left = list(starts)
    while left:
        node = left.pop()
        if node not in seen:
            seen.add(node)
            left.extend(after.get(node, ()))
    return seen


def backwards(after: After) -> dict[str, set[str]]:
    """Turn every edge around."""
    before: dict[str, set[str]] = {}
    for node, targets in after.items():
        for target in targets:
            before.setdefault(target, set()).add(node)
    return before


def loops(after: After) -> list[frozenset[str]]:
    """Every node with those that it can come from and lead to: groups, each after all that it leads to.

    R. Tarjan, "Depth-first search and linear graph algorithms", 1972; without recursion, and in linear time.
    """
    return list(_Loops(after).found())


class _Loops:
    """Tarjan's search. ``low``: the earliest node still open that each one leads back to."""

    def __init__(self, after: After) -> None:
        self._after = after
        self._low: dict[str, int] = {}
        self._open: dict[str, int] = {}

    def found(self) -> Iterator[frozenset[str]]:
        for start in self._after:
            if start not in self._low:
                yield from self._from(start)

    def _from(self, start: str) -> Iterator[frozenset[str]]:
        path = [self._enter(start)]
        while path:
            node, targets = path[-1]
            target = next(targets, None)
            if target is None:
                path.pop()
                if path:
                    self._lower(path[-1][0], self._low[node])
                if self._low[node] == self._open[node]:
                    yield self._close(node)
            elif target in self._open:
                self._lower(node, self._open[target])
            elif target not in self._low:
                path.append(self._enter(target))

    def _enter(self, node: str) -> tuple[str, Iterator[str]]:
        self._low[node] = self._open[node] = len(self._low)
        return node, iter(self._after.get(node, ()))

    def _lower(self, node: str, low: int) -> None:
        self._low[node] = min(self._low[node], low)

    def _close(self, node: str) -> frozenset[str]:
        """The group that this node was the first of: all that was entered since and is open."""
        group = [node]
        while (last := next(reversed(self._open))) != node:
            group.append(last)
            del self._open[last]
        del self._open[node]
        return frozenset(group)


def traps(stuck: Iterable[str], after: After) -> list[frozenset[str]]:
    """Of nodes from which there is no way out, those groups that everything else ends in."""
    inside = set(stuck)
    groups = loops({node: after.get(node, ()) for node in sorted(inside)})
    return [
        group for group in groups if all(target in group for node in group for target in after.get(node, ()))
    ]


class Earlier:
    """What can come before each node. Kept as one number a node, so that large trees take little."""

    def __init__(self, after: After) -> None:
        self._bit: dict[str, int] = {}
        self._before: dict[str, int] = {}
        self._looping: set[str] = set()
        for group in reversed(loops(after)):  # what leads to a group comes before it
            self._add(group, after)

    def _add(self, group: frozenset[str], after: After) -> None:
        before = 0
        for node in group:
            self._bit[node] = 1 << len(self._bit)
            before |= self._bit[node] | self._before.get(node, 0)
        for node in group:
            self._before[node] = before
            if len(group) > 1 or node in after.get(node, ()):
                self._looping.add(node)
            for target in after.get(node, ()):
                if target not in group:
                    self._before[target] = self._before.get(target, 0) | before

    def can_precede(self, one: str, other: str) -> bool:
        """Whether there is a way from one to the other; a node precedes itself."""
        return bool(self._before.get(other, 0) & self._bit.get(one, 0))

    def leads_to(self, one: str, other: str) -> bool:
        """Whether there is a way of at least one step from one to the other."""
        return self.can_precede(one, other) and (one != other or one in self._looping)
