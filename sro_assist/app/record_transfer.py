"""Carrying records from device to device, as a plain class: what is sent, what came in, how it is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from sro_assist.app import strings
from sro_assist.app.context import AppContext
from sro_assist.app.formatting import day
from sro_assist.app.integrity_text import seal_of
from sro_assist.errors import RecordError
from sro_assist.records import ImportOutcome, Summary
from sro_assist.records.exchange.importer import How
from sro_assist.records.exchange.sro_file import SUFFIX

FEW = 3
"""Records that are told one by one when they came together."""
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9-]")


@dataclass(frozen=True, slots=True)
class ExportFile:
    """One record as a file, ready to go. ``name``: the day, the tree, the start of the id; nobody's name."""

    id: str
    name: str
    data: bytes

    @property
    def size(self) -> str:
        """``74 KB``."""
        return strings.FILE_SIZE.format(kilobytes=-(-len(self.data) // 1024))


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of one file, or of many; ``id`` is its record, empty when it was refused or many came."""

    say: str
    id: str = ""
    how: How | None = None
    """How it relates to what was here; None when it was refused."""


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file that another app gave to this one. ``key``: where it waits until the officer has decided."""

    name: str
    data: bytes
    key: str = ""


class FileDialogs(Protocol):
    """What a page can carry a file with. Each gives what a button does inside of the tap, or None."""

    def pick(self) -> Any:  # noqa: ANN401 - the page's own
        """Let the officer choose files; they come to ``RecordTransfer.take``."""

    def save(self, export: ExportFile) -> Any:  # noqa: ANN401
        """Keep a parcel as a file."""

    def share(self, export: ExportFile) -> Any | None:  # noqa: ANN401
        """Open the share sheet; None where there is none."""


class RecordTransfer:
    """What one window sends and takes in."""

    def __init__(self, context: AppContext) -> None:
        self._context = context
        self.dialogs: FileDialogs | None = None
        self.export: ExportFile | None = None
        self.saved = False
        """Whether the parcel was given to the device as a file."""
        self.arrived: tuple[ImportReport, ...] = ()
        self.handed: tuple[ReceivedFile, ...] = ()
        """Files that another app gave to this one, on which nobody has decided yet."""
        self.let_go: Callable[[tuple[ReceivedFile, ...]], object] = lambda _files: None
        """Has such files wait no longer."""
        self._failure = ImportReport("")

    def prepare(self, walk_id: str) -> None:
        """Make the file of a record; or there is a failure."""
        self.put_away()
        try:
            self.export = self._export(walk_id)
        except RecordError as error:
            self._failure = ImportReport(strings.NOT_SENT.format(why=error), walk_id)

    def export_of(self, walk_id: str) -> ExportFile | None:
        """The file of this record, if it was made."""
        return self.export if self.export and self.export.id == walk_id else None

    def failure_of(self, walk_id: str) -> str:
        """Why there is no file of this record; empty if nobody asked for one."""
        return self._failure.say if self._failure.id == walk_id else ""

    def keep(self) -> None:
        """Remember that the parcel was given to the device."""
        self.saved = True

    def put_away(self) -> None:
        """Have done with sending."""
        self.export, self.saved, self._failure = None, False, ImportReport("")

    def take(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Take in files, given by name and content. What became of each is in ``arrived``."""
        self.arrived = _told_at_once([self._take(name, data) for name, data in files])

    def take_handed(self) -> None:
        """Take in the files that another app gave to this one."""
        self.take((file.name, file.data) for file in self.handed)
        self.leave_handed()  # last: they wait on if this is cut short

    def leave_handed(self) -> None:
        """Have done with them; those that were not taken in never are."""
        files, self.handed = self.handed, ()
        self.let_go(files)

    def forget(self, *arrivals: ImportReport) -> None:
        """Have done with these arrivals, or with all."""
        self.arrived = tuple(each for each in self.arrived if arrivals and each not in arrivals)

    def _export(self, walk_id: str) -> ExportFile:
        data = self._context.records.hand_over(walk_id)
        first = next(iter(self._context.records.read(walk_id).bodies), {})
        parts = (str(first.get("at", ""))[:10], str(first.get("tree", "")), walk_id[:8])
        name = "-".join(filter(None, (_NOT_IN_A_NAME.sub("", part) for part in parts)))
        return ExportFile(walk_id, f"{name}{SUFFIX}", data)

    def _take(self, name: str, data: bytes) -> ImportReport:
        try:
            taken = self._context.records.take_in(data)
        except RecordError as error:
            return ImportReport(strings.NOT_TAKEN.format(name=name, why=error))
        self._context.packs.look_again()
        told = strings.TAKEN_IN[taken.how].format(record=self._told(taken.summary))
        return ImportReport(f"{told} {self._seal(taken)}".strip(), taken.summary.id, taken.how)

    def _told(self, summary: Summary) -> str:
        """Which tree, when, by whom."""
        facts = (
            self._context.tree_title(summary.tree),
            day(summary.began, self._context.now()),
            summary.officer,
        )
        return ", ".join(filter(None, facts))

    def _seal(self, taken: ImportOutcome) -> str:
        """What may be said of a record that came in; what was here already tells for itself."""
        if taken.how == "same":
            return ""
        return seal_of(
            self._context.packs.judge(taken.summary.id, self._context.records.read(taken.summary.id).verdict)
        )


def _told_at_once(arrivals: list[ImportReport]) -> tuple[ImportReport, ...]:
    """What was refused, each; what was taken in, each while they are few."""
    kept = [each for each in arrivals if each.how]
    if len(kept) <= FEW:
        return tuple(arrivals)
    counts = {how: sum(each.how == how for each in kept) for how in strings.TAKEN_IN}
    many = ImportReport(strings.TAKEN_MANY.format(count=len(kept), **counts), how="new")
    return many, *(each for each in arrivals if not each.how)
