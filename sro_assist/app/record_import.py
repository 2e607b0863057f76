"""Records that come in from another device: what became of each, and how that is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sro_assist.app import strings
from sro_assist.app.context import AppContext
from sro_assist.app.formatting import day
from sro_assist.app.integrity_text import seal_of
from sro_assist.errors import RecordError
from sro_assist.records import Summary

if TYPE_CHECKING:
    from sro_assist.records.exchange.importer import How, ImportOutcome

FEW = 3
"""Records that are told one by one when they came together."""


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


class RecordImport:
    """What came in to one window, and the files that another app gave to this one."""

    def __init__(self, context: AppContext) -> None:
        self._context = context
        self.arrived: tuple[ImportReport, ...] = ()
        self.handed: tuple[ReceivedFile, ...] = ()
        """Files that another app gave to this one, on which nobody has decided yet."""
        self.let_go: Callable[[tuple[ReceivedFile, ...]], object] = lambda _files: None
        """Has such files wait no longer."""

    def receive(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Take in files, given by name and content. What became of each is in ``arrived``."""
        self.arrived = _told_at_once([self._received(name, data) for name, data in files])

    def accept(self) -> None:
        """Take in the files that another app gave to this one."""
        self.receive((file.name, file.data) for file in self.handed)
        self.decline()  # last: they wait on if this is cut short

    def decline(self) -> None:
        """Have done with them; those that were not taken in never are."""
        files, self.handed = self.handed, ()
        self.let_go(files)

    def forget(self, *arrivals: ImportReport) -> None:
        """Have done with these arrivals, or with all."""
        self.arrived = tuple(each for each in self.arrived if arrivals and each not in arrivals)

    def _received(self, name: str, data: bytes) -> ImportReport:
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
