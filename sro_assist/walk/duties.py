"""What is owed and what of it is done, in the order in which it became owed."""

from __future__ import annotations

from typing import NamedTuple

from sro_assist.trees.model import Duty
from sro_assist.walk.history import Tapped
from sro_assist.walk.walkthrough import Walkthrough


class Owed(NamedTuple):
    """A duty of this walkthrough; ``tapped`` is when it was marked done, or ``None`` while it is open."""

    tree: str
    duty_id: str
    duty: Duty
    tapped: Tapped | None


def owed(walk: Walkthrough) -> tuple[Owed, ...]:
    """Every duty that this path has brought."""
    return tuple(
        Owed(tree, duty, walk.pack.trees[tree].duties[duty], walk.history.done.get((tree, duty)))
        for tree, duty in walk.position.owed
    )
