"""Walks as a window opens them: begun anew, or gone on with from what is kept."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable

from sro_assist import __version__
from sro_assist.app.context import AppContext
from sro_assist.app.elapsed_clock import ElapsedClock
from sro_assist.app.live_walk import LiveWalk
from sro_assist.app.note_drafts import NoteDrafts
from sro_assist.app.walk_persistence import WalkPersistence
from sro_assist.app.walk_session import WalkSession
from sro_assist.records import JournalWriter
from sro_assist.walk.events import Started, from_data
from sro_assist.walk.moments import Moments
from sro_assist.walk.progress import Progress
from sro_assist.walk.walkthrough import Walkthrough


class NewJournal:
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


class WalkOpener:
    """Opens walks for one window."""

    def __init__(self, context: AppContext, taken: Callable[[], object]) -> None:
        """``taken`` is called when another window has taken a walk that was opened here."""
        self._context, self._taken = context, taken

    def begin(self, tree: str, officer: str) -> WalkSession:
        """A new walkthrough of a tree. It is kept from its first event on, or says so."""
        now, pack = self._context.now(), self._context.pack
        started = Started(
            walkthrough=str(uuid.uuid4()),
            tree=tree,
            at=now.isoformat(timespec="milliseconds"),
            officer=officer,
            pack=pack.manifest.id,
            edition=pack.edition,
            app=__version__,
        )
        walk, persistence = Walkthrough.begin(pack, started), WalkPersistence(NewJournal(self._context))
        live = LiveWalk(walk, persistence, ElapsedClock(now, tick=self._context.tick))
        live.begin()
        return self._session(live, self._context.progress)

    def resume(self, walk_id: str) -> WalkSession:
        """An unfinished one: from the window that has it, else from what is kept. Raises SroError."""
        holder = self._context.walks.get(walk_id)
        walking = (
            holder.hand_over(self._taken)
            if holder and not holder.persistence.owned_elsewhere
            else self._from_disk(walk_id)
        )
        walking.reopen(self._context.now().isoformat(timespec="milliseconds"))
        return walking

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
        return self._session(LiveWalk(walk, WalkPersistence(writing), clock), progress)

    def _replayed(self, walk_id: str) -> Walkthrough:
        """A walkthrough on the edition that made it; on this one when that is gone."""
        events = [from_data(body) for body in self._context.records.read(walk_id).bodies]
        first = events[0] if events else None
        pack = self._context.packs.of(first.edition) if isinstance(first, Started) else None
        return Walkthrough.replay(pack or self._context.pack, events)

    def _session(self, live: LiveWalk, progress: Progress) -> WalkSession:
        drafts = self._note_drafts(live.walk.started.walkthrough)
        return WalkSession(live, progress, drafts, self._context.tick, self._taken)

    def _note_drafts(self, walk_id: str) -> NoteDrafts:
        def keep(texts: dict[str, str]) -> None:
            self._context.records.drafts.keep(walk_id, texts)  # whichever records this window has by then

        return NoteDrafts(self._context.records.drafts.of(walk_id), keep, self._context.tick)
