"""The walk that one window has open: begun here, or gone on with from what is kept."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable

from sro_assist import __version__
from sro_assist.app.context import AppContext
from sro_assist.app.elapsed_clock import ElapsedClock
from sro_assist.app.note_drafts import NoteDrafts
from sro_assist.app.preferences import Preferences
from sro_assist.app.walk_persistence import WalkPersistence
from sro_assist.app.walk_session import DOUBLE_TAP, WalkSession
from sro_assist.errors import SroError
from sro_assist.records import JournalWriter
from sro_assist.walk.events import Started, from_data
from sro_assist.walk.moments import Moments
from sro_assist.walk.progress import Progress
from sro_assist.walk.walkthrough import Walkthrough


class OpenWalk:
    """At most one walk at a time. What is opened is taken from the window that has it, else from the disk."""

    def __init__(
        self, context: AppContext, preferences: Preferences, changed_elsewhere: Callable[[], object]
    ) -> None:
        """``changed_elsewhere`` is called when another window has taken the walk."""
        self._context, self._preferences = context, preferences
        self._changed_elsewhere = changed_elsewhere
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
        now, pack = self._context.now(), self._context.pack
        started = Started(
            walkthrough=str(uuid.uuid4()),
            tree=tree,
            at=now.isoformat(timespec="milliseconds"),
            officer=self._preferences.settings.officer,
            pack=pack.manifest.id,
            edition=pack.edition,
            app=__version__,
        )
        walk = Walkthrough.begin(pack, started)
        tick = self._context.tick
        persistence = WalkPersistence(_Beginning(self._context))
        walking = WalkSession(walk, persistence, ElapsedClock(now, tick=tick), self._context.progress, tick)
        walking.began()
        walking.note.drafts = self._note_drafts(walking.id)
        return self._hold(walking)

    def danger(self) -> str:
        """*Danger now* from the home screen: begins at once where the pack says, and logs it."""
        walk_id = self.begin(self._context.pack.manifest.danger.tree)
        if self.current:
            self.current.danger()
        return walk_id

    def open(self, walk_id: str) -> WalkSession | None:
        """The walkthrough with this id, opened again if need be; None, and a failure, when it cannot be."""
        if self.current is None or self.current.id != walk_id:
            self.failure = ""
            try:
                self._resume(walk_id)
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
            self.current.persistence.go_on_with(_Beginning(self._context))
            self.current.try_again()
        elif self.current is not None:
            walk_id, self.current = self.current.id, None
            self.open(walk_id)

    def close_over(self) -> bool:
        """Close what lies over the walk's screen; False when nothing does."""
        return self.current is not None and self.current.face != "screen" and self.current.back()

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

    def _hold(self, walking: WalkSession) -> str:
        self._context.walks[walking.id] = self.current = walking
        walking.told_taken = self._changed_elsewhere
        return walking.id

    def _resume(self, walk_id: str) -> None:
        """Go on with a walkthrough: from the window that has it, else from what is kept."""
        holder = self._context.walks.get(walk_id)
        walking = (
            holder.hand_over()
            if holder and not holder.persistence.owned_elsewhere
            else self._from_disk(walk_id)
        )
        walking.reopened(self._context.now().isoformat(timespec="milliseconds"))
        self._hold(walking)

    def _from_disk(self, walk_id: str) -> WalkSession:
        writing = self._context.records.resume(walk_id)
        tick = self._context.tick
        try:
            walk = self._replayed(walk_id)
            clock = ElapsedClock.going_on(Moments.of(walk.events), walk.elapsed, self._context.now(), tick)
        except BaseException:
            writing.close()
            raise
        progress = self._context.progress if walk.pack is self._context.pack else Progress(walk.pack)
        walking = WalkSession(walk, WalkPersistence(writing), clock, progress, tick)
        walking.note.drafts = self._note_drafts(walk_id)
        return walking

    def _note_drafts(self, walk_id: str) -> NoteDrafts:
        def keep(texts: dict[str, str]) -> None:
            self._context.records.drafts.keep(walk_id, texts)  # whichever records this window has by then

        return NoteDrafts(self._context.records.drafts.of(walk_id), keep, self._context.tick)

    def _replayed(self, walk_id: str) -> Walkthrough:
        """A walkthrough on the edition that made it; on this one when that is gone."""
        events = [from_data(body) for body in self._context.records.read(walk_id).bodies]
        first = events[0] if events else None
        pack = self._context.packs.of(first.edition) if isinstance(first, Started) else None
        return Walkthrough.replay(pack or self._context.pack, events)

    def _is_closed(self, walk_id: str) -> bool:
        try:
            return self._context.records.read(walk_id).verdict.closed
        except SroError:
            return False


class _Beginning:
    """Keeps a new walkthrough. Its first event makes the journal; when that fails it can be tried again."""

    def __init__(self, context: AppContext) -> None:
        self._context = context
        self._writing: JournalWriter | None = None

    def append(self, event: dict[str, object]) -> None:
        """Keep one event, the first with the edition it was made on."""
        if self._writing is not None:
            self._writing.append(event)
            return
        pack = self._context.pack
        self._context.records.keep_edition(pack.edition, json.dumps(dict(pack.files)).encode())
        self._writing = self._context.records.begin(event)
