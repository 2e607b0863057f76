"""The records of one device: begin, resume, read, list, settings, editions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sro_assist.records.drafts import Drafts
from sro_assist.records.editions import keep_edition
from sro_assist.records.handing import hand_over
from sro_assist.records.home import SETTINGS, JournalHome, edition_name, journal_name, not_here
from sro_assist.records.journal import Body, Verdict, verify
from sro_assist.records.listing import Listing
from sro_assist.records.settings import Settings
from sro_assist.records.summaries import Summary
from sro_assist.records.tables import Rows, rows_or_none
from sro_assist.records.taking import Taken, take_in
from sro_assist.records.troubles import Trouble, Troubles
from sro_assist.records.writing import Writing


@dataclass(frozen=True, slots=True)
class Record:
    """A walkthrough as kept. It never changes; ``verdict`` says whether it can be relied on."""

    id: str
    verdict: Verdict

    @property
    def bodies(self) -> tuple[Body, ...]:
        """Its events in order, as far as they fit."""
        return self.verdict.bodies


class Records:
    """All records in one home. The journals are the truth; the list and the settings are kept beside them.

    The list is written to TinyDB when the app opens and closes, never at a step: a step costs the same
    however much is kept, and a list that was not written is made from the journals.
    """

    def __init__(self, home: JournalHome) -> None:
        """Open what is in ``home``. What cannot be read is in ``troubles``; the rest opens."""
        self._home = home
        self._troubles = Troubles()
        self._writings: list[Writing] = []
        self._settings_rows = Rows(home, SETTINGS, Settings)
        kept = rows_or_none(
            self._settings_rows, self._troubles, "Choose your settings again; records are safe."
        )
        self._settings = kept[0] if kept else Settings()
        self.drafts = Drafts(home)
        self._listing = Listing(home, self._troubles)
        self._listing.all()
        self._listing.flush()

    @classmethod
    def open(cls, folder: Path) -> Records:
        """The records in a folder on disk, made if it is missing. Raises RecordError if it cannot be used."""
        from sro_assist.records.folder import FolderHome  # not at the top: a browser has no locks

        home = FolderHome(folder)
        records = cls(home)
        for trouble in home.troubles:
            records._troubles.add(trouble.name, trouble.what, trouble.mend)
        return records

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """What could not be read, in the order it was met."""
        return tuple(self._troubles)

    def begin(self, started: Body) -> Writing:
        """A new walkthrough, whose first event is on disk when this returns. Raises RecordError."""
        return self._writing(Writing.begin(self._home, started, self._troubles))

    def resume(self, record_id: str) -> Writing:
        """Go on with an unfinished walkthrough. Raises BusyError if it is open elsewhere, or RecordError."""
        return self._writing(Writing.resume(self._home, record_id, self._troubles))

    def read(self, record_id: str) -> Record:
        """One walkthrough with its verdict, held against the list. Raises RecordError if it is not there."""
        name = journal_name(record_id)
        data = self._home.read(name)
        if data is None:
            raise not_here(name)
        return Record(record_id, verify(data, self._listing.seal(record_id)))

    def summaries(self) -> tuple[Summary, ...]:
        """Every walkthrough, newest first, those of other windows too. Raises RecordError."""
        return self._listing.all()

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
        keep_edition(self._home, digest, data, self._troubles)

    def edition(self, digest: str) -> bytes | None:
        """The pack kept under this digest. Raises RecordError if it cannot be read."""
        return self._home.read(edition_name(digest))

    def hand_over(self, record_id: str) -> bytes:
        """One file that carries a record as it is, and its edition. Raises RecordError if it is not here."""
        return hand_over(self._home, record_id)

    def take_in(self, data: bytes, named: str = "") -> Taken:
        """Keep the record that a file of this name carries. Raises RecordError when it is refused."""
        return take_in(self._home, data, self._listing.seal, self._troubles, named)

    def close(self) -> None:
        """Stop writing and write the list. Raises RecordError if the home cannot be read."""
        for writing in self._writings:
            writing.close()
        self._writings.clear()
        self._listing.all()
        self._listing.flush()

    def _writing(self, writing: Writing) -> Writing:
        self._writings = [*(one for one in self._writings if not one.closed), writing]
        return writing
