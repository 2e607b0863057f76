"""Reachability, in any graph given as what comes after each node."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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


def traps(stuck: Iterable[str], after: After) -> list[set[str]]:
    """Of nodes from which there is no way out, those groups that everything else ends in."""
    ends = {node: reachable([node], after) for node in stuck}
    found: list[set[str]] = []
    for node, reached in ends.items():
        if reached not in found and all(node in ends.get(other, ()) for other in reached):
            found.append(reached)
    return found
