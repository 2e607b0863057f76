"""The list of what is kept: it says what the events say, and is made anew when it cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from sro_assist.errors import RecordError
from sro_assist.records import Records, RecordStorage
from sro_assist.records.storage.protocol import SUMMARIES, journal_name
from tests.records.events import EDITION, a_journal, a_start, a_walk, an_answer, an_id
from tests.records.storages import NAME, STORAGES, assert_told_until_dealt_with, put, walked


@pytest.fixture(params=STORAGES)
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> RecordStorage:
    return STORAGES[request.param](tmp_path)


def test_summary_says_what_the_events_say(storage: RecordStorage) -> None:
    records = Records(storage)
    walked(records)
    (summary,) = records.summaries()
    assert summary.model_dump(exclude={"head", "size", "mark"}) == {
        "id": an_id(),
        "tree": "arrest",
        "started": "2026-11-23T10:15:00Z",
        "officer": "",
        "edition": EDITION,
        "app": "0.1.0",
        "events": 5,
        "elapsed": 91234,
        "ended": "finished",
        "outcome": "arrest.avoided",
        "dangers": 1,
        "notes": 1,
        "training": False,
        "intact": True,
    }
    assert summary.head == records.read(an_id()).verdict.head


def test_summary_of_an_interrupted_walkthrough_has_no_outcome(storage: RecordStorage) -> None:
    records = Records(storage)
    walked(records, ended="interrupted")
    (summary,) = records.summaries()
    assert (summary.ended, summary.outcome) == ("interrupted", "")
    assert records.unfinished() == ()


def test_summaries_are_newest_first_whatever_the_offset(storage: RecordStorage) -> None:
    records = Records(storage)
    walked(records, 1, at="2026-11-23T10:15:00-06:00")
    walked(records, 2, at="2026-11-23T10:20:00+00:00")
    walked(records, 3, at="2026-11-23T10:30:00-06:00")
    assert [row.id for row in records.summaries()] == [an_id(3), an_id(1), an_id(2)]


def test_changed_record_is_listed_altered_and_not_written(storage: RecordStorage) -> None:
    changed = a_journal(a_walk()[:4]).replace(b'"n2"', b'"n7"')
    put(storage, NAME, changed)
    records = Records(storage)
    assert [(row.events, row.intact) for row in records.summaries()] == [(4, False)]
    assert records.unfinished() == ()
    (alert,) = records.alerts
    assert "Line 3: its digest does not fit" in alert.what
    with pytest.raises(RecordError, match="cannot be continued"):
        records.resume(an_id())
    assert records.read(an_id()).bodies == tuple(a_walk()[:2])
    assert storage.read(NAME) == changed
    assert_told_until_dealt_with(storage, NAME)


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b'{"a":[]}', b'{"t":{"x":{}}}', b'{"summaries-1":{"1":{"id":"x"}}}', b"[" * 99_999, b"\xff"],
    ids=["empty", "list", "no table", "no number", "no summary", "deep", "no text"],
)
def test_unreadable_list_is_set_aside_and_made_anew(storage: RecordStorage, data: bytes) -> None:
    before = Records(storage)
    walked(before)
    walked(before, 2)
    before.close()
    storage.replace(SUMMARIES, data)
    records = Records(storage)
    assert records.summaries() == before.summaries()
    assert [alert.name for alert in records.alerts] == [SUMMARIES]
    assert storage.read(SUMMARIES) not in {None, data}
    assert_told_until_dealt_with(storage, SUMMARIES)


def test_list_is_rebuilt_from_the_journals(storage: RecordStorage) -> None:
    records = Records(storage)
    walked(records)
    records.close()
    kept = storage.read(SUMMARIES) or b""
    storage.replace(SUMMARIES, kept.replace(b"arrest.avoided", b"arrest.invented"))
    wrong = Records(storage)
    assert [row.outcome for row in wrong.summaries()] == ["arrest.invented"]
    wrong.rebuild()
    assert [row.outcome for row in wrong.summaries()] == ["arrest.avoided"]
    assert storage.read(SUMMARIES) == kept


def test_step_does_not_write_the_list(storage: RecordStorage) -> None:
    records = Records(storage)
    walked(records)
    assert storage.read(SUMMARIES) is None
    records.close()
    assert an_id().encode() in (storage.read(SUMMARIES) or b"")


def test_list_sees_what_other_windows_add_in_time(storage: RecordStorage) -> None:
    count = 130
    for number in range(1, count + 1):
        put(storage, journal_name(an_id(number)), a_journal([a_start(number), an_answer()]))
    records, other = Records(storage), Records(storage)
    for number in (1, count):
        other.resume(an_id(number)).append(an_answer(2))
    for _ in range(count):
        events = {row.id: row.events for row in records.summaries()}
    assert [events[an_id(number)] for number in (1, 2, count)] == [3, 2, 3]
    assert records.summaries() is records.summaries()


def test_unchanged_list_is_the_same_object(storage: RecordStorage) -> None:
    records = Records(storage)
    walked(records)
    writing = records.begin(a_start(2))
    before = records.summaries()
    assert records.summaries() is before
    writing.append(an_answer())
    assert [row.events for row in records.summaries()] == [2, 5]
