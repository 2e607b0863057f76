"""Notes that were begun and not kept: no part of any record, only so that what was typed is not lost."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sro_assist.errors import RecordError
from sro_assist.records.storage.protocol import DRAFTS, RecordStorage
from sro_assist.records.walkthrough_id import parse_id
from sro_assist.safe_json import guarded, tidy_text

Texts = dict[str, str]
"""What was being written, by what it is about."""
_MOST = 1_000_000
"""Bytes; a draft is a note's length at most, and few walks have one."""


class DraftFile:
    """Every draft on this device, by walkthrough. What cannot be read of them is as if it were not there."""

    def __init__(self, storage: RecordStorage) -> None:
        self._storage = storage
        self._known = self._read()

    @property
    def walks(self) -> frozenset[str]:
        """The walkthroughs that have one."""
        return frozenset(self._known)

    def of(self, record_id: str) -> Texts:
        """The drafts of a walkthrough."""
        self._known = self._read()
        return dict(self._known.get(record_id, {}))

    def keep(self, record_id: str, texts: Mapping[str, str]) -> None:
        """Keep these drafts of a walkthrough, or none. Raises RecordError when they may not be kept."""
        walkthrough = parse_id(record_id)
        others = {one: kept for one, kept in self._read().items() if one != walkthrough}
        mine = {about: tidy_text(text) for about, text in texts.items() if text.strip()}
        known = {**others, walkthrough: mine} if mine else others
        if known != self._known or mine:
            self._storage.replace(DRAFTS, json.dumps(known, ensure_ascii=False).encode())
        self._known = known

    def _read(self) -> dict[str, Texts]:
        try:
            found = guarded(self._storage.read(DRAFTS) or b"{}", limit=_MOST)
        except RecordError:
            return {}
        walks = found if isinstance(found, dict) else {}
        return {str(one): kept for one, each in walks.items() if (kept := _texts(each))}


def _texts(found: object) -> Texts:
    pairs = found.items() if isinstance(found, dict) else ()
    return {str(about): text for about, text in pairs if isinstance(text, str)}
