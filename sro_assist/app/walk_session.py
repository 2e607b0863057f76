"""One walkthrough being walked on a screen, by its parts."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Literal

from sro_assist.app.focus import Focus
from sro_assist.app.live_walk import LiveWalk
from sro_assist.app.note_drafts import NoteDrafts
from sro_assist.app.note_editor import NoteEditor
from sro_assist.app.walk_actions import WalkActions
from sro_assist.app.walk_overlay import WalkOverlay
from sro_assist.app.walk_persistence import WalkPersistence
from sro_assist.app.walk_view import WalkView
from sro_assist.walk.progress import Progress
from sro_assist.walk.walkthrough import Walkthrough


class WalkSession:
    """What a window holds of a walk: each part has one purpose, and a screen takes those it needs.

    ``view`` is what there is to see, ``actions`` what the officer does, ``overlay`` what lies over the screen
    and ``note`` what is being written there, ``focus`` what has the focus, ``persistence`` what is kept.
    """

    def __init__(
        self,
        live: LiveWalk,
        progress: Progress,
        drafts: NoteDrafts,
        tick: Callable[[], float] = time.monotonic,
        taken: Callable[[], object] = lambda: None,
    ) -> None:
        """``taken`` is called when another window has taken this walk."""
        self._live, self._progress, self._tick, self._taken = live, progress, tick, taken
        self.focus = Focus(tick)
        self.view = WalkView(live, progress)
        self.overlay = WalkOverlay(self.focus, drafts.flush)
        self.note = NoteEditor(live, self.overlay, drafts)
        self.actions = WalkActions(live, self.overlay, self.note, self.focus, tick)

    @property
    def id(self) -> str:
        """The walkthrough's id."""
        return self.walk.started.walkthrough

    @property
    def walk(self) -> Walkthrough:
        """The walkthrough as it stands."""
        return self._live.walk

    @property
    def persistence(self) -> WalkPersistence:
        """What of it is kept."""
        return self._live.persistence

    @property
    def finished(self) -> bool:
        """Whether it has ended."""
        return self._live.finished

    def reopen(self, at: str) -> None:
        """Log that it was opened again, at this wall-clock time."""
        self._live.reopen(at)

    def finish(self, ended: Literal["finished", "interrupted"] = "finished") -> None:
        """End it. Once it is, asking again tries again to keep what could not be confirmed."""
        if self.finished:
            self.persistence.try_again()
        elif self._live.finish(ended):
            self.note.drafts.clear()

    def hand_over(self, taken: Callable[[], object] = lambda: None) -> WalkSession:
        """The same walk for another window, with what is not kept yet. Here it can only be read now."""
        self.note.drafts.flush()
        live = self._live.hand_over()
        other = WalkSession(live, self._progress, self.note.drafts, self._tick, taken)
        self._taken()
        return other
