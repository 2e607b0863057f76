"""All records of one device, over each storage."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sro_assist.errors import RecordError
from sro_assist.records import BusyError, Records, RecordStorage, Settings
from tests.records.events import a_finish, a_journal, a_start, a_walk, an_answer, an_id
from tests.records.storage.backends import MemoryHome
from tests.records.storages import NAME, STORAGES, put, walked


@pytest.fixture(params=STORAGES)
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> RecordStorage:
    return STORAGES[request.param](tmp_path)


def test_records_give_back_what_was_walked(storage: RecordStorage) -> None:
    records = Records(storage)
    writing = records.begin(a_start())
    for event in a_walk()[1:]:
        writing.append(event)
    record = records.read(an_id())
    assert (record.id, record.bodies) == (an_id(), tuple(a_walk()))
    assert record.verdict.complete
    assert writing.closed


def test_records_open_makes_a_folder_and_keeps_records(tmp_path: Path) -> None:
    records = Records.open(tmp_path / "records")
    walked(records)
    records.close()
    again = Records.open(tmp_path / "records")
    assert [row.id for row in again.summaries()] == [an_id()]
    assert again.alerts == ()


def test_unfinished_is_offered_and_resumed(storage: RecordStorage) -> None:
    first = Records(storage)
    first.begin(a_start()).append(an_answer())
    first.close()
    records = Records(storage)
    (summary,) = records.unfinished()
    assert (summary.id, summary.events, summary.ended, summary.head) == (an_id(), 2, "open", "")
    writing = records.resume(an_id())
    writing.append(a_finish())
    assert records.unfinished() == ()
    assert records.read(an_id()).bodies == (a_start(), an_answer(), a_finish())


def test_torn_last_line_is_cut_when_written_to(storage: RecordStorage) -> None:
    torn = a_journal([a_start(), an_answer()]) + b"0123 torn"
    put(storage, NAME, torn)
    records = Records(storage)
    assert [row.events for row in records.unfinished()] == [2]
    assert records.read(an_id()).verdict.torn
    writing = records.resume(an_id())
    assert storage.read(NAME) == torn
    writing.append(an_answer(2))
    assert records.read(an_id()).bodies == (a_start(), an_answer(), an_answer(2))
    assert not records.read(an_id()).verdict.torn
    assert records.alerts == ()


def test_second_window_can_read_but_not_write(storage: RecordStorage) -> None:
    one, other = Records(storage), Records(storage)
    writing = one.begin(a_start())
    with pytest.raises(BusyError):
        other.resume(an_id())
    writing.append(an_answer())
    assert other.read(an_id()).bodies == (a_start(), an_answer())
    assert [row.events for row in other.unfinished()] == [2]
    one.close()
    other.resume(an_id()).append(an_answer(2))
    assert len(one.read(an_id()).bodies) == 3


def test_begin_refuses_a_wrong_or_second_start(storage: RecordStorage) -> None:
    records = Records(storage)
    times = ("yesterday", "2026-11-23T10:15:00")
    for wrong in [an_answer(), a_start(tree=1), *(a_start(at=time) for time in times)]:
        with pytest.raises(RecordError):
            records.begin(wrong)
    assert storage.names() == ()
    records.begin(a_start()).close()
    with pytest.raises(RecordError, match="begun before"):
        records.begin(a_start())


def test_finished_walkthrough_takes_no_more(storage: RecordStorage) -> None:
    records = Records(storage)
    writing = records.begin(a_start())
    with pytest.raises(RecordError, match="finished"):
        writing.append({"kind": "closed", "elapsed": 1})
    writing.append(a_finish())
    writing.append(a_finish())
    with pytest.raises(RecordError, match="finished"):
        writing.append(an_answer())
    with pytest.raises(RecordError, match="finished"):
        records.resume(an_id())
    assert records.read(an_id()).bodies == (a_start(), a_finish())


def test_append_keeps_one_chain_for_simultaneous_taps(storage: RecordStorage) -> None:
    writing = Records(storage).begin(a_start())
    with ThreadPoolExecutor(4) as taps:
        list(taps.map(lambda step: writing.append(an_answer(step)), range(200)))
    verdict = Records(storage).read(an_id()).verdict
    assert verdict.intact
    assert sorted(str(body.get("node")) for body in verdict.bodies[1:]) == sorted(f"n{n}" for n in range(200))


def test_append_leaves_hidden_characters_out_of_text(storage: RecordStorage) -> None:
    records = Records(storage)
    records.begin(a_start()).append({"kind": "noted", "text": "calm\u202e\x00 now\ud800", "elapsed": 1})
    assert records.read(an_id()).bodies[1]["text"] == "calm now"


def test_append_that_cannot_be_confirmed_is_done_again() -> None:
    storage = MemoryHome()
    records = Records(storage)
    writing = records.begin(a_start())
    storage.room = 0
    for event in (an_answer(), a_finish()):
        with pytest.raises(RecordError, match="Could not confirm"):
            writing.append(event)
    storage.room = None
    writing.append(an_answer())
    storage.room = 150  # room for the last event, not for the closing line
    with pytest.raises(RecordError, match="Could not confirm"):
        writing.append({"kind": "finished", "ended": "interrupted"})
    assert writing.finished
    storage.room = None
    writing.append(a_finish())
    assert records.read(an_id()).verdict.complete
    assert len(records.read(an_id()).bodies) == 3


def test_opening_mends_a_crash_before_the_closing_line(storage: RecordStorage) -> None:
    put(storage, NAME, a_journal(a_walk()))
    records = Records(storage)
    assert records.unfinished() == ()
    assert records.read(an_id()).verdict.complete
    assert [row.outcome for row in records.summaries()] == ["arrest.avoided"]


def test_settings_are_kept(storage: RecordStorage) -> None:
    records = Records(storage)
    assert records.settings == Settings()
    records.settings = Settings(officer="4711", theme="dark")
    records.settings = Settings(officer="4711", text_size=1.5)
    assert Records(storage).settings == Settings(officer="4711", text_size=1.5)
