"""Where a walk stands: all that its rules read to decide what comes next and what is owed.

No times, no texts, nothing that grows with the walk: so the positions that can be reached from a tree's start
are finitely many, and can be explored with the very transitions that a walk takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from sro_assist.trees.conditions import FactorMark

Key = tuple[str, str]
"""A tree and something in it: a node, a duty or a clock."""
ItemKey = tuple[str, str, str]
"""A tree, a node, and a factor or item of it."""
Ended = Literal["", "finished", "interrupted"]

NOTHING: Mapping[Any, Any] = MappingProxyType({})


class Frame(NamedTuple):
    """A tree and the node where it stands."""

    tree: str
    node: str


class Position(NamedTuple):
    """Frozen, its mappings too: a transition makes a new one.

    Whether a clock runs is not here: it is shown, and decides nothing.
    """

    stack: tuple[Frame, ...]
    """The tree that is walked is the last; those before wait for it."""
    answers: Mapping[Key, str] = NOTHING
    """The newest answer at each question."""
    visits: Mapping[Key, str] = NOTHING
    """The outcomes at which the visits made at these nodes ended."""
    owed: tuple[Key, ...] = ()
    """Each duty once, in the order in which they became owed."""
    marks: Mapping[ItemKey, FactorMark] = NOTHING
    """Factors that are marked; one that is untouched has none."""
    ended: Ended = ""
    """``finished`` or ``interrupted`` once it is over."""

    @property
    def frame(self) -> Frame:
        """The tree and node of the screen."""
        return self.stack[-1]

    def __hash__(self) -> int:
        """Mappings have no hash of their own."""
        maps = (self.answers, self.visits, self.marks)
        return hash((self.stack, self.owed, self.ended, *(frozenset(each.items()) for each in maps)))
