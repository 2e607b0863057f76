"""What there is to see of a walk: where it stands, what is owed, what runs."""

from __future__ import annotations

from datetime import datetime

from sro_assist.app.live_walk import LiveWalk
from sro_assist.trees.model import Clock
from sro_assist.walk.duties import Owed, owed
from sro_assist.walk.progress import Progress
from sro_assist.walk.walkthrough import Walkthrough


class WalkView:
    """Facts of a walk as it is now. Nothing here changes it."""

    def __init__(self, live: LiveWalk, progress: Progress) -> None:
        self._live, self._progress = live, progress

    @property
    def walk(self) -> Walkthrough:
        """The walkthrough as it stands."""
        return self._live.walk

    @property
    def step(self) -> int:
        """Which screen of this path is shown, from 1."""
        return self.walk.step

    @property
    def more(self) -> int:
        """The most screens that can still come, going round no loop twice."""
        return self._progress.at_most(self.walk.position.stack)

    @property
    def title(self) -> str:
        """The title of the tree that is walked."""
        walk = self.walk
        return walk.pack.trees[walk.frame.tree].title

    @property
    def waiting_title(self) -> str:
        """The title of the tree that waits for this one, or empty."""
        walk = self.walk
        stack = walk.position.stack
        return walk.pack.trees[stack[-2].tree].title if len(stack) > 1 else ""

    @property
    def owed(self) -> tuple[Owed, ...]:
        """What is owed on this path."""
        return owed(self.walk)

    @property
    def running(self) -> tuple[tuple[Clock, int], ...]:
        """Every clock that runs, with the whole seconds it has run for."""
        walk, now = self.walk, self._live.clock.elapsed()
        return tuple(
            (walk.pack.trees[tree].clocks[name], self._live.clock.between(clock.started, now) // 1000)
            for (tree, name), clock in walk.history.clocks.items()
            if clock.stopped is None
        )

    @property
    def elapsed(self) -> int:
        """How long the walk has lasted until now, in milliseconds."""
        return self._live.clock.elapsed()

    def time_of(self, elapsed: int) -> datetime:
        """The wall-clock time of a moment of this walkthrough."""
        return self._live.clock.time_of(elapsed)
