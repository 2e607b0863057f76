"""Journals held against what this device knows of them: what its log noted, and what its list says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from sro_assist.records.device_log import DeviceLog
from sro_assist.records.device_state import DeviceState, kept
from sro_assist.records.journal.hash_chain import Body, Fault, Seal, Verdict, verify
from sro_assist.records.storage.protocol import RecordStorage, journal_name
from sro_assist.records.walkthrough_id import WalkthroughId


@dataclass(frozen=True, slots=True)
class CrossChecked:
    """A journal's bytes, and the verdict on them."""

    data: bytes
    verdict: Verdict


class CrossCheck:
    """``listed_seal``: what the list knows of a closed record that the log may not know yet."""

    def __init__(
        self, storage: RecordStorage, log: DeviceLog, listed_seal: Callable[[WalkthroughId], Seal | None]
    ) -> None:
        self._storage, self._log, self._listed_seal = storage, log, listed_seal
        self._notes: dict[WalkthroughId, Body] = {}

    def seal(self, walkthrough: WalkthroughId) -> Seal | None:
        """What is known of a closed record, to hold its journal against."""
        known = self._log.records.get(walkthrough)
        return known.seal if known and known.seal else self._listed_seal(walkthrough)

    def examine(self, walkthrough: WalkthroughId) -> CrossChecked | None:
        """What a journal is, held against what is known of it; None when it is not here. Raises RecordError.

        What is known is taken before it is read: meanwhile another window may add to it, and close it.
        """
        known, sealed = self._log.records.get(walkthrough), self.seal(walkthrough)
        data = self._storage.read(journal_name(walkthrough))
        if data is None:
            return None
        verdict = verify(data, sealed)
        if known and verdict.intact and verdict.bodies and known.first != data[:64].decode():
            verdict = replace(verdict, fault=Fault(1, "this is not the record that was begun here"))
        return CrossChecked(data, verdict)

    def have_known(self, walkthrough: WalkthroughId, examined: CrossChecked) -> None:
        """Note this record at the next ``complete``, if the log does not know all of it."""
        verdict, known = examined.verdict, self._log.records.get(walkthrough)
        if verdict.intact and (known is None or (verdict.closed and not known.seal)):
            found = DeviceState(examined.data[:64].decode(), verdict.seal if verdict.closed else None)
            self._notes[walkthrough] = kept(walkthrough, found)

    def complete(self) -> None:
        """Have the log know of the records that a crash kept it from noting, or that are older than it.

        They are flushed first: a log that knows more than the disk would miss what was never kept.
        Raises RecordError when that is not possible.
        """
        notes, self._notes = self._notes, {}
        if notes and not self._storage.read_only:
            self._storage.confirm(*map(journal_name, notes))
            self._log.add(*notes.values())
