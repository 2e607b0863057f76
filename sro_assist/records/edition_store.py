"""Packs as they were, by digest: kept once, and kept anew when what is here is damaged."""

from __future__ import annotations

from sro_assist.errors import RecordError
from sro_assist.records.alerts import Alerts
from sro_assist.records.storage.protocol import RecordStorage, edition_name
from sro_assist.safe_json import guarded
from sro_assist.trees.pack_files import edition_of

LARGEST_EDITION = 2**20
"""Bytes."""


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


def is_edition(data: bytes, digest: str) -> bool:
    """Whether this is the pack of that edition: its files' texts by name."""
    return edition_files(data, digest) is not None


def edition_files(data: bytes, digest: str) -> dict[str, str] | None:
    """The files' texts by name of the edition with this digest; None when ``data`` is not it."""
    try:
        files = guarded(data, limit=LARGEST_EDITION)
    except RecordError:
        return None
    if not isinstance(files, dict) or not all(isinstance(text, str) for text in files.values()):
        return None
    return files if edition_of(files) == digest else None


def _read(storage: RecordStorage, name: str) -> bytes | None:
    """What is here; nothing that any edition is, when something is here that cannot be read."""
    try:
        return storage.read(name)
    except RecordError:
        return b""
