"""The note that is being written: what it is about, what it holds, what of it looks private."""

from __future__ import annotations

from collections.abc import Callable

from sro_assist.app.note_drafts import NoteDrafts
from sro_assist.records import tidy_text
from sro_assist.walk.events import MOST_NOTE
from sro_assist.walk.pii import looks_private
from sro_assist.walk.position import Frame


class NoteEditor:
    """One note at a time. Closing it loses nothing: what was typed is a draft until it is kept."""

    def __init__(self, frame: Callable[[], Frame]) -> None:
        """``frame`` gives the screen that the walk is at."""
        self._frame = frame
        self.drafts = NoteDrafts()
        self.about = ""
        """The factor or the choice it is about; empty for the whole screen."""
        self.warned: tuple[str, ...] = ()
        """What of it looked private when it was to be kept."""
        self.offered = ""
        """The choice about which a note is offered."""

    @property
    def draft(self) -> str:
        """What it holds."""
        return self.drafts.text(self._draft_name)

    @property
    def text(self) -> str:
        """The same as the record will hold it."""
        return tidy_text(self.draft).strip()[:MOST_NOTE]

    def begin(self, about: str) -> None:
        """Write about this; what was being written about it is there."""
        self.about, self.warned = about, ()

    def type(self, text: str) -> None:
        """It holds this now."""
        self.drafts.type(self._draft_name, text[:MOST_NOTE])
        self.warned = ()

    def looks_private(self) -> bool:
        """Whether there is something to warn of, once: what is then kept unchanged was meant so."""
        looks = looks_private(self.text)
        warn = bool(looks) and looks != self.warned
        if warn:
            self.warned = looks
        return warn

    def done(self) -> None:
        """It is kept: no draft is left of it."""
        if self.text and self.about == self.offered:
            self.offered = ""
        self.drafts.done(self._draft_name)
        self.warned, self.about = (), ""

    @property
    def _draft_name(self) -> str:
        """What a draft is about, whichever screen is shown: factors of two screens may have the same id."""
        about = self.about
        return ".".join((*self._frame(), about)) if about and "." not in about else about
