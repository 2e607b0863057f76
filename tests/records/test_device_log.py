"""The log of what was kept here: what is gone is told until someone has dealt with it."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

import pytest

from sro_assist.errors import RecordError
from sro_assist.records import Records, RecordStorage, Settings, verify
from sro_assist.records.alerts import Alert
from sro_assist.records.device_log import UNWRITTEN, DeviceLog
from sro_assist.records.device_state import DeviceState
from sro_assist.records.storage.local_folder import LocalFolder
from sro_assist.records.storage.protocol import DEVICE_LOG, SUMMARIES, journal_name
from tests.records.device_logs import (
    GONE,
    NAME,
    STORAGES,
    finished,
    lines_of_log,
    remove,
    told,
)
from tests.records.events import a_journal, a_start, a_walk, an_answer, an_id
from tests.records.test_faults import failing


@pytest.fixture(params=STORAGES)
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> RecordStorage:
    return STORAGES[request.param](tmp_path)


def test_log_knows_first_and_last_digests_of_records(
    storage: RecordStorage,
) -> None:
    records = Records(storage)
    finished(records, 1)
    records.begin(a_start(2)).append(an_answer())
    records.take_in(a_journal(a_walk(number=3), closed=True))
    known = DeviceLog(storage).records
    for number in (1, 2, 3):
        journal, verdict = (
            storage.read(journal_name(an_id(number))) or b"",
            records.read(an_id(number)).verdict,
        )
        seal = verdict.seal if verdict.closed else None
        assert known[an_id(number)] == DeviceState(journal[:64].decode(), seal)
    assert [bool(known[an_id(number)].seal) for number in (1, 2, 3)] == [True, False, True]


def test_log_verifies_as_a_chain_like_a_journal(storage: RecordStorage) -> None:
    finished(Records(storage), 1, 2)
    verdict = verify(storage.read(DEVICE_LOG) or b"")
    assert verdict.intact
    assert len(verdict.bodies) == 4


def test_step_does_not_write_the_log(storage: RecordStorage) -> None:
    writing = Records(storage).begin(a_start())
    before = storage.read(DEVICE_LOG)
    for step in range(5):
        writing.append(an_answer(step))
    assert storage.read(DEVICE_LOG) == before


def test_deleted_record_and_row_missed_until_dealt_with(
    storage: RecordStorage,
) -> None:
    records = Records(storage)
    finished(records, 1, 2)
    records.begin(a_start(3)).append(an_answer())
    records.close()
    for number in (1, 3):
        remove(storage, journal_name(an_id(number)))
    storage.set_aside(SUMMARIES)
    assert told(storage) == told(storage) == [(journal_name(an_id(number)), GONE) for number in (1, 3)]
    again = Records(storage)
    for alert in again.alerts:
        again.deal_with(alert, "2031-04-05T10:00:00Z")
    assert told(storage) == []
    assert [row.id for row in Records(storage).summaries()] == [an_id(2)]


def test_dealt_with_leaves_a_line_in_the_log(storage: RecordStorage) -> None:
    finished(Records(storage), 1)
    remove(storage, NAME)
    records = Records(storage)
    (alert,) = records.alerts
    records.deal_with(alert, "2031-04-05T10:00:00Z")
    last = lines_of_log(storage)[-1]
    assert b'"kind":"dealt with"' in last
    assert b'"at":"2031-04-05T10:00:00Z"' in last


def test_record_that_came_back_is_kept_as_before(storage: RecordStorage) -> None:
    finished(Records(storage), 1)
    journal = storage.read(NAME) or b""
    remove(storage, NAME)
    records = Records(storage)
    records.deal_with(records.alerts[0], "")
    records.take_in(journal)
    assert told(storage) == []
    remove(storage, NAME)
    assert told(storage) == [(NAME, GONE)]


def test_replaced_record_of_the_same_id_is_found(storage: RecordStorage) -> None:
    records = Records(storage)
    records.begin(a_start(1)).close()
    remove(storage, NAME)
    writer = storage.writer(NAME, create=True)
    writer.append(0, a_journal([a_start(1, officer="another")]))
    writer.close()
    storage.replace(SUMMARIES, b"{}")
    ((name, what),) = told(storage)
    assert (name, "not the record that was begun here" in what) == (NAME, True)
    with pytest.raises(RecordError, match="not the record"):
        Records(storage).resume(an_id())


def test_cut_finished_record_is_found_and_not_continued(
    storage: RecordStorage,
) -> None:
    finished(Records(storage), 1)
    journal = (storage.read(NAME) or b"").splitlines(keepends=True)
    remove(storage, NAME)
    writer = storage.writer(NAME, create=True)
    writer.append(0, b"".join(journal[:2]))
    writer.close()
    ((name, what),) = told(storage)
    assert (name, "2 lines were cut off the end" in what) == (NAME, True)
    assert Records(storage).unfinished() == ()
    with pytest.raises(RecordError, match="cannot be continued"):
        Records(storage).resume(an_id())


def test_log_of_an_older_folder_begins_with_records(storage: RecordStorage) -> None:
    records = Records(storage)
    finished(records, 1, 2)
    records.begin(a_start(3)).append(an_answer())
    records.close()
    before = DeviceLog(storage).records
    remove(storage, DEVICE_LOG)
    settings = Records(storage).settings  # and what was noted of the log beside the settings goes as well
    storage.set_aside("settings.json")
    remove(storage, DEVICE_LOG)
    again = Records(storage)
    again.settings = settings
    while again.check_some(10):
        pass
    assert again.alerts == ()
    assert DeviceLog(storage).records == before
    remove(storage, journal_name(an_id(2)))
    assert told(storage) == [(journal_name(an_id(2)), GONE)]


def test_log_held_by_another_window_is_written_later(
    storage: RecordStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sro_assist.records.device_log._PATIENCE", ())
    records = Records(storage)
    writer = storage.writer(DEVICE_LOG, create=True)
    finished(records, 1)
    assert (records.alerts, storage.read(DEVICE_LOG)) == ((), b"")
    writer.close()
    finished(records, 2)
    assert set(DeviceLog(storage).records) == {an_id(1), an_id(2)}


@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "for ever"])
@pytest.mark.parametrize("call", ["open", "write", "fsync", "fstat", "stat"])
def test_failing_disk_brings_no_false_word_about_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, for_ever: bool
) -> None:
    """What was acknowledged is here, and what is here is never said to be gone or altered."""
    for at in range(1, 16):
        folder = tmp_path / f"{at}"
        records = Records.open(folder)
        with monkeypatch.context() as patch:
            patch.setattr(os, call, failing(getattr(os, call), at, errno.ENOSPC, for_ever=for_ever))
            with suppress(RecordError):
                finished(records, 1)
        finished(records, 2)
        assert set(records.alerts) <= {UNWRITTEN}
        again = Records.open(folder)
        assert {alert.name for alert in again.alerts} <= {DEVICE_LOG}
        assert set(DeviceLog(LocalFolder(folder)).records) == {row.id for row in again.summaries()}


def test_alert_with_odd_words_is_kept_plain(storage: RecordStorage) -> None:
    records = Records(storage)
    records._alerts.add("x\x00.journal", "long " * 1_000, "\u202emend")
    (alert,) = Records(storage).alerts
    assert (alert.name, len(alert.what), alert.hint) == ("x.journal", 500, "mend")


def test_settings_altered_about_log_are_told_and_kept(storage: RecordStorage) -> None:
    records = Records(storage)
    records.settings = Settings(officer="4711")
    finished(records, 1)
    records.close()
    data = storage.read("settings.json") or b""
    storage.replace("settings.json", data.replace(b"reach", b"peach"))
    again = Records(storage)
    assert [alert.name for alert in again.alerts] == ["settings.json"]
    assert again.settings.officer == "4711"
    again.deal_with(again.alerts[0], "")
    assert told(storage) == []


def test_alert_two_windows_meet_is_dealt_with_once(storage: RecordStorage) -> None:
    one, other = Records(storage), Records(storage)
    for records in (one, other):
        records._alerts.add("x", "what", "mend")
    one.deal_with(Alert("x", "what", "mend"), "")
    assert Records(storage).alerts == ()


def test_log_is_read_again_only_when_changed(tmp_path: Path) -> None:
    read: list[str] = []

    class Noting(LocalFolder):
        def read(self, name: str) -> bytes | None:
            read.append(name)
            return super().read(name)

    one, other = DeviceLog(Noting(tmp_path)), DeviceLog(LocalFolder(tmp_path))
    one.met(Alert("a", "what", "hint"))
    assert read.count(DEVICE_LOG) == 2  # at its opening, and once it was made
    one.met(Alert("b", "what", "hint"))
    assert read.count(DEVICE_LOG) == 2
    other.met(Alert("c", "what", "hint"))
    one.met(Alert("d", "what", "hint"))
    assert read.count(DEVICE_LOG) == 3
    assert {alert.name for alert in one.alerts} == {"a", "b", "c", "d"}
