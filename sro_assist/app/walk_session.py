"""One walkthrough being walked on a screen. Every step is kept before it is shown."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from typing import Literal

from sro_assist.app.elapsed_clock import ElapsedClock
from sro_assist.app.focus import ASKED, FIELD, Focus, part_of_duty, part_of_face, part_of_note, part_of_words
from sro_assist.app.note_editor import NoteEditor
from sro_assist.app.walk_persistence import WalkPersistence
from sro_assist.app.walk_view import WalkView
from sro_assist.errors import WalkError
from sro_assist.trees.conditions import FactorMark
from sro_assist.trees.model import Question
from sro_assist.walk.events import How, to_data
from sro_assist.walk.progress import Progress
from sro_assist.walk.walkthrough import Walkthrough

Face = Literal["screen", "danger", "note", "so-far"]
DOUBLE_TAP = 0.25
"""Seconds in which a second tap is the same tap: nobody has read the next screen by then."""


class WalkSession:
    """What an officer does on a walk, and what lies over its screen. Nothing here ever blocks the officer."""

    def __init__(
        self,
        walk: Walkthrough,
        persistence: WalkPersistence,
        clock: ElapsedClock,
        progress: Progress,
        tick: Callable[[], float] = time.monotonic,
    ) -> None:
        self.walk, self.persistence = walk, persistence
        self.view = WalkView(lambda: self.walk, clock, progress)
        self.note = NoteEditor(lambda: self.walk.frame)
        self.focus = Focus(tick)
        self.face: Face = "screen"
        self.words_open: frozenset[str] = frozenset()
        self.finished = False
        self.told_taken: Callable[[], object] = lambda: None
        """Called when another window has taken this walk."""
        self._clock, self._progress, self._tick = clock, progress, tick
        self._shown_at = tick()
        self._came_from = ASKED

    @property
    def id(self) -> str:
        """The walkthrough's id."""
        return self.walk.started.walkthrough

    # How it begins, and where it goes

    def began(self) -> None:
        """Keep the first event."""
        self.persistence.keep(to_data(self.walk.started))

    def reopened(self, at: str) -> None:
        """Log that an unfinished walkthrough was opened again, at this wall-clock time."""
        if self._stay(lambda now: self.walk.resume(at=at, elapsed=now)):
            self._clock.reopened(datetime.fromisoformat(at), self.walk.elapsed)

    def hand_over(self) -> WalkSession:
        """The same walk for another window, with what is not kept yet. Here it can only be read now."""
        self.note.drafts.flush()
        other = WalkSession(self.walk, self.persistence.hand_over(), self._clock, self._progress, self._tick)
        other.note.drafts, other.finished = self.note.drafts, self.finished
        self.told_taken()
        return other

    # What an officer does

    def answer(self, choice: str) -> None:
        """Tap a choice."""
        if self._too_soon():
            return
        asked, screen = self.walk.frame, self.walk.screen
        if self._move(lambda now: self.walk.answer(choice, elapsed=now)) and isinstance(screen, Question):
            chosen = screen.choice(choice)
            self.note.offered = ".".join((*asked, choice)) if chosen and chosen.note else ""

    def go_on(self) -> None:
        """Leave factors, guidance or a visited tree's outcome."""
        if not self._too_soon():
            self._move(lambda now: self.walk.go_on(elapsed=now))

    def back(self) -> bool:
        """One screen back, or close what lies over this one. False when this was the first screen."""
        if self.face != "screen":
            self.show("screen")
            return True
        return self.view.can_go_back and self._move(lambda now: self.walk.back(elapsed=now))

    def reassess(self) -> None:
        """Something changed."""
        self.face = "screen"
        if not self._too_soon():
            self._move(lambda now: self.walk.reassess(elapsed=now))

    def danger(self, *, by_key: bool = False) -> None:
        """Log it, show the one line; the place stays. While the line is shown, a tap is the same tap.

        A key was meant for the screen before, when this one has only just come.
        """
        if self.face != "danger" and not (by_key and self.focus.lately):
            self._stay(lambda now: self.walk.danger(elapsed=now))
            self._open("danger", ASKED, ASKED)

    def mark(self, factor: str, mark: FactorMark) -> None:
        """Mark a factor; the mark it has already takes it back to untouched."""
        tree, node = self.walk.frame
        had = self.walk.state.marks.get((tree, node, factor))
        new: FactorMark = "untouched" if had == mark else mark
        self._stay(lambda now: self.walk.mark(factor, new, elapsed=now))

    def tick(self, item: str) -> None:
        """Tick a thing to do, or take the tick away."""
        done = (*self.walk.frame, item) not in self.walk.state.ticks
        self._stay(lambda now: self.walk.tick(item, done=done, elapsed=now))

    def duty(self, tree: str, duty: str, *, done: bool, how: How = "now") -> None:
        """Mark a duty done, done earlier, or open again."""
        self._stay(lambda now: self.walk.duty(tree, duty, done=done, elapsed=now, how=how))
        self.focus.to(part_of_duty(tree, duty))

    def finish(self, ended: Literal["finished", "interrupted"] = "finished") -> None:
        """End the walkthrough. Once it is, tapping again tries again to keep what could not be confirmed."""
        if self.finished:
            self.persistence.try_again()
        else:
            self.finished = self._stay(lambda now: self.walk.finish(ended, elapsed=now))
            if self.finished:
                self.note.drafts.clear()

    def try_again(self) -> None:
        """Try once more to keep what could not be confirmed."""
        self.persistence.try_again()
        self.focus.to(ASKED)

    # What lies over the screen

    def show(self, face: Face) -> None:
        """Open what lies over the screen, or close it: then the focus is where it came from."""
        if face == "screen":
            self.face = face
            self.note.drafts.flush()
            self.focus.to(self._came_from)
        else:
            self._open(face, face, part_of_face(face))

    def unfold(self, key: str) -> None:
        """Unfold or fold the policy's words under what names them."""
        self.words_open = self.words_open ^ {key}
        self.focus.to(part_of_words(key))

    def write(self, about: str = "") -> None:
        """Open the note, about a factor or a choice if one is named; what was being written is there."""
        self.note.begin(about)
        self._open("note", FIELD, part_of_note(about))

    def keep_note(self) -> None:
        """Keep the note. What looks private is named first, once; it never stops the officer."""
        note = self.note
        text, about = note.text, note.about
        if note.looks_private():
            return
        if text and not self._stay(lambda now: self.walk.note(text, about=about, elapsed=now)):
            return
        if text and about == note.offered:
            self._came_from = ASKED
        note.done()
        self.show("screen")

    def no_note(self) -> None:
        """Leave the offered note unwritten."""
        self.note.offered, self._came_from = "", ASKED
        self.focus.to(ASKED)

    def _open(self, face: Face, part: str, came_from: str) -> None:
        self.face, self._came_from = face, came_from
        self.focus.to(part)

    # Steps

    def _too_soon(self) -> bool:
        return self._tick() - self._shown_at < DOUBLE_TAP

    def _move(self, step: Callable[[int], Walkthrough]) -> bool:
        """Go to another screen."""
        moved = self._stay(step)
        if moved:
            self._shown_at = self._tick()
            self.words_open, self.note.offered, self.face = frozenset(), "", "screen"
            self.focus.to(ASKED)
        return moved

    def _stay(self, step: Callable[[int], Walkthrough]) -> bool:
        """Do a step: keep it, then show it. A tap that no longer fits the screen is let go."""
        if self.persistence.owned_elsewhere or self.finished:
            return False
        try:
            after = step(self._clock.elapsed())
        except WalkError:
            return False
        if not self.persistence.keep(to_data(after.log.event)):
            return False  # another window writes now: this step is not taken, and does not show
        self.walk = after
        return True
