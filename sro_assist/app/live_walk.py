"""The walkthrough as it stands on a screen. Every step is kept before it is shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Literal

from sro_assist.app.elapsed_clock import ElapsedClock
from sro_assist.app.walk_persistence import WalkPersistence
from sro_assist.errors import WalkError
from sro_assist.walk.events import to_data
from sro_assist.walk.walkthrough import Walkthrough

Step = Callable[[int], Walkthrough]
"""Given the milliseconds since the start: the walkthrough after one more event. Raises WalkError."""


class LiveWalk:
    """A walkthrough that goes on, with its clock. Nothing here ever blocks the officer."""

    def __init__(self, walk: Walkthrough, persistence: WalkPersistence, clock: ElapsedClock) -> None:
        self.walk, self.persistence, self.clock = walk, persistence, clock
        self.finished = False

    def begin(self) -> None:
        """Keep the first event."""
        self.persistence.keep(to_data(self.walk.started))

    def reopen(self, at: str) -> None:
        """Log that it was opened again, at this wall-clock time."""
        if self.apply(lambda now: self.walk.resume(at=at, elapsed=now)):
            self.clock.reopened(datetime.fromisoformat(at), self.walk.elapsed)

    def apply(self, step: Step) -> bool:
        """Do a step: keep it, then show it. A tap that no longer fits the screen is let go."""
        if self.persistence.owned_elsewhere or self.finished:
            return False
        try:
            after = step(self.clock.elapsed())
        except WalkError:
            return False
        if not self.persistence.keep(to_data(after.history.events.newest)):
            return False  # another window writes now: this step is not taken, and does not show
        self.walk = after
        return True

    def finish(self, ended: Literal["finished", "interrupted"]) -> bool:
        """End it; False where it cannot end so."""
        self.finished = self.apply(lambda now: self.walk.finish(ended, elapsed=now))
        return self.finished

    def hand_over(self) -> LiveWalk:
        """The same for another window, with what is not kept yet. Here it can only be read now."""
        other = LiveWalk(self.walk, self.persistence.hand_over(), self.clock)
        other.finished = self.finished
        return other
