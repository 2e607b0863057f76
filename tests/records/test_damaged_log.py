"""A log that was cut, altered, taken away or begun anew: what is told, and what goes on."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from sro_assist.records import Records, RecordStorage, verify
from sro_assist.records.device_log import CUT, UNWRITTEN, DeviceLog
from sro_assist.records.storage.local_folder import LocalFolder
from sro_assist.records.storage.protocol import DEVICE_LOG, journal_name
from tests.records.device_logs import (
    STORAGES,
    checked,
    finished,
    lines_of_log,
    remove,
    rewrite_log,
    told,
)
from tests.records.events import a_journal, a_walk, an_id


@pytest.fixture(params=STORAGES)
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> RecordStorage:
    return STORAGES[request.param](tmp_path)


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
