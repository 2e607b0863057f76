"""The state of the walking screen: a plain class. Every step is kept before it is shown."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from typing import Literal, Protocol

from sro_assist.app.elapsed_clock import ElapsedClock
from sro_assist.app.focus import ASKED, FIELD, Focus, part_of_duty, part_of_face, part_of_note, part_of_words
from sro_assist.app.note_drafts import NoteDrafts
from sro_assist.errors import RecordError, WalkError
from sro_assist.records import BusyError, tidy_text
from sro_assist.trees.conditions import FactorMark
from sro_assist.trees.model import Clock, Question
from sro_assist.walk.duties import Owed, owed
from sro_assist.walk.events import MOST_NOTE, How, to_data
from sro_assist.walk.pii import looks_private
from sro_assist.walk.progress import Progress
from sro_assist.walk.walkthrough import Walkthrough

Face = Literal["screen", "danger", "note", "so-far"]
DOUBLE_TAP = 0.25
"""Seconds in which a second tap is the same tap: nobody has read the next screen by then."""


class EventSink(Protocol):
    """What keeps a step: on disk when ``append`` returns, RecordError when that cannot be vouched for."""

    def append(self, event: dict[str, object]) -> None:
        """Keep one event."""


class WalkSession:
    """One walkthrough being walked on a screen. Nothing here ever blocks the officer."""

    def __init__(
        self,
        walk: Walkthrough,
        keeps: EventSink | None,
        elapsed_clock: ElapsedClock,
        ahead: Progress,
        tick: Callable[[], float] = time.monotonic,
    ) -> None:
        self.walk = walk
        self.elapsed_clock = elapsed_clock
        self.face: Face = "screen"
        self.words_open: frozenset[str] = frozenset()
        self.about = ""
        self.warned: tuple[str, ...] = ()
        self.offered = ""
        self.trouble = ""
        self.finished = False
        self._keeps, self._ahead, self._tick = keeps, ahead, tick
        self.told_taken: Callable[[], object] = lambda: None
        """Called when another window has taken this walk."""
        self._unkept: list[dict[str, object]] = []
        self._shown_at = tick()
        self.focus = Focus(tick)
        self._came_from = ASKED
        self.note_drafts = NoteDrafts()

    # What there is to see

    @property
    def id(self) -> str:
        """The walkthrough's id."""
        return self.walk.started.walkthrough

    @property
    def taken(self) -> bool:
        """Whether another window writes this walkthrough; then it can only be read here."""
        return self._keeps is None

    @property
    def step(self) -> int:
        """Which screen of this path is shown, from 1."""
        return self.walk.state.place.step

    @property
    def more(self) -> int:
        """The most screens that can still come, going round no loop twice."""
        return self._ahead.at_most(self.walk.state.place.stack)

    @property
    def title(self) -> str:
        """The title of the tree that is walked."""
        return self.walk.pack.trees[self.walk.frame.tree].title

    @property
    def waiting_title(self) -> str:
        """The title of the tree that waits for this one, or empty."""
        stack = self.walk.state.place.stack
        return self.walk.pack.trees[stack[-2].tree].title if len(stack) > 1 else ""

    @property
    def owed(self) -> tuple[Owed, ...]:
        """What is owed on this path."""
        return owed(self.walk)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a screen before this one."""
        return self.walk.state.place.before is not None

    @property
    def draft(self) -> str:
        """What the note that is open holds."""
        return self.note_drafts.text(self._draft_of(self.about))

    @property
    def running(self) -> tuple[tuple[Clock, int], ...]:
        """Every clock that runs, with the whole seconds it has run for."""
        now = self.elapsed_clock.elapsed()
        return tuple(
            (self.walk.pack.trees[tree].clocks[name], self.elapsed_clock.between(clock.started, now) // 1000)
            for (tree, name), clock in self.walk.state.place.clocks.items()
            if clock.stopped is None
        )

    def time_of(self, elapsed: int) -> datetime:
        """The wall-clock time of a moment of this walkthrough."""
        return self.elapsed_clock.time_of(elapsed)

    # How it begins

    def began(self) -> None:
        """Keep the first event."""
        self._unkept = [to_data(self.walk.started)]
        self._keep_all()

    def reopened(self, at: str) -> None:
        """Log that an unfinished walkthrough was opened again, at this wall-clock time."""
        if self._stay(lambda now: self.walk.resume(at=at, elapsed=now)):
            self.elapsed_clock.reopened(datetime.fromisoformat(at), self.walk.elapsed)

    # What an officer does

    def answer(self, choice: str) -> None:
        """Tap a choice."""
        if self._too_soon():
            return
        asked, screen = self.walk.frame, self.walk.screen
        if self._move(lambda now: self.walk.answer(choice, elapsed=now)) and isinstance(screen, Question):
            chosen = screen.choice(choice)
            self.offered = ".".join((*asked, choice)) if chosen and chosen.note else ""

    def go_on(self) -> None:
        """Leave factors, guidance or a visited tree's outcome."""
        if not self._too_soon():
            self._move(lambda now: self.walk.go_on(elapsed=now))

    def back(self) -> bool:
        """One screen back, or close what lies over this one. False when this was the first screen."""
        if self.face != "screen":
            self.show("screen")
            return True
        return self.can_go_back and self._move(lambda now: self.walk.back(elapsed=now))

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

    def show(self, face: Face) -> None:
        """Open what lies over the screen, or close it: then the focus is where it came from."""
        if face == "screen":
            self.face = face
            self.note_drafts.flush()
            self.focus.to(self._came_from)
        else:
            self._open(face, face, part_of_face(face))

    def words(self, key: str) -> None:
        """Unfold or fold the policy's words under what names them."""
        self.words_open = self.words_open ^ {key}
        self.focus.to(part_of_words(key))

    def write(self, about: str = "") -> None:
        """Open the note, about a factor or a choice if one is named; what was being written is there."""
        self.about, self.warned = about, ()
        self._open("note", FIELD, part_of_note(about))

    def type(self, text: str) -> None:
        """What the note holds now."""
        self.note_drafts.type(self._draft_of(self.about), text[:MOST_NOTE])
        self.warned = ()

    def keep_note(self) -> None:
        """Keep the note. What looks private is named first, once; it never stops the officer."""
        text = tidy_text(self.draft).strip()[:MOST_NOTE]  # as the record will hold it
        looks = looks_private(text)
        if looks and looks != self.warned:
            self.warned = looks
            return
        if text and not self._stay(lambda now: self.walk.note(text, about=self.about, elapsed=now)):
            return
        if text and self.about == self.offered:
            self.no_note()
        self.note_drafts.done(self._draft_of(self.about))
        self.warned, self.about = (), ""
        self.show("screen")

    def no_note(self) -> None:
        """Leave the offered note unwritten."""
        self.offered, self._came_from = "", ASKED
        self.focus.to(ASKED)

    def finish(self, ended: Literal["finished", "interrupted"] = "finished") -> None:
        """End the walkthrough. Once it is, tapping again tries again to keep what could not be confirmed."""
        if self.finished:
            self._keep_all()
        else:
            self.finished = self._stay(lambda now: self.walk.finish(ended, elapsed=now))
            if self.finished:
                self.note_drafts.clear()

    # Keeping

    def try_again(self) -> None:
        """Try once more to keep what could not be confirmed."""
        self._keep_all()
        self.focus.to(ASKED)

    def hand_over(self) -> WalkSession:
        """The same walk for another window, with what is not kept yet. Here it can only be read now."""
        other = WalkSession(self.walk, self._keeps, self.elapsed_clock, self._ahead, self._tick)
        self.note_drafts.flush()
        other.note_drafts = self.note_drafts
        other.finished, other.trouble, other._unkept = self.finished, self.trouble, self._unkept
        self.trouble, self._unkept, self._keeps = "", [], None
        self.told_taken()
        return other

    def taken_away(self) -> None:
        """Another window writes this walk now. Here it can only be read."""
        self._keeps, self.trouble = None, ""

    @property
    def unbegun(self) -> bool:
        """Whether not even the beginning could be kept, since another window writes."""
        return self.taken and bool(self._unkept) and self._unkept[0]["kind"] == "started"

    def keep_with(self, keeps: EventSink) -> None:
        """Keep from here on with this, beginning with what is not kept yet."""
        self._keeps = keeps
        self.try_again()

    def _open(self, face: Face, part: str, came_from: str) -> None:
        self.face, self._came_from = face, came_from
        self.focus.to(part)

    def _draft_of(self, about: str) -> str:
        """What a draft is about, whichever screen is shown: factors of two screens may have the same id."""
        return ".".join((*self.walk.frame, about)) if about and "." not in about else about

    def _too_soon(self) -> bool:
        return self._tick() - self._shown_at < DOUBLE_TAP

    def _move(self, step: Callable[[int], Walkthrough]) -> bool:
        """Go to another screen."""
        moved = self._stay(step)
        if moved:
            self._shown_at = self._tick()
            self.words_open, self.offered, self.face = frozenset(), "", "screen"
            self.focus.to(ASKED)
        return moved

    def _stay(self, step: Callable[[int], Walkthrough]) -> bool:
        """Do a step: keep it, then show it. A tap that no longer fits the screen is let go."""
        if self.taken or self.finished:
            return False
        try:
            after = step(self.elapsed_clock.elapsed())
        except WalkError:
            return False
        self._unkept.append(to_data(after.log.event))
        if not self._keep_all():  # another window writes now: this step is not taken, and does not show
            del self._unkept[-1]
            return False
        self.walk = after
        return True

    def _keep_all(self) -> bool:
        """Keep what is not kept yet, in order. What cannot be confirmed waits for the next step.

        False when another window has become the one that writes.
        """
        try:
            while self._unkept and self._keeps is not None:
                self._keeps.append(self._unkept[0])
                del self._unkept[0]
        except BusyError:
            self.taken_away()
            return False
        except RecordError as error:
            self.trouble = str(error)
        else:
            self.trouble = ""
        return True
