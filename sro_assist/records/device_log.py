"""The device's log: what it keeps and what it met, chained like a journal (docs/records.md).

It is written when a record is begun, closed or taken in, and when something is met, never at a step. A
record's own line is always on disk before the log's: so what the log lacks is completed, and what it has
and the storage has not is gone.
"""

from __future__ import annotations

import json
import time
from contextlib import suppress
from itertools import accumulate, takewhile
from threading import Lock

from sro_assist.errors import RecordError
from sro_assist.records.alerts import Alert
from sro_assist.records.device_state import DeviceState, LoggedRecord, anew, met
from sro_assist.records.journal.hash_chain import ROOT, Body, Seal, follows, seal
from sro_assist.records.storage.protocol import DEVICE_LOG, BusyError, LineWriter, RecordStorage, Stamp
from sro_assist.records.walkthrough_id import WalkthroughId

_TOGETHER = 40_000
"""Bytes of notes in one line, about: no line is longer than a journal's may be."""
_PATIENCE = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2)
"""Seconds after each attempt: another window has the log for one line only."""

CUT = Alert(
    DEVICE_LOG,
    "Lines were cut off the end of this device's log, or it was taken away: "
    "a record that was removed with them is not missed.",
    "Tell your supervisor. It goes on from here with the records that are there.",
)
UNWRITTEN = Alert(
    DEVICE_LOG,
    "Could not confirm that this device's log is kept.",
    "The records are kept, and it is completed later. Make room or reconnect the disk.",
)


class Chain:
    """The lines that fit so far. ``end``: how many, and the last one's digest."""

    def __init__(self) -> None:
        self.noted = LoggedRecord()
        self.end = Seal(0, ROOT)

    @classmethod
    def salvaged(cls, data: bytes) -> Chain:
        """A new chain that knows what is told by each line that follows the one before it as that stands."""
        chain, previous = cls(), ROOT
        for line in data.split(b"\n"):
            if follows(previous, line):
                for note in _notes(line):
                    chain.noted.apply(note)
            previous = line[:64].decode(errors="replace")
        return chain

    def catch_up(self, data: bytes) -> bool:
        """Take what a whole log has more than this; False when it has not this, or a line does not fit."""
        return _reaches(data, self.end) and self.go_on(data.split(b"\n", self.end.lines)[-1])

    def go_on(self, data: bytes) -> bool:
        """Take the lines that follow; False at the first that does not fit. A torn last one is left out."""
        *lines, tail = data.split(b"\n")
        for number, line in enumerate(lines, 1):
            if not follows(self.end.head, line):
                return number == len(lines) and not tail and b"\0" in line  # filler, after a power cut
            self._apply_line(line)
        return True

    def add(self, notes: list[Body], writer: LineWriter) -> None:
        """Write one line more. Raises RecordError."""
        head, line = seal(self.end.head, {"kind": "noted", "notes": notes})
        writer.append(self.end.lines, line)
        self.end = Seal(self.end.lines + 1, head)

    def _apply_line(self, line: bytes) -> None:
        for note in _notes(line):
            self.noted.apply(note)
        self.end = Seal(self.end.lines + 1, line[:64].decode())


