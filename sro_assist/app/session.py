"""What one window of the app works with: the pack, the records, the settings and the walk that is open."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from sro_assist import __version__
from sro_assist.app.address_history import AddressHistory
from sro_assist.app.background_check import BackgroundCheck
from sro_assist.app.elapsed_clock import ElapsedClock, wall_clock
from sro_assist.app.focus import Keys
from sro_assist.app.note_drafts import NoteDrafts
from sro_assist.app.pending_end import PendingEnd
from sro_assist.app.record_transfer import RecordTransfer
from sro_assist.app.storage_status import StorageStatus
from sro_assist.app.walk_session import DOUBLE_TAP, WalkSession
from sro_assist.errors import RecordError, SroError
from sro_assist.records import Alert, JournalWriter, Record, Records, Settings, Summary
from sro_assist.records.edition_packs import EditionPacks
from sro_assist.records.finding import Finding
from sro_assist.trees.model import Outcome
from sro_assist.trees.pack import Pack
from sro_assist.walk.events import Started, from_data
from sro_assist.walk.moments import Moments
from sro_assist.walk.progress import Progress
from sro_assist.walk.walkthrough import Walkthrough


@dataclass
class AppContext:
    """What all windows share: one pack, one set of records, and who is walking what."""

    pack: Pack
    records: Records
    now: Callable[[], datetime] = wall_clock
    tick: Callable[[], float] = time.monotonic
    storage_status: StorageStatus = field(default_factory=StorageStatus)
    walks: dict[str, WalkSession] = field(default_factory=dict)
    ahead: Progress = field(init=False)
    background_check: BackgroundCheck = field(init=False)
    _rows: tuple[Summary, ...] = ()
    _drafted: frozenset[str] = frozenset()
    _walked: tuple[Summary, ...] = ()
    packs: EditionPacks = field(init=False)
    """Those that records were made on: reading one takes too long to do at every drawing."""

    def __post_init__(self) -> None:
        self.ahead = Progress(self.pack)
        self.packs = EditionPacks(lambda edition: self.records.edition(edition), (self.pack,))  # noqa: PLW0108 - the records are renewed
        self.background_check = BackgroundCheck(self)

    def walked(self, rows: tuple[Summary, ...]) -> tuple[Summary, ...]:
        """Those of at least one step or a draft. Gathered once for all windows, while nothing has changed."""
        drafted = frozenset(self.records.drafts.walks)
        if rows is not self._rows or drafted != self._drafted:
            self._rows, self._drafted = rows, drafted
            self._walked = tuple(row for row in rows if _is_worth_listing(row, drafted))
        return self._walked


def _is_worth_listing(row: Summary, drafted: frozenset[str]) -> bool:
    return row.events > 1 or row.ended != "open" or not row.intact or row.id in drafted


class Session:
    """One window, as a plain class. ``changed`` has its screens drawn again."""

    def __init__(self, context: AppContext, changed: Callable[[], None] = lambda: None) -> None:
        self.context, self.changed = context, changed
        self.changed_elsewhere: Callable[[], object] = lambda: None
        """Has the screens drawn again in this window's own turn, when another window changed something."""
        self.buzz: Callable[[], object] = lambda: None
        self.tell_page: Callable[[], object] = lambda: None
        self.settings: Settings = context.records.settings
        self.walking: WalkSession | None = None
        self.trouble = ""
        """Why a walkthrough could not be opened."""
        self.list_trouble = ""
        """Why the list of walkthroughs cannot be read."""
        self.setting_trouble = ""
        """Why a setting could not be kept."""
        self.query = ""
        self.transfer = RecordTransfer(self)
        self.pending_end = PendingEnd(self.end_interrupted)
        self.saved_offset = 0.0
        """How far the list of saved walkthroughs is scrolled, in pixels."""
        self.keys, self.address_history = Keys(context.tick), AddressHistory(context.tick)
        self.came_by = ""
        """The tree that the address asked to begin."""
        self._begun_at = float("-inf")

    @property
    def pack(self) -> Pack:
        """The decision trees and the policy they rest on."""
        return self.context.pack

    @property
    def records(self) -> Records:
        """What is kept on this device."""
        return self.context.records

    def now(self) -> datetime:
        """The wall-clock time."""
        return self.context.now()

    # Walking

    def begin(self, tree: str) -> str:
        """Begin a walkthrough of a tree and give its id. It is kept from its first event on, or says so.

        A second tap on the same tree is the same tap: it gives the walkthrough that the first one began.
        """
        second_tap = self.context.tick() - self._begun_at < DOUBLE_TAP
        if second_tap and self.walking is not None and self.walking.walk.started.tree == tree:
            return self.walking.id
        self._begun_at = self.context.tick()
        now = self.now()
        started = Started(
            walkthrough=str(uuid.uuid4()),
            tree=tree,
            at=now.isoformat(timespec="milliseconds"),
            officer=self.settings.officer,
            pack=self.pack.manifest.id,
            edition=self.pack.edition,
            app=__version__,
        )
        walk = Walkthrough.begin(self.pack, started)
        tick = self.context.tick
        walking = WalkSession(
            walk, _Beginning(self.context), ElapsedClock(now, tick=tick), self.context.ahead, tick
        )
        walking.began()
        walking.note_drafts = self._note_drafts(walking.id)
        return self._hold(walking)

    def danger(self) -> str:
        """*Danger now* from the home screen: begins at once where the pack says, and logs it."""
        walk_id = self.begin(self.pack.manifest.danger.tree)
        if self.walking:
            self.walking.danger()
        return walk_id

    def open(self, walk_id: str) -> WalkSession | None:
        """The walkthrough with this id, opened again if need be; None when it cannot be, and then trouble."""
        if self.walking is None or self.walking.id != walk_id:
            self.trouble = ""
            try:
                self._resume(walk_id)
            except SroError as error:
                self.trouble = str(error)
                return None
        return self.walking

    def leave_unopened(self) -> None:
        """Have done with a walkthrough that could not be opened; what was wrong has been read."""
        self.trouble = ""

    def has_ended(self, walk_id: str) -> bool:
        """Whether this walkthrough is finished: then it is a record, and no screen to walk."""
        if self.walking is not None and self.walking.id == walk_id:
            return self.walking.finished and not self.walking.trouble
        try:
            return self.record(walk_id).verdict.closed
        except SroError:
            return False

    def take_over(self) -> None:
        """Go on here with a walkthrough that another window took."""
        if self.walking is not None and self.walking.unbegun:
            self.walking.keep_with(_Beginning(self.context))
        elif self.walking is not None:
            walk_id, self.walking = self.walking.id, None
            self.open(walk_id)

    def close_over(self) -> bool:
        """Close what lies over the walk's screen; False when nothing does."""
        return self.walking is not None and self.walking.face != "screen" and self.walking.back()

    async def write_here(self) -> None:
        """Have this window write, whichever did so before, and go on with its walk."""
        self.trouble = ""
        try:
            await self.context.storage_status.write_here()
        except RecordError as error:
            self.trouble = str(error)
        else:
            self.take_over()
        self.changed()

    def end_interrupted(self, walk_id: str) -> None:
        """End an unfinished walkthrough as interrupted."""
        if self.walking is not None and self.walking.taken:
            self.walking = None  # what can only be read here is opened anew
        walking = self.open(walk_id)
        if walking is not None:
            walking.finish("interrupted")
            self._let_go(walking)

    def finish(self) -> None:
        """End the walk that is open, at its outcome."""
        if self.walking is not None:
            self.walking.finish()
            self._let_go(self.walking)

    def _let_go(self, walking: WalkSession) -> None:
        """Have done with a walk that is finished and kept."""
        if walking.finished and not walking.trouble:
            self.context.walks.pop(walking.id, None)

    def _hold(self, walking: WalkSession) -> str:
        self.context.walks[walking.id] = self.walking = walking
        walking.told_taken = self._draw_soon
        return walking.id

    def _draw_soon(self) -> None:
        self.changed_elsewhere()

    def _resume(self, walk_id: str) -> None:
        """Go on with a walkthrough: from the window that has it, else from what is kept."""
        holder = self.context.walks.get(walk_id)
        walking = holder.hand_over() if holder and not holder.taken else self._from_disk(walk_id)
        walking.reopened(self.now().isoformat(timespec="milliseconds"))
        self._hold(walking)

    def _from_disk(self, walk_id: str) -> WalkSession:
        writing = self.records.resume(walk_id)
        try:
            walk = self._replayed(walk_id)
            tick = self.context.tick
            watch = ElapsedClock.going_on(Moments.of(walk.events), walk.elapsed, self.now(), tick)
        except BaseException:
            writing.close()
            raise
        ahead = self.context.ahead if walk.pack is self.pack else Progress(walk.pack)
        walking = WalkSession(walk, writing, watch, ahead, tick)
        walking.note_drafts = self._note_drafts(walk_id)
        return walking

    def _note_drafts(self, walk_id: str) -> NoteDrafts:
        def keep(texts: dict[str, str]) -> None:
            self.records.drafts.keep(walk_id, texts)  # whichever records this window has by then

        return NoteDrafts(self.records.drafts.of(walk_id), keep, self.context.tick)

    def _replayed(self, walk_id: str) -> Walkthrough:
        """A walkthrough on the edition that made it; on this one when that is gone."""
        events = [from_data(body) for body in self.records.read(walk_id).bodies]
        first = events[0] if events else None
        pack = self.pack_of(first.edition) if isinstance(first, Started) else None
        return Walkthrough.replay(pack or self.pack, events)

    # Looking things up

    def unfinished(self) -> tuple[Summary, ...]:
        """Walkthroughs to go on with, newest first."""
        return tuple(row for row in self.summaries() if row.ended == "open" and row.intact)

    def summaries(self) -> tuple[Summary, ...]:
        """Every walkthrough of at least one step or with a note begun, newest first.

        None when the list cannot be read, and then there is trouble.
        """
        try:
            rows = self.records.summaries()
        except RecordError as error:
            self.list_trouble = str(error)
            return ()
        self.list_trouble = ""
        return self.context.walked(rows)

    def troubles(self) -> tuple[str, ...]:
        """What is to be known of where records are kept, and what could not be listed or opened, in words."""
        return tuple(filter(None, (*self.context.storage_status.told(), self.list_trouble, self.trouble)))

    def open_troubles(self) -> tuple[Alert, ...]:
        """What was met with the records, now or at an earlier start, and nobody has dealt with."""
        return self.records.troubles

    def deal_with(self, trouble: Alert) -> None:
        """Have a trouble told no more: someone has dealt with it."""
        self.records.deal_with(trouble, self.now().isoformat(timespec="seconds"))

    def tree_title(self, tree: str) -> str:
        """A tree's title, or its id when this edition has no such tree."""
        found = self.pack.trees.get(tree)
        return found.title if found else tree

    def outcome_title(self, summary: Summary) -> str:
        """The title of the outcome that a walkthrough reached; empty when it is not known here."""
        tree, _, node = summary.outcome.partition(".")
        try:
            pack = self.pack_of(summary.edition)
        except SroError:
            return ""
        found = pack.trees.get(tree) if pack else None
        reached = found.nodes.get(node) if found else None
        return reached.title if isinstance(reached, Outcome) else ""

    def pack_of(self, edition: str) -> Pack | None:
        """The pack that a record was made on, or None when this device has not got it as it was."""
        return self.context.packs.of(edition)

    def record(self, walk_id: str) -> Record:
        """A walkthrough as kept. Raises RecordError when there is none of this id."""
        return self.records.read(walk_id)

    def edition_of(self, record: Record) -> Pack | None:
        """The pack that a record says it was made on, or None when this device has not got it as it was."""
        return self.context.packs.of_record(record.verdict)

    def finding(self, record: Record) -> Finding:
        """What may be said of a record, held against its lines and its own edition."""
        return self.context.packs.judge(record.id, record.verdict)

    # Settings

    def set(
        self,
        *,
        officer: str | None = None,
        theme: Literal["system", "light", "dark", "contrast"] | None = None,
        text_size: float | None = None,
        screen_reader: bool | None = None,
    ) -> None:
        """Change what is given. It holds here at once, and says so when it could not be kept."""
        given = {
            "officer": officer,
            "theme": theme,
            "text_size": text_size,
            "screen_reader": screen_reader,
        }
        self.settings = self.settings.but(**{k: v for k, v in given.items() if v is not None})
        self.tell_page()
        self.setting_trouble = ""
        try:
            self.records.settings = self.settings
        except RecordError as error:
            self.setting_trouble = str(error)


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
