"""What cannot be a record is set aside and told; what may become one is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from sro_assist.errors import RecordError
from sro_assist.records import Records, RecordStorage, Settings
from sro_assist.records.alerts import Alerts
from sro_assist.records.storage.local_folder import LocalFolder
from sro_assist.records.storage.protocol import SETTINGS, SUMMARIES, journal_name
from tests.records.events import a_journal, a_start, an_answer, an_id
from tests.records.storages import NAME, STORAGES, assert_told_until_dealt_with, put, walked


@pytest.fixture(params=STORAGES)
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> RecordStorage:
    return STORAGES[request.param](tmp_path)


def test_record_that_is_not_json_is_set_aside(storage: RecordStorage) -> None:
    walked(Records(storage), 2)
    put(storage, NAME, b"this is no journal\n")
    records = Records(storage)
    assert [row.id for row in records.summaries()] == [an_id(2)]
    (alert,) = records.alerts
    assert alert.name == NAME
    assert "not a walkthrough" in str(alert)
    assert f"moved to set-aside/{NAME}" in alert.hint
    assert storage.read(NAME) is None
    assert_told_until_dealt_with(storage, NAME)


@pytest.mark.parametrize(
    "data",
    [b"torn", a_journal([an_answer()]), a_journal([a_start(2)]), a_journal([a_start(edition=None)])],
    ids=["no first line", "no start", "another walkthrough", "incomplete start"],
)
def test_journal_that_holds_no_walkthrough_is_set_aside(storage: RecordStorage, data: bytes) -> None:
    put(storage, NAME, data)
    records = Records(storage)
    assert (records.summaries(), len(records.alerts)) == ((), 1)
    records.begin(a_start())
    assert [row.id for row in records.unfinished()] == [an_id()]
    records.close()
    assert_told_until_dealt_with(storage, NAME)
    assert [row.id for row in Records(storage).unfinished()] == [an_id()]


@pytest.mark.parametrize(
    "data", [b"", b"0123abcd", b"ab" * 32, a_journal([a_start()])[:90], bytes(80), b"ab12" + bytes(9) + b"\n"]
)
def test_journal_without_a_confirmed_step_is_left_alone(storage: RecordStorage, data: bytes) -> None:
    put(storage, NAME, data)
    records = Records(storage)
    assert (records.summaries(), records.alerts, storage.read(NAME)) == ((), (), data)
    records.begin(a_start())
    assert [row.id for row in records.unfinished()] == [an_id()]


def test_journal_another_window_begins_is_left_alone(storage: RecordStorage) -> None:
    writer = storage.writer(NAME, create=True)
    assert Records(storage).alerts == ()
    writer.append(0, a_journal([a_start()]))
    assert len(Records(storage).unfinished()) == 1
    writer.close()


def test_cut_end_of_finished_record_is_found(storage: RecordStorage) -> None:
    records = Records(storage)
    walked(records)
    records.close()
    data = storage.read(NAME) or b""
    put(storage, NAME, b"".join(data.splitlines(keepends=True)[:3]))
    fault = Records(storage).read(an_id()).verdict.fault
    assert fault is not None
    assert fault.why == "3 lines were cut off the end"


def test_removed_record_is_told_until_dealt_with(tmp_path: Path) -> None:
    records = Records.open(tmp_path)
    walked(records)
    walked(records, 2)
    records.close()
    (tmp_path / NAME).unlink()
    again = Records.open(tmp_path)
    assert [(alert.name, alert.what) for alert in again.alerts] == [
        (NAME, "A record that was kept here is no longer there.")
    ]
    assert [row.id for row in again.summaries()] == [an_id(2)]
    assert_told_until_dealt_with(LocalFolder(tmp_path), NAME)
    with pytest.raises(RecordError, match="not here"):
        again.read(an_id())


def test_unreadable_record_is_said_and_the_rest_opens(tmp_path: Path) -> None:
    walked(Records.open(tmp_path), 2)
    (tmp_path / NAME).mkdir()
    records = Records.open(tmp_path)
    assert [row.id for row in records.summaries()] == [an_id(2)]
    assert [alert.name for alert in records.alerts] == [NAME]


@pytest.mark.parametrize("data", [b"{", b"[1]"])
def test_settings_that_cannot_be_read_are_set_aside(storage: RecordStorage, data: bytes) -> None:
    storage.replace(SETTINGS, data)
    records = Records(storage)
    assert records.settings == Settings()
    assert [alert.name for alert in records.alerts] == [SETTINGS]
    records.settings = Settings(theme="light")
    assert_told_until_dealt_with(storage, SETTINGS)
    assert Records(storage).settings.theme == "light"


def test_records_open_despite_unreadable_unmovable_tables(tmp_path: Path) -> None:
    walked(Records.open(tmp_path))
    for name in (SUMMARIES, SETTINGS):
        (tmp_path / name).unlink(missing_ok=True)
        (tmp_path / name).mkdir()
    (tmp_path / "set-aside").write_text("in the way")
    (tmp_path / journal_name(an_id(2))).write_text("rubbish")
    records = Records.open(tmp_path)
    assert [row.id for row in records.summaries()] == [an_id()]
    assert {alert.name for alert in records.alerts} == {SUMMARIES, SETTINGS, journal_name(an_id(2))}
    with pytest.raises(RecordError):
        records.settings = Settings(theme="dark")
    assert records.settings == Settings()


def test_alerts_without_a_log_are_those_met_here() -> None:
    alerts = Alerts()
    alerts.add("x", "what", "mend")
    alerts.add("x", "what", "mend")
    assert [str(alert) for alert in alerts] == ["x: what mend"]
