"""Which node is looked at in which of the app's looks."""

from __future__ import annotations

from typing import NamedTuple

from sro_assist.paths import pack_folder
from sro_assist.trees.loader import read_folder
from sro_assist.trees.model import Factors, Outcome, Question
from sro_assist.trees.pack import Pack
from tests.browser.pictures.looks import APPS, COVERING, Dress, Look, Share, dresses, looks
from tests.browser.pictures.standing import nodes


class Visit(NamedTuple):
    """A node, in one of the app's looks and then at every size."""

    tree: str
    node: str
    dress: Dress
    turn: int
    seconds: int = 0
    """So long ago the walk began: where its clocks stand."""
    share: Share | None = None
    """Which part of the sizes; none is all of them."""

    def __str__(self) -> str:
        """``arrest.staff-125-dark``."""
        moment = f"-{self.seconds}s" if self.seconds else ""
        return f"{self.tree}.{self.node}-{self.dress}{moment}"

    @property
    def looks(self) -> list[Look]:
        """The sizes, each with its text."""
        return looks(self.dress, self.turn, self.share)


def visits(*, questions: bool, covering: bool = COVERING) -> list[Visit]:
    """Those of all questions, or of all other screens; what wears the same comes together."""
    pack = read_folder(pack_folder())
    every = [
        visit
        for turn, (tree, node) in enumerate(nodes(pack))
        if isinstance(pack.trees[tree].nodes[node], Question) == questions
        for visit in _of_node(pack, tree, node, turn, covering)
    ]
    return sorted(every, key=lambda visit: visit.dress)


def _of_node(pack: Pack, tree: str, node: str, turn: int, covering: bool) -> list[Visit]:
    """Considerations in two of the app's sizes of text, the next in the others; a question in one.

    For a covering set in all four, and in two.
    """
    screen = pack.trees[tree].nodes[node]
    is_question = isinstance(screen, Question)
    marked = isinstance(screen, Factors)
    often = (len(APPS) if covering else 2) if marked else 1 + (is_question and covering)
    parts = is_question or isinstance(screen, Outcome) or not covering  # outcomes are many, and much alike
    begin = turn // 3  # dresses go round by threes and fours: so a size meets all of them
    return [
        Visit(tree, node, dress, turn, share=Share(begin + nth, 2 if covering else 3) if parts else None)
        for nth, dress in enumerate(dresses(turn, often))
    ]


MOMENTS = (0, 21, 56, 61, 78, 90, 117)
"""Seconds after a clock's start at which a visit begins: each lasts a few, so that some cross the minute."""


def moments(tree: str, node: str) -> list[Visit]:
    """One node at moments of two minutes, in all of the app's looks by turns."""
    worn = [dresses(turn, 1)[0] for turn in range(len(MOMENTS))]
    every = [
        Visit(tree, node, dress, turn, seconds, share=Share(turn, 2 if COVERING else 3))
        for turn, (dress, seconds) in enumerate(zip(worn, MOMENTS, strict=True))
    ]
    return sorted(every, key=lambda visit: visit.dress)
