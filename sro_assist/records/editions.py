"""A kept edition as a pack that a record can be replayed on."""

from __future__ import annotations

from sro_assist.errors import PackError
from sro_assist.records.handing import edition_files
from sro_assist.trees.edition import read_edition
from sro_assist.trees.pack import Pack


def pack_from(data: bytes, digest: str) -> Pack | None:
    """The pack of the edition with this digest; None when ``data`` is not it, or cannot be shown."""
    files = edition_files(data, digest)
    if files is None:
        return None
    try:
        return read_edition(files)
    except PackError:
        return None
