"""Which layer each node stands on, and in what order, so that few lines cross."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from itertools import combinations, pairwise
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)
Pair = tuple[Node, Node]
SWEEPS = 12


def back_edges(start: Node, nodes: Sequence[Node], edges: Sequence[Pair[Node]]) -> frozenset[Pair[Node]]:
    """The edges that lead back to a node on the way to them: without these nothing goes in a circle."""
    onward: dict[Node, list[Node]] = {node: [] for node in nodes}
    for source, target in edges:
        onward[source].append(target)
    found: set[Pair[Node]] = set()
    done: set[Node] = set()
    for root in (start, *nodes):
        if root not in done:
            _walk(root, onward, done, found)
    return frozenset(found)


def _walk(
    root: Node, onward: Mapping[Node, list[Node]], done: set[Node], found: set[tuple[Node, Node]]
) -> None:
    """Depth first, without recursion: what leads to a node on the way here leads back."""
    way = {root: iter(onward[root])}
    while way:
        node, following = next(reversed(way.items()))
        for target in following:
            if target in way:
                found.add((node, target))
            elif target not in done:
                way[target] = iter(onward[target])
                break
        else:
            done.add(node)
            del way[node]


def longest_path_layers(nodes: Sequence[Node], edges: Sequence[Pair[Node]]) -> dict[Node, int]:
    """The layer of each node: one below the lowest that leads to it. ``edges`` go in no circle."""
    into: dict[Node, int] = dict.fromkeys(nodes, 0)
    onward: dict[Node, list[Node]] = {node: [] for node in nodes}
    for source, target in edges:
        into[target] += 1
        onward[source].append(target)
    layers = dict.fromkeys(nodes, 0)
    ready = [node for node in nodes if not into[node]]
    while ready:
        node = ready.pop()
        for target in onward[node]:
            layers[target] = max(layers[target], layers[node] + 1)
            into[target] -= 1
            if not into[target]:
                ready.append(target)
    return layers


def ordered(rows: Sequence[Sequence[Node]], edges: Sequence[Pair[Node]]) -> list[list[Node]]:
    """The rows with each node near the mean of its neighbours; ``edges`` join neighbouring rows only."""
    above: dict[Node, list[Node]] = {node: [] for row in rows for node in row}
    below: dict[Node, list[Node]] = {node: [] for row in rows for node in row}
    for source, target in edges:
        below[source].append(target)
        above[target].append(source)
    best = now = [list(row) for row in rows]
    fewest = _all_crossings(best, below)
    for _ in range(SWEEPS):
        now = _swept(now, above)
        now = _swept(now[::-1], below)[::-1]
        crossings = _all_crossings(now, below)
        if crossings < fewest:
            best, fewest = now, crossings
    return best


def _swept(rows: list[list[Node]], neighbours: Mapping[Node, Sequence[Node]]) -> list[list[Node]]:
    """Each row sorted by the places of its neighbours in the row before it."""
    new = [rows[0]]
    for row in rows[1:]:
        place = {node: float(number) for number, node in enumerate(new[-1])}
        own = {node: float(number) for number, node in enumerate(row)}
        new.append(sorted(row, key=lambda node: _mean(neighbours[node], place, own[node])))
    return new


def _mean(neighbours: Sequence[Node], place: Mapping[Node, float], own: float) -> float:
    """Where the neighbours are on average; a node without any keeps its own place."""
    return sum(place[node] for node in neighbours) / len(neighbours) if neighbours else own


def _all_crossings(rows: Sequence[Sequence[Node]], below: Mapping[Node, Sequence[Node]]) -> int:
    return sum(_crossings(upper, lower, below) for upper, lower in pairwise(rows))


def _crossings(upper: Sequence[Node], lower: Sequence[Node], below: Mapping[Node, Sequence[Node]]) -> int:
    """How many pairs of lines between two rows cross."""
    place = {node: number for number, node in enumerate(lower)}
    ends = [(number, place[end]) for number, node in enumerate(upper) for end in below[node]]
    return sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(ends, 2))
