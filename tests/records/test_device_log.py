"""The device's log: what is gone is missed, what is here never is, and it shows when it was altered."""

from __future__ import annotations

import errno
import os
import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from sro_assist.errors import RecordError
from sro_assist.records import Records, RecordStorage, Settings, verify
from sro_assist.records.alerts import Alert
from sro_assist.records.device_log import CUT, UNWRITTEN, DeviceLog
from sro_assist.records.device_state import DeviceState
from sro_assist.records.storage.local_folder import LocalFolder
from sro_assist.records.storage.protocol import DEVICE_LOG, SETTINGS, SUMMARIES, journal_name
from tests.records.events import a_finish, a_journal, a_start, a_walk, an_answer, an_id
from tests.records.storage.backends import MemoryHome
from tests.records.storage.fake_browser_storage import FakePlace, FakeStorage, run
from tests.records.test_faults import failing

NAME = journal_name(an_id())
GONE = "A record that was kept here is no longer there."


def in_browser(_: Path) -> RecordStorage:
    from sro_assist.records.storage.browser.backend import BrowserStorage

    return run(BrowserStorage.open(FakePlace(FakeStorage())))


STORAGES: dict[str, Callable[[Path], RecordStorage]] = {
    "folder": LocalFolder,
    "memory": lambda _: MemoryHome(),
    "browser": in_browser,
}


@pytest.fixture(params=STORAGES)
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> RecordStorage:
    return STORAGES[request.param](tmp_path)


def finished(records: Records, *numbers: int) -> None:
    for number in numbers:
        writing = records.begin(a_start(number))
        writing.append(an_answer())
        writing.append(a_finish())


def told(storage: RecordStorage) -> list[tuple[str, str]]:
    return [(alert.name, alert.what) for alert in Records(storage).alerts]


def checked(storage: RecordStorage) -> list[tuple[str, str]]:
    """What is told once the finished records were looked at in the background too."""
    records = Records(storage)
    while records.check_some(10):
        pass
    return [(alert.name, alert.what) for alert in records.alerts]


def remove(storage: RecordStorage, name: str) -> None:
    """Take a file out of a home behind its back: it is under another name then, so none of ours."""
    writer = storage.writer(name)
    writer.set_aside()


def lines_of_log(storage: RecordStorage) -> list[bytes]:
    return (storage.read(DEVICE_LOG) or b"").splitlines(keepends=True)


def rewrite_log(storage: RecordStorage, data: bytes, *, noted: bool = False) -> None:
    """Have another log; ``noted``: how far it went stands beside the settings."""
    if not noted and storage.read(SETTINGS):
        storage.set_aside(SETTINGS)
    remove(storage, DEVICE_LOG)
    writer = storage.writer(DEVICE_LOG, create=True)
    writer.append(0, data)
    writer.close()


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


def test_log_lacking_lines_after_a_crash_is_completed(storage: RecordStorage) -> None:
    """At every moment: the log lacks its last lines, the journals are all there."""
    records = Records(storage)
    finished(records, 1, 2)
    records.take_in(a_journal(a_walk(number=3), closed=True))
    before, lines = DeviceLog(storage).records, lines_of_log(storage)
    for count in range(len(lines)):
        rewrite_log(storage, b"".join(lines[:count]))
        assert checked(storage) == []
        assert DeviceLog(storage).records == before


def test_log_is_completed_after_a_power_cut(storage: RecordStorage) -> None:
    finished(Records(storage), 1, 2)
    before, lines = DeviceLog(storage).records, lines_of_log(storage)
    kept, last, dice = b"".join(lines[:-1]), lines[-1], random.Random(5)  # noqa: S311 - no secret
    for size in [*range(0, len(last), 7), *range(len(last) - 3, len(last))]:
        filler = dice.choice([b"", bytes(len(last) - size), bytes(len(last) - size - 1) + b"\n"])
        rewrite_log(storage, kept + last[:size] + filler)
        assert checked(storage) == []
        assert DeviceLog(storage).records == before
        assert verify(storage.read(DEVICE_LOG) or b"").intact


@pytest.mark.parametrize("left", [0, 1, 2])
def test_log_cut_or_taken_away_is_told(storage: RecordStorage, left: int) -> None:
    records = Records(storage)
    finished(records, 1, 2)
    records.close()
    rewrite_log(storage, b"".join(lines_of_log(storage)[:left]), noted=True)
    assert Records(storage).alerts == (CUT,)
    assert Records(storage).alerts == (CUT,)


def test_log_that_grew_since_noted_is_not_told(storage: RecordStorage) -> None:
    records = Records(storage)
    finished(records, 1)
    records.close()
    finished(Records(storage), 2, 3)
    assert told(storage) == []


