"""What one window of the app works with."""

from __future__ import annotations

import logging

from sro_assist.app.context import AppContext
from sro_assist.app.library import Library
from sro_assist.app.open_walk import OpenWalk
from sro_assist.app.pending_end import PendingEnd
from sro_assist.app.preferences import Preferences
from sro_assist.app.record_transfer import RecordTransfer
from sro_assist.app.window import Window
from sro_assist.errors import RecordError

log = logging.getLogger("sro_assist")


class Session:
    """One window: its walk, what it shows of the records, what was chosen, and where it is."""

    def __init__(self, context: AppContext, window: Window | None = None) -> None:
        """Without a window on a page nothing is drawn."""
        self.context = context
        self.window = window or Window(context.tick)
        self.preferences = Preferences(context, self.window.tell_page)
        self.walks = OpenWalk(context, self.preferences, self.changed_elsewhere)
        self.library = Library(context)
        self.transfer = RecordTransfer(context)
        self.pending_end = PendingEnd(self.walks.end_interrupted)
        self._route: str | None = None

    def failures(self) -> tuple[str, ...]:
        """What is to be known of where records are kept, and what could not be listed or opened, in words."""
        told = self.context.storage_status.told()
        return tuple(filter(None, (*told, self.library.failure, self.walks.failure)))

    def arrive(self, route: str) -> None:
        """Load what the screen at this address shows, before it is drawn. Nothing is read while it is."""
        if route != self._route:
            self._route = route
            self._load()

    def changed(self) -> None:
        """Load anew what is shown, and have it drawn."""
        self._load()
        self.window.redraw()

    def changed_elsewhere(self) -> None:
        """The same in this window's own turn, when another window changed something."""
        self.window.in_turn(self.changed)

    async def write_here(self) -> None:
        """Have this window write, whichever did so before, and go on with its walk."""
        self.walks.failure = ""
        try:
            await self.context.storage_status.write_here()
        except RecordError as error:
            self.walks.failure = str(error)
        else:
            self.walks.take_over()
        self.changed()

    def _load(self) -> None:
        if self._route is None:
            return
        screen, _, rest = self._route.strip("/").partition("/")
        shown = rest.partition("/")[0]
        try:
            if screen == "walk":
                self.walks.open(shown)
            elif screen == "saved":
                self.library.look(shown)
            elif not screen:
                self.library.load()
        except Exception:  # the screen is drawn all the same, with what is known
            log.exception("Could not load %s", screen or "home")
