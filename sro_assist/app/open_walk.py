"""The walk that one window has open: begun here, or gone on with from what is kept."""

from __future__ import annotations

from collections.abc import Callable

from sro_assist.app.context import AppContext
from sro_assist.app.preferences import Preferences
from sro_assist.app.walk_actions import DOUBLE_TAP
from sro_assist.app.walk_opener import NewJournal, WalkOpener
from sro_assist.app.walk_session import WalkSession
from sro_assist.errors import SroError


class OpenWalk:
    """At most one walk at a time. What is opened is taken from the window that has it, else from the disk."""

    def __init__(
        self, context: AppContext, preferences: Preferences, changed_elsewhere: Callable[[], object]
    ) -> None:
        """``changed_elsewhere`` is called when another window has taken the walk."""
        self._context, self._preferences = context, preferences
        self._opener = WalkOpener(context, changed_elsewhere)
        self.current: WalkSession | None = None
        self.failure = ""
        """Why a walkthrough could not be opened."""
        self._begun_at = float("-inf")
        self._ended = ""
        """The one that was to be opened and has ended."""

    def begin(self, tree: str) -> str:
        """Begin a walkthrough of a tree and give its id. It is kept from its first event on, or says so.

        A second tap on the same tree is the same tap: it gives the walkthrough that the first one began.
        """
        second_tap = self._context.tick() - self._begun_at < DOUBLE_TAP
        if second_tap and self.current is not None and self.current.walk.started.tree == tree:
            return self.current.id
        self._begun_at = self._context.tick()
        return self._hold(self._opener.begin(tree, self._preferences.settings.officer)).id

    def danger(self) -> str:
        """*Danger now* from the home screen: begins at once where the pack says, and logs it."""
        walk_id = self.begin(self._context.pack.manifest.danger.tree)
        if self.current:
            self.current.actions.danger()
        return walk_id

    def open(self, walk_id: str) -> WalkSession | None:
        """The walkthrough with this id, opened again if need be; None, and a failure, when it cannot be."""
        if self.current is None or self.current.id != walk_id:
            self.failure = ""
            try:
                self._hold(self._opener.resume(walk_id))
            except SroError as error:
                self.failure = str(error)
                self._ended = walk_id if self._is_closed(walk_id) else ""
                return None
        return self.current

    def at(self, walk_id: str) -> WalkSession | None:
        """The walkthrough with this id, if it is the one that is open."""
        return self.current if self.current is not None and self.current.id == walk_id else None

    def leave_unopened(self) -> None:
        """Have done with a walkthrough that could not be opened; what was wrong has been read."""
        self.failure = ""

    def has_ended(self, walk_id: str) -> bool:
        """Whether this walkthrough was found to be finished: then it is a record, and no screen to walk."""
        walking = self.at(walk_id)
        if walking is not None:
            return walking.finished and not walking.persistence.failure
        return walk_id == self._ended

    def take_over(self) -> None:
        """Go on here with a walkthrough that another window took."""
        if self.current is not None and self.current.persistence.unbegun:
            self.current.persistence.go_on_with(NewJournal(self._context))
            self.current.actions.try_again()
        elif self.current is not None:
            walk_id, self.current = self.current.id, None
            self.open(walk_id)

    def close_over(self) -> bool:
        """Close what lies over the walk's screen; False when nothing does."""
        return (
            self.current is not None and self.current.overlay.face != "screen" and self.current.actions.back()
        )

    def end_interrupted(self, walk_id: str) -> None:
        """End an unfinished walkthrough as interrupted."""
        if self.current is not None and self.current.persistence.owned_elsewhere:
            self.current = None  # what can only be read here is opened anew
        walking = self.open(walk_id)
        if walking is not None:
            walking.finish("interrupted")
            self._let_go(walking)

    def finish(self) -> None:
        """End the walk that is open, at its outcome."""
        if self.current is not None:
            self.current.finish()
            self._let_go(self.current)

    def _let_go(self, walking: WalkSession) -> None:
        """Have done with a walk that is finished and kept."""
        if walking.finished and not walking.persistence.failure:
            self._context.walks.pop(walking.id, None)

    def _hold(self, walking: WalkSession) -> WalkSession:
        self._context.walks[walking.id] = self.current = walking
        return walking

    def _is_closed(self, walk_id: str) -> bool:
        try:
            return self._context.records.read(walk_id).verdict.closed
        except SroError:
            return False
