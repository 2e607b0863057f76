"""The records of one device: begin, resume, read, list, settings, editions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sro_assist.errors import RecordError, Where
from sro_assist.records.alerts import Alert, Alerts
from sro_assist.records.device_log import DeviceLog
from sro_assist.records.device_state import DeviceState, dealt_with, kept, removed
from sro_assist.records.draft_file import DraftFile
from sro_assist.records.edition_store import keep_edition
from sro_assist.records.journal.hash_chain import Body, Seal, Verdict
from sro_assist.records.journal.writer import JournalWriter
from sro_assist.records.log_watermark import Watermark
from sro_assist.records.recheck import Recheck
from sro_assist.records.settings import Settings
from sro_assist.records.storage.protocol import (
    SETTINGS,
    RecordStorage,
    edition_name,
    journal_name,
    not_here,
    record_id,
)
from sro_assist.records.storage.tinydb_table import Rows, rows_or_none
from sro_assist.records.summary import Summary
from sro_assist.records.summary_index import SummaryIndex
from sro_assist.records.walkthrough_id import WalkthroughId, parse_id

if TYPE_CHECKING:
    from sro_assist.records.exchange.importer import ImportOutcome

_NOTHING_LOST = "Nothing is lost by it; it is written anew."


@dataclass(frozen=True, slots=True)
class Record:
    """A walkthrough as kept. It never changes; ``verdict`` says whether it can be relied on."""

    id: WalkthroughId
    verdict: Verdict

    @property
    def bodies(self) -> tuple[Body, ...]:
        """Its events in order, as far as they fit."""
        return self.verdict.bodies


class Records:
    """All records in one storage. The journals are the truth; the list and the settings are kept beside them.

    The list is written to TinyDB when the app opens and closes, never at a step: a step costs the same
    however much is kept, and a list that was not written is made from the journals.
    """

    def __init__(self, storage: RecordStorage) -> None:
        """Open what is in ``storage``. What cannot be read is in ``alerts``; the rest opens."""
        self._storage = storage
        self._reach = Watermark(storage)
        self._log = DeviceLog(storage, self._reach.end)
        self._alerts = Alerts(self._log)
        self._writings: list[JournalWriter] = []
        self._settings_rows = Rows(storage, SETTINGS, Settings)
        kept = rows_or_none(
            self._settings_rows, self._alerts, "Choose your settings again; records are safe."
        )
        self._settings = kept[0] if kept else Settings()
        self.drafts = DraftFile(storage)
        if self._reach.altered:
            self._alerts.add(SETTINGS, "A line about this device's log was changed in it.", _NOTHING_LOST)
        for alert in storage.alerts:
            self._alerts.add(alert.name, alert.what, alert.hint)
        self._listing = SummaryIndex(storage, self._alerts, self._log)
        self._checking = Recheck(self._listing, self._alerts)
        self._listing.all()
        self._listing.flush()
        self._reach.note(self._log.end)

    @classmethod
    def open(cls, folder: Path) -> Records:
        """The records in a folder on disk, made if it is missing. Raises RecordError if it cannot be used."""
        from sro_assist.records.storage.local_folder import (
            LocalFolder,  # not at the top: a browser has no locks
        )

        return cls(LocalFolder(folder))

    @property
    def alerts(self) -> tuple[Alert, ...]:
        """What was met, now or earlier, and nobody has dealt with, in the order it was met."""
        return tuple(self._alerts)

    def deal_with(self, alert: Alert, at: str) -> None:
        """Tell an alert no more: someone has dealt with it, at this time. The device's log notes it."""
        walkthrough = record_id(alert.name)
        notes = [dealt_with(alert, at)]
        if walkthrough in self._log.records and self._storage.stamp(alert.name) is None:
            notes.append(removed(walkthrough))
        self._log.add(*notes)

    def check_some(self, count: int) -> bool:
        """Read a few finished records again, newest first. False at the end of a pass over all of them.

        What is found is in ``alerts``. One whose file is as it was when it was last read is passed over.
        """
        return self._checking.some(count)

    def begin(self, started: Body) -> JournalWriter:
        """A new walkthrough, whose first event is on disk when this returns. Raises RecordError."""
        writing = JournalWriter.begin(self._storage, started, self._alerts)
        self._log.add(kept(writing.id, DeviceState(writing.end.head)))
        return self._writing(writing)

    def resume(self, walk_id: str) -> JournalWriter:
        """Go on with an unfinished walkthrough. Raises BusyError if it is open elsewhere, or RecordError."""
        record = self.read(walk_id)
        if record.verdict.fault:
            raise RecordError(
                f"This record cannot be continued. {record.verdict.fault}",
                where=Where(file=journal_name(record.id)),
                hint="It can be read up to there. Begin a new walkthrough.",
            )
        return self._writing(JournalWriter.resume(self._storage, record.id, self._alerts))

    def read(self, walk_id: str) -> Record:
        """One walkthrough with its verdict, held against the device's log, and the list held against it.

        Raises RecordError if it is not there.
        """
        walkthrough = parse_id(walk_id)
        verdict = self._listing.hold(walkthrough)
        if verdict is None:
            raise not_here(journal_name(walkthrough))
        return Record(walkthrough, verdict)

    def summaries(self) -> tuple[Summary, ...]:
        """Every walkthrough, newest first, those of other windows too. Raises RecordError."""
        return self._listing.all(writing.id for writing in self._writings)

    def unfinished(self) -> tuple[Summary, ...]:
        """The walkthroughs that can be gone on with, newest first. Raises RecordError."""
        return tuple(row for row in self.summaries() if row.ended == "open" and row.intact)

    def rebuild(self) -> None:
        """Make the list again from the journals alone. Raises RecordError."""
        self._listing.rebuild()

    @property
    def settings(self) -> Settings:
        """The officer's settings on this device."""
        return self._settings

    @settings.setter
    def settings(self, settings: Settings) -> None:
        """Keep other settings. Raises RecordError when they could not be confirmed as kept."""
        self._settings_rows.put_only(settings)
        self._settings = settings

    def keep_edition(self, digest: str, data: bytes) -> None:
        """Keep a pack as it was, once, so that its records can always be replayed. Raises RecordError.

        One that is here and damaged is set aside, and kept anew.
        """
        keep_edition(self._storage, digest, data, self._alerts)

    def edition(self, digest: str) -> bytes | None:
        """The pack kept under this digest. Raises RecordError if it cannot be read."""
        return self._storage.read(edition_name(digest))

    def hand_over(self, walk_id: str) -> bytes:
        """One file that carries a record as it is, and its edition. Raises RecordError if it is not here."""
        from sro_assist.records.exchange.sro_file import hand_over  # a walk hands nothing over

        return hand_over(self._storage, parse_id(walk_id))

    def take_in(self, data: bytes, named: str = "") -> ImportOutcome:
        """Keep the record that a file of this name carries. Raises RecordError when it is refused."""
        from sro_assist.records.exchange.importer import take_in  # as above

        taken = take_in(self._storage, data, self._listing.seal, self._alerts, named)
        self._listing.all([taken.summary.id])
        return taken

    def close(self) -> None:
        """Stop writing and write the list. Raises RecordError if the storage cannot be read."""
        for writing in self._writings:
            writing.close()
        self._writings.clear()
        self._listing.all()
        self._listing.flush()
        self._log.add()
        self._reach.note(self._log.end)

    def _writing(self, writing: JournalWriter) -> JournalWriter:
        def sealed(seal: Seal) -> None:
            known = self._log.records.get(writing.id)
            if known:  # else the listing notes all of it
                self._log.add(kept(writing.id, DeviceState(known.first, seal)))

        writing.told_sealed = sealed
        self._writings = [*(one for one in self._writings if not one.closed), writing]
        return writing
