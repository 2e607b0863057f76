"""How far the device's log went, noted beside the settings: so that lines cut off its end are missed."""

from __future__ import annotations

from contextlib import suppress

from pydantic import BaseModel, ConfigDict

from sro_assist.errors import RecordError
from sro_assist.records.journal.hash_chain import ROOT, Seal, seal, verify
from sro_assist.records.storage.protocol import SETTINGS, RecordStorage
from sro_assist.records.storage.tinydb_table import Rows


class _Reach(BaseModel):
    """One line, sealed like a journal's first: a bit of it that flips is no false alarm about the log."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    line: str


class Watermark:
    """What was noted last, read at the opening. ``altered``: it was there, and is not what was written."""

    def __init__(self, storage: RecordStorage) -> None:
        self._rows = Rows(storage, SETTINGS, _Reach, table="log")
        self._storage = storage
        self.altered = False
        self.end = self._read()

    def note(self, end: Seal) -> None:
        """Note how far the log goes now. Failing to is no harm: less of its end is missed then."""
        if end != self.end and end.lines and not self._storage.read_only:
            line = seal(ROOT, {"kind": "reach", "lines": end.lines, "head": end.head})[1]
            with suppress(RecordError):
                self._rows.put_only(_Reach(line=line.decode().rstrip("\n")))
                self.end = end

    def _read(self) -> Seal | None:
        try:
            rows = self._rows.all()
        except RecordError:  # whoever reads the settings tells
            return None
        if not rows:
            return None
        verdict = verify(f"{rows[0].line}\n".encode())
        match verdict.bodies:
            case ({"kind": "reach", "lines": int(lines), "head": str(head)},) if verdict.intact:
                return Seal(lines, head)
        self.altered = True
        return None
