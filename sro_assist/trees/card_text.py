"""The lines of the quick card: what a list of things to do says in the policy's name."""

from __future__ import annotations

from sro_assist.trees.manifest import CardPart
from sro_assist.trees.model import Do, Node


def lines_of(part: CardPart, node: Node) -> tuple[Do, ...]:
    """Those that cite something, or what the part asks for: no practice notes, and no more than it asks."""
    wanted = set(part.cites)
    lines = (do for do in node.items if do.cites and (not wanted or wanted.intersection(do.cites)))
    return tuple(lines)[: part.most]
