"""Finished records are looked at again: what was altered is found, told, and told again until dealt with."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from sro_assist.errors import RecordError
from sro_assist.records import Records, RecordStorage
from sro_assist.records.storage.local_folder import LocalFolder
from sro_assist.records.storage.protocol import SUMMARIES, journal_name
from tests.records.device_logs import STORAGES, finished
from tests.records.events import a_start, an_id
from tests.records.storage.backends import MemoryHome

NAME = journal_name(an_id())
TIME = 1_900_000_000


@pytest.fixture(params=STORAGES)
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> RecordStorage:
    return STORAGES[request.param](tmp_path)


def names_told(records: Records) -> list[str]:
    return [alert.name for alert in records.alerts]


def check_all(records: Records) -> None:
    while records.check_some(4):
        pass


def test_any_flipped_bit_is_found_in_the_background(tmp_path: Path) -> None:
    """At the opening its row is believed; a little later it is told, and at every start from then on."""
    records = Records.open(tmp_path)
    finished(records, 1)
    records.close()
    data, dice = (tmp_path / NAME).read_bytes(), random.Random(2)  # noqa: S311 - no secret
    every = range(8 * len(data))
    share = len(every) if os.environ.get("SRO_EVERY_BIT") else 25
    for number, bit in enumerate(dice.sample(every, share)):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        (tmp_path / NAME).write_bytes(flipped)
        os.utime(tmp_path / NAME, (TIME + number, TIME + number))  # no two within one tick of the clock
        records = Records.open(tmp_path)
        check_all(records)
        assert names_told(records) == [NAME], bit
        assert not records.read(an_id()).verdict.intact
        records.close()
        again = Records.open(tmp_path)
        assert names_told(again) == [NAME], bit
        again.deal_with(again.alerts[0], "")
        check_all(again)
        assert names_told(again) == []


def test_check_some_looks_at_the_newest_first(tmp_path: Path) -> None:
    records = Records.open(tmp_path)
    for number in range(1, 6):
        writing = records.begin(a_start(number, at=f"2026-11-2{number}T10:15:00Z"))
        writing.append({"kind": "finished", "ended": "interrupted", "elapsed": 1})
    records.close()
    for number in range(1, 6):
        path = tmp_path / journal_name(an_id(number))
        path.write_bytes(path.read_bytes().replace(b'"elapsed":1', b'"elapsed":2'))
    again = Records.open(tmp_path)
    assert names_told(again) == []
    assert again.check_some(2)
    assert names_told(again) == [journal_name(an_id(number)) for number in (5, 4)]
    check_all(again)
    assert len(names_told(again)) == 5


def test_record_whose_file_is_unchanged_is_not_reread(tmp_path: Path) -> None:
    records = Records.open(tmp_path)
    finished(records, 1, 2)
    records.close()
    check_all(Records.open(tmp_path))
    storage = Counting(tmp_path)
    check_all(Records(storage))
    assert storage.read_journals == []
    os.utime(tmp_path / NAME, (TIME, TIME))
    check_all(Records(storage))
    check_all(Records(storage))
    assert storage.read_journals == [NAME]


class Counting(LocalFolder):
    """Notes which journals are read."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.read_journals: list[str] = []

    def read(self, name: str) -> bytes | None:
        if name.endswith(".journal"):
            self.read_journals.append(name)
        return super().read(name)


def test_record_that_became_unreadable_is_told(tmp_path: Path) -> None:
    records = Records.open(tmp_path)
    finished(records, 1)
    records.close()
    (tmp_path / NAME).unlink()
    (tmp_path / NAME).mkdir()
    again = Records.open(tmp_path)
    check_all(again)
    assert names_told(again) == [NAME]


def test_record_put_back_as_it_was_is_intact(storage: RecordStorage) -> None:
    records = Records(storage)
    finished(records, 1)
    records.close()
    data = storage.read(NAME) or b""
    replace(storage, data.replace(b"yes", b"not"))
    assert not Records(storage).read(an_id()).verdict.intact
    replace(storage, data)
    again = Records(storage)
    assert again.read(an_id()).verdict.complete
    assert all(row.intact for row in again.summaries())


def test_open_record_put_back_can_go_on(storage: RecordStorage) -> None:
    records = Records(storage)
    records.begin(a_start()).append({"kind": "noted", "text": "one", "elapsed": 1})
    records.close()
    data = storage.read(NAME) or b""
    replace(storage, data.replace(b"one", b"two"))
    altered = Records(storage)
    assert (altered.unfinished(), names_told(altered)) == ((), [NAME])
    altered.close()
    replace(storage, data)
    again = Records(storage)
    assert again.read(an_id()).verdict.intact
    assert [row.id for row in again.unfinished()] == [an_id()]
    again.resume(an_id()).append({"kind": "noted", "text": "two", "elapsed": 2})


def replace(storage: RecordStorage, data: bytes) -> None:
    storage.writer(NAME).set_aside()
    writer = storage.writer(NAME, create=True)
    writer.append(0, data)
    writer.close()


@pytest.mark.parametrize(
    ("fact", "before", "after"),
    [
        ("outcome", b"arrest.avoided", b"arrest.arrested"),
        ("started", b"2026-11-23T10:15:00", b"2026-11-22T10:15:00"),
        ("officer", b'"officer":""', b'"officer":"4712"'),
        ("tree", b'"tree":"arrest"', b'"tree":"force"'),
        ("dangers", b'"dangers":0', b'"dangers":7'),
        ("head", b'"head":"', b'"head":"0'),
    ],
)
def test_rewritten_row_is_told_and_put_right(
    storage: RecordStorage, fact: str, before: bytes, after: bytes
) -> None:
    records = Records(storage)
    finished(records, 1)
    records.close()
    right = records.summaries()
    kept = storage.read(SUMMARIES) or b""
    storage.replace(SUMMARIES, kept.replace(before, after))
    wrong = Records(storage)
    assert wrong.summaries() != right
    assert wrong.read(an_id()).verdict.complete
    assert wrong.summaries() == right
    (alert,) = wrong.alerts
    assert (alert.name, alert.what) == (
        SUMMARIES,
        f"The list told otherwise than the record {an_id()} itself: {fact}.",
    )
    assert Records(storage).summaries() == right
    assert len(Records(storage).alerts) == 1


def test_row_of_altered_record_is_not_put_right(storage: RecordStorage) -> None:
    records = Records(storage)
    finished(records, 1)
    records.close()
    replace(storage, (storage.read(NAME) or b"").replace(b"avoided", b"arrived"))
    again = Records(storage)
    assert not again.read(an_id()).verdict.intact
    assert [(row.outcome, row.intact) for row in again.summaries()] == [("arrest.avoided", False)]
    assert names_told(again) == [NAME]


def test_closing_line_that_cannot_be_written_is_told() -> None:
    storage = MemoryHome()
    writing = Records(storage).begin(a_start())
    storage.room = 150  # room for the last event, not for the closing line
    with pytest.raises(RecordError):
        writing.append({"kind": "finished", "ended": "interrupted", "elapsed": 1})
    writing.close()
    storage.room = 0
    records = Records(storage)
    assert NAME in names_told(records)
    assert [row.ended for row in records.summaries()] == ["interrupted"]
