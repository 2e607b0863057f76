"""Which node is looked at in which of the app's looks."""

from __future__ import annotations

from typing import NamedTuple

from sro_assist.places import pack_folder
from sro_assist.trees.model import Factors, Question
from sro_assist.trees.pack import Pack
from sro_assist.trees.reading import read_folder
from tests.browser.pictures.looks import APPS, Dress, Look, dresses, looks
from tests.browser.pictures.standing import nodes


class Visit(NamedTuple):
    """A node, in one of the app's looks and then at every size."""

    tree: str
    node: str
    dress: Dress
    turn: int
    seconds: int = 0
    """So long ago the walk began: where its clocks stand."""

    def __str__(self) -> str:
        """``arrest.staff-125-dark``."""
        moment = f"-{self.seconds}s" if self.seconds else ""
        return f"{self.tree}.{self.node}-{self.dress}{moment}"

    @property
    def looks(self) -> list[Look]:
        """Every size."""
        return looks(self.dress, self.turn)


def visits(*, questions: bool) -> list[Visit]:
    """Those of all questions, or of all other screens; what wears the same comes together."""
    pack = read_folder(pack_folder())
    every = [
        Visit(tree, node, dress, turn)
        for turn, (tree, node) in enumerate(nodes(pack))
        if isinstance(pack.trees[tree].nodes[node], Question) == questions
        for dress in dresses(turn, how_often(pack, tree, node))
    ]
    return sorted(every, key=lambda visit: visit.dress)


def how_often(pack: Pack, tree: str, node: str) -> int:
    """Considerations in every size of text, a question in two, all else in one."""
    screen = pack.trees[tree].nodes[node]
    if isinstance(screen, Factors):
        return len(APPS)
    return 2 if isinstance(screen, Question) else 1


MOMENTS = (0, 21, 56, 61, 78, 90, 117)
"""Seconds after a clock's start at which a visit begins: each lasts a few, so that some cross the minute."""


def moments(tree: str, node: str) -> list[Visit]:
    """One node at moments of two minutes, in all of the app's looks by turns."""
    worn = [dresses(turn, 1)[0] for turn in range(len(MOMENTS))]
    every = [
        Visit(tree, node, dress, turn, seconds)
        for turn, (dress, seconds) in enumerate(zip(worn, MOMENTS, strict=True))
    ]
    return sorted(every, key=lambda visit: visit.dress)
