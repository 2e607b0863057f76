"""What this device's log says, told from its notes: the records that were kept, and the open alerts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from secrets import token_hex

from sro_assist.records.alerts import Alert
from sro_assist.records.journal.hash_chain import Body, Seal
from sro_assist.records.walkthrough_id import WalkthroughId, id_or_none


@dataclass(frozen=True, slots=True)
class DeviceState:
    """What is noted of a record: its first line's digest, and its seal once it was closed."""

    first: str
    seal: Seal | None = None


class LoggedRecord:
    """The notes so far, taken together.

    records: by id; alerts: those nobody has dealt with; anew: which log this is, if another was set aside.
    """

    def __init__(self) -> None:
        self.records: dict[WalkthroughId, DeviceState] = {}
        self.alerts: dict[Alert, None] = {}
        self.anew = ""

    def apply(self, note: object) -> None:
        """One note more. What is no note of ours says nothing."""
        match note:
            case {"kind": "kept", "record": str(record), "first": str(first)} if known := id_or_none(record):
                self._keep(known, first, note)
            case {"kind": "anew", "as": str(name)}:
                self.anew = name
            case {"kind": "removed", "record": str(record)} if known := id_or_none(record):
                self.records.pop(known, None)
            case {"kind": "trouble", "name": str(name), "what": str(what), "mend": str(hint)}:
                self.alerts[Alert(name, what, hint)] = None
            case {"kind": "dealt with", "name": str(name), "what": str(what), "mend": str(hint)}:
                self.alerts.pop(Alert(name, what, hint), None)

    def notes(self) -> Iterator[Body]:
        """The notes that say all of it again, in as few as there can be."""
        yield from (kept(record, known) for record, known in self.records.items())
        yield from map(met, self.alerts)

    def _keep(self, record: WalkthroughId, first: str, note: object) -> None:
        before = self.records.get(record)
        seal = _seal(note)
        if seal is None and before is not None and before.first == first:
            seal = before.seal
        self.records[record] = DeviceState(first, seal)


def _seal(note: object) -> Seal | None:
    match note:
        case {"lines": int(lines), "last": str(last)}:
            return Seal(lines, last)
    return None


def kept(record: WalkthroughId, known: DeviceState) -> Body:
    """A record was begun or taken in, or closed."""
    note: Body = {"kind": "kept", "record": record, "first": known.first}
    if known.seal:
        note |= {"lines": known.seal.lines, "last": known.seal.head}
    return note


def anew() -> Body:
    """The log was begun anew: those who know the one before tell it from one that was cut."""
    return {"kind": "anew", "as": token_hex(8)}


def removed(record: WalkthroughId) -> Body:
    """A record's file was set aside, or someone has dealt with its being gone: it is not looked for."""
    return {"kind": "removed", "record": record}


def met(alert: Alert) -> Body:
    """Something was met that has to be told until someone has dealt with it."""
    return {"kind": "trouble", "name": alert.name, "what": alert.what, "mend": alert.hint}


def dealt_with(alert: Alert, at: str) -> Body:
    """Someone has dealt with it, at this time."""
    return {**met(alert), "kind": "dealt with", "at": at}
