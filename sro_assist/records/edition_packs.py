"""Kept editions as packs that records can be replayed on, each read once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from sro_assist.errors import PackError, SroError
from sro_assist.records.edition_store import edition_files
from sro_assist.records.journal.hash_chain import Verdict
from sro_assist.trees.pack import Pack

if TYPE_CHECKING:
    from sro_assist.records.finding import Finding


class EditionPacks:
    """Packs by their edition. Reading one takes long, and one that is refused is not read again either."""

    def __init__(self, kept: Callable[[str], bytes | None], known: Iterable[Pack] = ()) -> None:
        """``kept``: the bytes of an edition, None when it is not here; it may raise RecordError."""
        self._kept = kept
        self._read: dict[str, Pack | None] = {pack.edition: pack for pack in known}

    def of(self, edition: str) -> Pack | None:
        """The pack of an edition, or None when it is not here as it was. Raises RecordError."""
        if edition not in self._read:
            data = self._kept(edition)
            if data is None:  # it may still come
                return None
            self._read[edition] = _pack_from(data, edition)
        return self._read[edition]

    def look_again(self) -> None:
        """Forget which were refused: a record that came in may have brought its edition whole."""
        self._read = {edition: pack for edition, pack in self._read.items() if pack is not None}

    def of_record(self, verdict: Verdict) -> Pack | None:
        """The pack that a record says it was made on, or None when it is not here as it was."""
        try:
            return self.of(str(verdict.first.get("edition")))
        except SroError:  # no digest, or a file that cannot be read
            return None

    def judge(self, walkthrough: str, verdict: Verdict) -> Finding:
        """What may be said of a record, held against its lines and its own edition."""
        from sro_assist.records.finding import judge  # no walk is judged while it is walked

        return judge(walkthrough, verdict, self.of_record(verdict))


def _pack_from(data: bytes, digest: str) -> Pack | None:
    """The pack of the edition with this digest; None when ``data`` is not it, or cannot be shown."""
    from sro_assist.trees.edition import read_edition  # the pack that opened the app needs none of it

    files = edition_files(data, digest)
    if files is None:
        return None
    try:
        return read_edition(files)
    except PackError:
        return None
