"""Packs as they were, by digest: kept once, and kept anew when what is here is damaged."""

from __future__ import annotations

from sro_assist.errors import RecordError
from sro_assist.records.alerts import Alerts
from sro_assist.records.exchange.sro_file import is_edition
from sro_assist.records.storage.protocol import RecordStorage, edition_name


def keep_edition(storage: RecordStorage, digest: str, data: bytes, alerts: Alerts) -> None:
    """Have the pack of this edition here, on the disk, as it was. Raises RecordError.

    One that is damaged is set aside, never deleted, and told.
    """
    name = edition_name(digest)
    here = _read(storage, name)
    if here is not None and (here == data or is_edition(here, digest) or not is_edition(data, digest)):
        storage.confirm(name)
        return
    if here is not None:
        place = storage.set_aside(name)
        what = "The decision trees kept for the records of one edition were damaged."
        alerts.add(name, what, f"They were kept anew; what was there is in {place}.")
    storage.replace(name, data)


def _read(storage: RecordStorage, name: str) -> bytes | None:
    """What is here; nothing that any edition is, when something is here that cannot be read."""
    try:
        return storage.read(name)
    except RecordError:
        return b""
