"""Drafts beside the journals: what is kept of them, and that no file of them stops anything."""

from __future__ import annotations

import pytest

from sro_assist.errors import RecordError
from sro_assist.records.draft_file import DraftFile
from sro_assist.records.storage.protocol import DRAFTS
from tests.records.events import an_id
from tests.records.storage.backends import MemoryHome

FIRST, SECOND = an_id(), "00000000-0000-4000-8000-000000000002"


def test_drafts_of_two_walks_are_kept_apart() -> None:
    storage = MemoryHome()
    drafts, elsewhere = DraftFile(storage), DraftFile(storage)
    drafts.keep(FIRST, {"": "told the nurse"})
    elsewhere.keep(SECOND, {"arrest.criminal.yes": "seen by the coach", "a": " "})
    assert DraftFile(storage).walks == {FIRST, SECOND}
    assert drafts.of(SECOND) == {"arrest.criminal.yes": "seen by the coach"}
    drafts.keep(FIRST, {})
    assert DraftFile(storage).walks == {SECOND}


def test_drafts_write_nothing_when_there_is_none() -> None:
    storage = MemoryHome()
    DraftFile(storage).keep(FIRST, {"": "  "})
    assert DRAFTS not in storage.files


def test_drafts_are_of_walkthroughs_alone() -> None:
    with pytest.raises(RecordError):
        DraftFile(MemoryHome()).keep("../settings", {"": "told the nurse"})


@pytest.mark.parametrize(
    "found",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b"9" * 5000,
        b'{"x": []}',
        b'{"x": {"": 1}}',
        b'{"x": ' + b"[" * 99 + b"]" * 99 + b"}",
        b" " * 1_000_001,
    ],
)
def test_unreadable_drafts_are_as_if_missing(found: bytes) -> None:
    storage = MemoryHome()
    storage.files[DRAFTS] = found
    drafts = DraftFile(storage)
    assert drafts.walks == frozenset()
    drafts.keep(FIRST, {"": "told the nurse"})
    assert DraftFile(storage).of(FIRST) == {"": "told the nurse"}