def test_flipped_bit_in_log_is_told_losing_nothing(tmp_path: Path) -> None:
    storage = LocalFolder(tmp_path)
    finished(Records(storage), 1, 2)
    data, dice = storage.read(DEVICE_LOG) or b"", random.Random(3)  # noqa: S311 - no secret
    share = 1 if os.environ.get("SRO_EVERY_BIT") else 97
    bits = [bit for bit in range(8 * len(data)) if dice.randrange(share) == 0]
    for bit in bits:
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        (tmp_path / DEVICE_LOG).write_bytes(flipped)
        records = Records(storage)
        if flipped[-1:] == b"\n":  # else its last line was never confirmed, as far as anyone can tell
            assert [(each.name, "altered or cut" in each.what) for each in records.alerts] == [
                (DEVICE_LOG, True)
            ]
        records.check_some(10)
        assert set(DeviceLog(storage).records) == {an_id(1), an_id(2)}
        assert verify(storage.read(DEVICE_LOG) or b"").intact
    assert len(bits) > 50


def test_log_altered_in_one_line_still_misses_records(storage: RecordStorage) -> None:
    finished(Records(storage), 1, 2, 3)
    lines = lines_of_log(storage)
    remove(storage, journal_name(an_id(3)))
    rewrite_log(storage, b"".join([lines[0].replace(b"kept", b"kepd"), *lines[1:]]))
    assert [name for name, _ in told(storage)] == [DEVICE_LOG, journal_name(an_id(3))]


def test_log_cut_while_running_is_begun_anew(
    storage: RecordStorage,
) -> None:
    records = Records(storage)
    finished(records, 1)
    rewrite_log(storage, lines_of_log(storage)[0])
    finished(records, 2)
    assert [alert.name for alert in records.alerts] == [DEVICE_LOG]
    assert set(DeviceLog(storage).records) == {an_id(1), an_id(2)}
    assert verify(storage.read(DEVICE_LOG) or b"").intact


def test_other_windows_go_on_with_log_begun_anew(tmp_path: Path) -> None:
    storage = LocalFolder(tmp_path)
    one, other = Records(storage), Records(storage)
    finished(one, 1, 2, 3)
    finished(other, 4)
    lines = lines_of_log(storage)
    (tmp_path / DEVICE_LOG).write_bytes(
        b"".join([*lines[:2], lines[2].replace(b"kept", b"kepd"), *lines[3:]])
    )
    Records(storage)
    for number in (5, 7):
        finished(one, number)
        finished(other, number + 1)
    again = Records(storage)
    again.check_some(10)
    assert [alert.name for alert in again.alerts] == [DEVICE_LOG]
    assert [path.name for path in (tmp_path / "set-aside").iterdir()] == [DEVICE_LOG]
    assert set(DeviceLog(storage).records) == {an_id(number) for number in range(1, 9)}


def test_log_begun_anew_and_removed_is_told_again(tmp_path: Path) -> None:
    storage = LocalFolder(tmp_path)
    records = Records(storage)
    for number in (1, 2):
        finished(records, number)
        (tmp_path / DEVICE_LOG).unlink()
        finished(records, number + 10)
        assert set(DeviceLog(storage).records) >= {an_id(number), an_id(number + 10)}
    assert len([alert for alert in records.alerts if alert.name == DEVICE_LOG]) == 2


def test_log_takes_what_other_windows_have_added(storage: RecordStorage) -> None:
    one, other = Records(storage), Records(storage)
    for number in range(1, 7, 2):
        finished(one, number)
        finished(other, number + 1)
    assert set(DeviceLog(storage).records) == {an_id(number) for number in range(1, 7)}
    assert told(storage) == []


def test_log_not_written_our_way_says_nothing(storage: RecordStorage) -> None:
    from sro_assist.records.journal.hash_chain import ROOT, seal

    odd = {"kind": "kept", "record": "../x", "first": "y"}
    data = seal(ROOT, {"kind": "noted", "notes": [odd, 7, {"kind": "kept"}, {"kind": "trouble", "name": 1}]})[
        1
    ]
    head = data[:64].decode()
    data += seal(head, {"kind": "noted"})[1]
    rewrite = storage.writer(DEVICE_LOG, create=True)
    rewrite.append(0, data)
    rewrite.close()
    log = DeviceLog(storage)
    assert (log.records, log.alerts, log.end.lines) == ({}, {}, 2)


def test_unreadable_log_is_told_and_records_still_open(tmp_path: Path) -> None:
    (tmp_path / DEVICE_LOG).mkdir()
    records = Records.open(tmp_path)
    finished(records, 1)
    assert records.read(an_id()).verdict.complete
    assert {alert.name for alert in records.alerts} == {DEVICE_LOG}
    assert UNWRITTEN in records.alerts


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
