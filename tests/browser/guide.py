"""A walk on the screen and the same in the engine, step by step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from sro_assist.trees.model import Question
from sro_assist.walk.position import Frame
from sro_assist.walk.walkthrough import Walkthrough
from tests.browser.page_objects.home import Home
from tests.browser.page_objects.walking import Walking
from tests.browser.ways import Tap, Ways, taps


class Guide:
    """Taps, and sees to it that the screen shown is the one that the engine says comes next."""

    def __init__(self, walking: Walking, ways: Ways, walk: Walkthrough) -> None:
        self.walking, self.ways, self.walk = walking, ways, walk
        self.same()

    @classmethod
    def begin(cls, home: Home, ways: Ways, tree: str) -> Guide:
        """Begin a tree from the home screen."""
        return cls(home.begin(ways.pack.trees[tree]), ways, ways.start(tree))

    def same(self) -> Self:
        """Wait until the screen shows where the walk stands."""
        self.walking.shows(self.walk)
        return self

    def step(self, tap: Tap) -> Self:
        """Tap one way on."""
        self.walking.take(self.walk, tap)
        self.walk = self.walk.apply(tap)
        return self.same()

    def answer(self, choice: str) -> Self:
        """Tap a choice."""
        return self.step(taps(self.walk.answer(choice, elapsed=0))[-1])

    def go_on(self) -> Self:
        """Tap the one way on."""
        return self.step(taps(self.walk.go_on(elapsed=0))[-1])

    def follow(self, steps: Iterable[Tap]) -> Self:
        """Tap a whole way."""
        for tap in steps:
            self.step(tap)
        return self

    def to(self, tree: str, node: str) -> Self:
        """Tap the shortest way to a screen."""
        way = self.ways.to(self.walk, lambda walk: walk.frame == Frame(tree, node))
        assert way, f"There is no way from {self.walk.frame} to {tree}.{node}."
        return self.follow(taps(way)[len(taps(self.walk)) :])

    def say(self, choice: str) -> str:
        """What a choice of this screen says."""
        assert isinstance(self.walk.screen, Question)
        found = self.walk.screen.choice(choice)
        assert found
        return found.say
