"""Ending what was begun as interrupted: what is ended cannot be opened again, so for a while it waits."""

from __future__ import annotations

from collections.abc import Callable

UNDO_SECONDS = 30
"""For how long it can be undone while home stays in sight."""


class PendingEnd:
    """The one walkthrough that is about to be ended. Until it is, nothing of it has changed."""

    def __init__(self, end: Callable[[str], object]) -> None:
        self.id = ""
        """Which one, or empty."""
        self._end = end

    def ask(self, walk_id: str) -> None:
        """End this one soon; what was waiting before it is ended now."""
        self.carry_out(self.id)
        self.id = walk_id

    def undo(self) -> None:
        """Leave it open after all."""
        self.id = ""

    def carry_out(self, walk_id: str) -> None:
        """End this one, if it is the one that waits."""
        if walk_id and walk_id == self.id:
            self.id = ""
            self._end(walk_id)
