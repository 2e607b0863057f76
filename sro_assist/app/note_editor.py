"""The note that is being written: what it is about, what it holds, what of it looks private."""

from __future__ import annotations

from sro_assist.app.focus import FIELD, part_of_note
from sro_assist.app.live_walk import LiveWalk
from sro_assist.app.note_drafts import NoteDrafts
from sro_assist.app.walk_overlay import WalkOverlay
from sro_assist.records import tidy_text
from sro_assist.walk.events import MOST_NOTE
from sro_assist.walk.pii import looks_private


class NoteEditor:
    """One note at a time. Closing it loses nothing: what was typed is a draft until it is kept."""

    def __init__(self, live: LiveWalk, overlay: WalkOverlay, drafts: NoteDrafts) -> None:
        self._live, self._overlay = live, overlay
        self.drafts = drafts
        self.warned: tuple[str, ...] = ()
        """What of it looked private when it was to be kept."""
        self.offered = ""
        """The choice about which a note is offered."""
        self._about = ""
        """The factor or the choice it is about; empty for the whole screen."""

    @property
    def draft(self) -> str:
        """What it holds."""
        return self.drafts.text(self._draft_name)

    def write(self, about: str = "") -> None:
        """Open it, about a factor or a choice if one is named; what was being written about that is there."""
        self._about, self.warned = about, ()
        self._overlay.open("note", FIELD, part_of_note(about))

    def type(self, text: str) -> None:
        """It holds this now."""
        self.drafts.type(self._draft_name, text[:MOST_NOTE])
        self.warned = ()

    def keep(self) -> None:
        """Keep it. What looks private is named first, once; it never stops the officer."""
        text, about = self._text, self._about
        if self._to_warn_of(text):
            return
        if text and not self._live.apply(lambda now: self._live.walk.note(text, about=about, elapsed=now)):
            return
        if text and about == self.offered:
            self.decline()
        self.drafts.done(self._draft_name)
        self.warned, self._about = (), ""
        self._overlay.close()

    def decline(self) -> None:
        """No note is offered any more."""
        self.offered = ""
        self._overlay.forget_opener()

    @property
    def _text(self) -> str:
        """What it holds, as the record will hold it."""
        return tidy_text(self.draft).strip()[:MOST_NOTE]

    def _to_warn_of(self, text: str) -> bool:
        """Whether there is something to warn of, once: what is then kept unchanged was meant so."""
        looks = looks_private(text)
        warn = bool(looks) and looks != self.warned
        if warn:
            self.warned = looks
        return warn

    @property
    def _draft_name(self) -> str:
        """What a draft is about, whichever screen is shown: factors of two screens may have the same id."""
        about = self._about
        return ".".join((*self._live.walk.frame, about)) if about and "." not in about else about
