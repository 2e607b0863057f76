"""What the officer does on a walk, tap by tap."""

from __future__ import annotations

import time
from collections.abc import Callable

from sro_assist.app.focus import ASKED, Focus, part_of_duty
from sro_assist.app.live_walk import LiveWalk, Step
from sro_assist.app.note_editor import NoteEditor
from sro_assist.app.walk_overlay import WalkOverlay
from sro_assist.trees.conditions import FactorMark
from sro_assist.trees.model import Question
from sro_assist.walk.events import How

DOUBLE_TAP = 0.25
"""Seconds in which a second tap is the same tap: nobody has read the next screen by then."""


class WalkActions:
    """Each is a step of the walk. One that no longer fits the screen is let go."""

    def __init__(
        self,
        live: LiveWalk,
        overlay: WalkOverlay,
        note: NoteEditor,
        focus: Focus,
        tick: Callable[[], float] = time.monotonic,
    ) -> None:
        self._live, self._overlay, self._note, self._focus = live, overlay, note, focus
        self._tick, self._shown_at = tick, tick()

    def answer(self, choice: str) -> None:
        """Tap a choice."""
        if self._too_soon():
            return
        asked, screen = self._live.walk.frame, self._live.walk.screen
        if self._move(lambda now: self._live.walk.answer(choice, elapsed=now)) and isinstance(
            screen, Question
        ):
            chosen = screen.choice(choice)
            self._note.offered = ".".join((*asked, choice)) if chosen and chosen.note else ""

    def go_on(self) -> None:
        """Leave factors, guidance or a visited tree's outcome."""
        if not self._too_soon():
            self._move(lambda now: self._live.walk.go_on(elapsed=now))

    def back(self) -> bool:
        """One screen back, or close what lies over this one. False when this was the first screen."""
        if self._overlay.face != "screen":
            self._overlay.close()
            return True
        return self._move(lambda now: self._live.walk.back(elapsed=now))

    def reassess(self) -> None:
        """Something changed."""
        self._overlay.face = "screen"
        if not self._too_soon():
            self._move(lambda now: self._live.walk.reassess(elapsed=now))

    def danger(self, *, by_key: bool = False) -> None:
        """Log it, show the one line; the place stays. While the line is shown, a tap is the same tap.

        A key was meant for the screen before, when this one has only just come.
        """
        if self._overlay.face != "danger" and not (by_key and self._focus.lately):
            self._live.apply(lambda now: self._live.walk.danger(elapsed=now))
            self._overlay.open("danger", ASKED, ASKED)

    def mark(self, factor: str, mark: FactorMark) -> None:
        """Mark a factor; the mark it has already takes it back to untouched."""
        walk = self._live.walk
        had = walk.position.marks.get((*walk.frame, factor))
        new: FactorMark = "untouched" if had == mark else mark
        self._live.apply(lambda now: walk.mark(factor, new, elapsed=now))

    def tick(self, item: str) -> None:
        """Tick a thing to do, or take the tick away."""
        walk = self._live.walk
        done = (*walk.frame, item) not in walk.history.ticks
        self._live.apply(lambda now: walk.tick(item, done=done, elapsed=now))

    def duty(self, tree: str, duty: str, *, done: bool, how: How = "now") -> None:
        """Mark a duty done, done earlier, or open again."""
        self._live.apply(lambda now: self._live.walk.duty(tree, duty, done=done, elapsed=now, how=how))
        self._focus.to(part_of_duty(tree, duty))

    def try_again(self) -> None:
        """Try once more to keep what could not be confirmed."""
        self._live.persistence.try_again()
        self._focus.to(ASKED)

    def _too_soon(self) -> bool:
        return self._tick() - self._shown_at < DOUBLE_TAP

    def _move(self, step: Step) -> bool:
        """Go to another screen."""
        moved = self._live.apply(step)
        if moved:
            self._shown_at = self._tick()
            self._note.offered = ""
            self._overlay.clear()
        return moved
