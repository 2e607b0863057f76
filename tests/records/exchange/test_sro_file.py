"""Handing over: a record arrives as it was, and says how it is verified."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest

from sro_assist.errors import RecordError
from sro_assist.records import Records
from sro_assist.records.exchange.importer import look
from sro_assist.records.exchange.sro_file import (
    EDITION,
    LARGEST_JOURNAL,
    README,
    unpack,
)
from sro_assist.records.exchange.sro_file import SroFile as Carried
from sro_assist.records.storage.protocol import edition_name
from tests.records.events import a_journal, a_start, an_id
from tests.records.exchange.sro_files import (
    DIGEST,
    NAME,
    PACK,
    a_file,
    a_record,
    a_storage,
    taken,
)
from tests.records.storage.backends import MemoryHome


def test_record_arrives_as_it_was_with_its_edition() -> None:
    there = a_storage(edition=None)
    got = taken(there, Records(a_storage(a_record())).hand_over(an_id()))
    assert (got.how, got.closed, got.summary.id) == ("new", True, an_id())
    assert there.files[NAME] == a_record()
    assert there.files[edition_name(DIGEST)] == PACK


def test_record_taken_in_is_listed_and_complete(tmp_path: Path) -> None:
    records = Records.open(tmp_path)
    records.take_in(a_file())
    (row,) = records.summaries()
    assert (row.id, row.ended, row.events) == (an_id(), "finished", 5)
    assert records.read(an_id()).verdict.complete
    records.close()
    assert Records.open(tmp_path).alerts == ()


def test_file_is_the_same_whenever_and_wherever_made(monkeypatch: pytest.MonkeyPatch) -> None:
    first = a_file()
    monkeypatch.setattr("zipfile.sys.platform", "win32")
    monkeypatch.setattr(time, "time", lambda: 1e9)
    assert a_file() == first


def test_file_opens_anywhere_and_says_how_to_verify() -> None:
    with zipfile.ZipFile(io.BytesIO(a_file())) as whole:
        assert whole.namelist() == [README, NAME, EDITION]
        assert whole.read(NAME) == a_record()
        assert b"sha256sum" in whole.read(README)


def test_unfinished_record_is_handed_over_as_it_is() -> None:
    journal = a_record(closed=False) + b"torn"
    assert unpack(Records(a_storage(journal)).hand_over(an_id())).journal == journal


def test_altered_record_is_handed_over_as_it_is() -> None:
    journal = a_record().replace(b"n2", b"n9")
    data = Records(a_storage(journal)).hand_over(an_id())
    fault = look(data).verdict.fault
    assert unpack(data).journal == journal
    assert fault is not None
    assert fault.line == 3


@pytest.mark.parametrize(
    "edition", [None, PACK + b" {", PACK.replace(b"Policy", b"policy"), b"[]", b'{"a":1}']
)
def test_edition_missing_or_changed_here_is_left_out(edition: bytes | None) -> None:
    assert unpack(Records(a_storage(a_record(), edition)).hand_over(an_id())).edition is None


def test_record_without_an_edition_is_handed_over() -> None:
    journal = a_journal([{**a_start(), "edition": "../x"}])
    assert unpack(Records(a_storage(journal)).hand_over(an_id())) == Carried(an_id(), journal)


def test_record_not_here_cannot_be_handed_over() -> None:
    with pytest.raises(RecordError, match="not here"):
        Records(MemoryHome()).hand_over(an_id())


def test_record_too_large_is_not_handed_over() -> None:
    storage = a_storage()
    records = Records(storage)
    storage.files[NAME] = a_record() + b"x" * LARGEST_JOURNAL
    with pytest.raises(RecordError, match="too large"):
        records.hand_over(an_id())