class DeviceLog:
    """The log of one storage. Nothing in it raises: what cannot be written now is written later."""

    def __init__(self, storage: RecordStorage, reach: Seal | None = None) -> None:
        """Read it. ``reach``: how far it went when that was last noted elsewhere."""
        self._storage = storage
        self._chain = Chain()
        self._pending: list[Body] = []
        self._turn = Lock()
        self._fits = True
        self._seen: Stamp | None = None
        try:
            self._seen = storage.stamp(DEVICE_LOG)  # before it is read: what is added meanwhile is read later
            data = storage.read(DEVICE_LOG) or b""
        except RecordError as error:
            self.add(met(Alert(DEVICE_LOG, error.what, error.hint)))
            return
        self._fits = self._chain.go_on(data)
        is_cut = self._fits and reach is not None and not _reaches(data, reach)
        self.add(*([met(CUT)] if is_cut else []))

    @property
    def records(self) -> dict[WalkthroughId, DeviceState]:
        """What is noted of each record, by id."""
        return self._chain.noted.records

    @property
    def alerts(self) -> dict[Alert, None]:
        """The alerts that nobody has dealt with, in the order they were met."""
        return self._chain.noted.alerts

    @property
    def end(self) -> Seal:
        """How far it goes."""
        return self._chain.end

    def add(self, *notes: Body) -> None:
        """Note something, and whatever could not be written before."""
        with self._turn:
            for note in notes:
                self._chain.noted.apply(note)
            self._pending += notes
            if (self._pending or not self._fits) and not self._storage.read_only:
                self._write()

    def met(self, alert: Alert) -> None:
        """Note an alert."""
        self.add(met(alert))

    def _write(self) -> None:
        try:
            writer = self._writer()
            try:
                self._catch_up()
                writer = writer if self._fits else self._start_over(writer)
                self._write_pending(writer)
            finally:
                writer.close()
        except BusyError:
            return  # another window has had it all this time: the next note tries again
        except RecordError:
            if UNWRITTEN not in self.alerts:
                self.alerts[UNWRITTEN] = None
                self._pending.append(met(UNWRITTEN))

    def _writer(self) -> LineWriter:
        """The log's only writer, for a moment. Raises BusyError when another keeps it, or RecordError."""
        for wait in _PATIENCE:
            try:
                return self._storage.writer(DEVICE_LOG, create=True)
            except BusyError:
                time.sleep(wait)
        return self._storage.writer(DEVICE_LOG, create=True)

    def _catch_up(self) -> None:
        """Take what other windows have added. To be called by the only writer."""
        if self._fits and self._storage.stamp(DEVICE_LOG) != self._seen:
            self._fits = self._chain.catch_up(self._storage.read(DEVICE_LOG) or b"")

    def _start_over(self, writer: LineWriter) -> LineWriter:
        """Set aside what does not fit, and begin a new log with all that is known; give its writer."""
        again, data = Chain(), self._storage.read(DEVICE_LOG) or b""
        fits, begun = again.go_on(data), again.noted.anew
        is_other = bool(begun) and begun != self._chain.noted.anew
        if fits and (is_other or again.end.lines >= self._chain.end.lines):
            self._adopt(again)  # another window began it anew, or it was read in the middle of its writing
            return writer
        line, place = again.end.lines + 1, writer.set_aside()
        self._adopt(Chain.salvaged(data))
        self.alerts[_altered(line, place)] = None
        self._pending = [anew(), *self._chain.noted.notes()]
        self._chain.noted.apply(self._pending[0])
        return self._storage.writer(DEVICE_LOG, create=True)

    def _adopt(self, other: Chain) -> None:
        for note in self._chain.noted.notes():
            other.noted.apply(note)
        self._chain, self._fits = other, True

    def _write_pending(self, writer: LineWriter) -> None:
        while self._pending:
            count = _fitting(self._pending)
            self._chain.add(self._pending[:count], writer)
            del self._pending[:count]
        with suppress(RecordError):  # it only saves reading what was written here
            self._seen = self._storage.stamp(DEVICE_LOG)


def _altered(line: int, place: str) -> Alert:
    return Alert(
        DEVICE_LOG,
        f"This device's log was altered or cut: line {line} does not fit.",
        f"It was moved to {place}, and a new one was begun with what is known. Tell your supervisor.",
    )


def _fitting(notes: list[Body]) -> int:
    """How many of these, at least one, go into one line."""
    sizes = accumulate(len(json.dumps(note, ensure_ascii=False).encode()) for note in notes)
    return max(1, sum(1 for _ in takewhile(lambda size: size < _TOGETHER, sizes)))


def _notes(line: bytes) -> list[object]:
    """The notes in a line that fits; none when it is no line of a log."""
    try:
        body = json.loads(line[65:])
    except (ValueError, RecursionError):
        return []
    notes = body.get("notes") if isinstance(body, dict) else None
    return notes if isinstance(notes, list) else []


def _reaches(data: bytes, reach: Seal) -> bool:
    """Whether the log goes at least as far as it once did."""
    if not reach.lines:
        return True
    lines = data.split(b"\n", reach.lines)
    return len(lines) > reach.lines and lines[reach.lines - 1][:64] == reach.head.encode()
