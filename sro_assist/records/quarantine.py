"""What bears the name of a journal and holds no walkthrough: set aside, unless it is only a beginning."""

from __future__ import annotations

import re

from sro_assist.errors import RecordError
from sro_assist.records.alerts import Alerts
from sro_assist.records.altered_record import summary_of
from sro_assist.records.device_log import DeviceLog
from sro_assist.records.device_state import removed
from sro_assist.records.journal.hash_chain import verify
from sro_assist.records.storage.protocol import BusyError, RecordStorage, journal_name
from sro_assist.records.walkthrough_id import WalkthroughId

_BEGINNING = re.compile(rb"[0-9a-f\0]{0,64}(?:[ \0](?:[{\0][^\n]*)?)?\n?")


def is_beginning(data: bytes) -> bool:
    """Whether this is at most a first line cut short, or nothing: no step of it was ever confirmed.

    A process that was killed, or a power cut, leaves that between making a journal and its first line.
    """
    return _BEGINNING.fullmatch(data) is not None and (not data.endswith(b"\n") or b"\0" in data)


class Quarantine:
    """Moves out of the way what cannot be listed."""

    def __init__(self, storage: RecordStorage, alerts: Alerts, log: DeviceLog) -> None:
        self._storage, self._alerts, self._log = storage, alerts, log

    def put_aside(self, walkthrough: WalkthroughId, why: str) -> None:
        """Set a journal aside and tell it, unless it has become a walkthrough or a window is writing it."""
        name = journal_name(walkthrough)
        try:
            self._put_aside(walkthrough, name, why)
        except BusyError:
            return
        except RecordError as error:
            self._alerts.add_error(name, error)

    def _put_aside(self, walkthrough: WalkthroughId, name: str, why: str) -> None:
        writer = self._storage.writer(name)
        try:
            # Again, now that nobody else can write: until here another window may have written all of it.
            if self._holds_one(walkthrough, self._storage.read(name) or b""):
                return
            if walkthrough in self._log.records:
                self._log.add(removed(walkthrough))  # before it is moved: nobody is to miss it
            place = writer.set_aside()
        finally:
            writer.close()
        self._alerts.add(name, why, f"It was moved to {place}; nothing was deleted.")

    def _holds_one(self, walkthrough: WalkthroughId, data: bytes) -> bool:
        try:
            summary_of(walkthrough, verify(data))
        except RecordError:
            return is_beginning(data)
        return True
