"""What all windows of the app share: one pack, one set of records, and who is walking what."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from sro_assist.app.background_check import BackgroundCheck
from sro_assist.app.elapsed_clock import wall_clock
from sro_assist.app.storage_status import StorageStatus
from sro_assist.app.walk_list import WalkList
from sro_assist.app.walk_session import WalkSession
from sro_assist.errors import SroError
from sro_assist.records import Records, Summary
from sro_assist.records.edition_packs import EditionPacks
from sro_assist.trees.model import Outcome
from sro_assist.trees.pack import Pack
from sro_assist.walk.progress import Progress


@dataclass
class AppContext:
    """One pack and one set of records, with the clocks that everything is timed by."""

    pack: Pack
    records: Records
    now: Callable[[], datetime] = wall_clock
    tick: Callable[[], float] = time.monotonic
    storage_status: StorageStatus = field(default_factory=StorageStatus)
    walks: dict[str, WalkSession] = field(default_factory=dict)
    """Those that a window has open, by their id."""
    progress: Progress = field(init=False)
    background_check: BackgroundCheck = field(init=False)
    packs: EditionPacks = field(init=False)
    """Those that records were made on, each read once."""
    walk_list: WalkList = field(init=False)

    def __post_init__(self) -> None:
        self.progress = Progress(self.pack)
        # They ask for the records anew each time: they are opened again when another window takes over.
        self.packs = EditionPacks(lambda edition: self.records.edition(edition), (self.pack,))  # noqa: PLW0108
        self.background_check = BackgroundCheck(lambda: self.records)
        self.walk_list = WalkList(lambda: self.records, self.outcome_title)

    def tree_title(self, tree: str) -> str:
        """A tree's title, or its id when this edition has no such tree."""
        found = self.pack.trees.get(tree)
        return found.title if found else tree

    def outcome_title(self, summary: Summary) -> str:
        """The title of the outcome that a walkthrough reached; empty when it is not known here."""
        tree, _, node = summary.outcome.partition(".")
        try:
            pack = self.packs.of(summary.edition)
        except SroError:
            return ""
        found = pack.trees.get(tree) if pack else None
        reached = found.nodes.get(node) if found else None
        return reached.title if isinstance(reached, Outcome) else ""
