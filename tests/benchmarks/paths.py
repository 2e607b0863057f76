"""Which taps to make on a real tree, and what each of them must bring to the screen."""

from __future__ import annotations

from dataclasses import dataclass

from sro_assist.app import strings
from sro_assist.trees.model import Outcome, Question
from sro_assist.trees.pack import Pack
from sro_assist.walk.events import Started
from sro_assist.walk.position import Frame
from sro_assist.walk.walkthrough import Walkthrough


@dataclass(frozen=True, slots=True)
class Step:
    """One tap: on which button, and the words of the screen that follows."""

    button: str
    then: str
    asks: bool
    """Whether it leads from one question to another."""


def first_words(pack: Pack, tree: str) -> str:
    """What a tree's first screen asks or says."""
    return _begun(pack, tree).screen.headline


def path(pack: Pack, tree: str) -> list[Step]:
    """From a tree's start to the screen before an outcome, past many questions, without going round."""
    walk, steps, met = _begun(pack, tree), [], set[Frame]()
    while not isinstance(walk.screen, Outcome):
        met.add(walk.frame)
        button, after = _way_on(walk, met)
        asks = isinstance(walk.screen, Question) and isinstance(after.screen, Question)
        steps.append(Step(button, after.screen.headline, asks))
        walk = after
    return steps[:-1]


def _begun(pack: Pack, tree: str) -> Walkthrough:
    started = Started(
        walkthrough="00000000-0000-0000-0000-000000000001",
        tree=tree,
        at="2026-11-23T10:15:00+00:00",
        officer="",
        pack=pack.manifest.id,
        edition=pack.edition,
        app="",
    )
    return Walkthrough.begin(pack, started)


def _way_on(walk: Walkthrough, met: set[Frame]) -> tuple[str, Walkthrough]:
    if not isinstance(walk.screen, Question):
        return strings.GO_ON, walk.go_on(elapsed=0)
    ways = [(choice.say, walk.answer(choice.id, elapsed=0)) for choice in walk.screen.choices]
    new = [way for way in ways if way[1].frame not in met]
    asking = [way for way in new if isinstance(way[1].screen, Question)]
    return [*asking, *new, *ways][0]
