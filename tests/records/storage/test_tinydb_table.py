"""Whatever is in the list's or the settings' file, the app opens, and no record is lost."""

from __future__ import annotations

import json
import os
import random
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sro_assist.records import Records, RecordStorage, Settings
from sro_assist.records.storage.protocol import SETTINGS, SUMMARIES
from tests.records.events import a_finish, a_start, an_answer, an_id
from tests.records.storage.backends import MemoryHome

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=4,
)
KEYS = (
    st.text() | st.integers(0, 9).map(str) | st.just("9" * 5_000) | st.sampled_from(["٣", "-1", "1.0", " 1"])
)
ROWS = st.dictionaries(
    st.sampled_from(["id", "tree", "started", "events", "officer", "head", "intact", "size"]),
    ANYTHING | st.just(an_id()) | st.just("2026-11-23T10:15:00Z"),
    max_size=4,
)
FILES = st.dictionaries(
    st.sampled_from(["summaries-1", "settings-1", "log-1", "summaries-2", "x"]),
    st.dictionaries(KEYS, ROWS, max_size=2) | ANYTHING,
    max_size=3,
)


def a_storage() -> MemoryHome:
    """A home with two finished records and an open one, its list and its settings written."""
    storage = MemoryHome()
    storage.files = dict(_files())
    return storage


@cache
def _files() -> dict[str, bytes]:
    storage = MemoryHome()
    records = Records(storage)
    for number in (1, 2):
        writing = records.begin(a_start(number, officer="4711"))
        writing.append(an_answer())
        writing.append(a_finish())
    records.begin(a_start(3)).append(an_answer())
    records.settings = Settings(officer="4711", theme="dark", text_size=1.5)
    records.close()
    return storage.files


def assert_opens(storage: RecordStorage) -> Records:
    """The app opens with every record, and opening one of them has the list tell what the record tells."""
    records = Records(storage)
    assert {row.id for row in records.summaries()} >= {an_id(1), an_id(2), an_id(3)}
    assert all(records.read(an_id(number)).verdict.intact for number in (1, 2, 3))
    told = {row.id: row.officer for row in records.summaries()}
    assert [told[an_id(number)] for number in (1, 2, 3)] == ["4711", "4711", ""]
    records.close()
    return records


@pytest.mark.parametrize("name", [SUMMARIES, SETTINGS])
def test_app_opens_with_any_bit_flipped(name: str) -> None:
    storage, dice = a_storage(), random.Random(1)  # noqa: S311 - no secret
    data = storage.files[name]
    every = range(8 * len(data))
    for bit in every if os.environ.get("SRO_EVERY_BIT") else dice.sample(every, 150):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        damaged = a_storage()
        damaged.files[name] = bytes(flipped)
        assert_opens(damaged)


@settings(max_examples=60)
@given(data=st.binary() | ANYTHING.map(lambda value: json.dumps(value).encode()))
@example(data=b"")
@example(data=b"[" * 99_999)
@example(data=b'{"summaries-1":{"' + b"9" * 5_000 + b'":{}},"settings-1":{"' + b"9" * 5_000 + b'":{}}}')
@example(data=b'{"settings-1":{"1":{"text_size":' + b"9" * 5_000 + b"}}}")
@pytest.mark.parametrize("name", [SUMMARIES, SETTINGS])
def test_app_opens_with_anything_in_a_file(name: str, data: bytes) -> None:
    storage = a_storage()
    storage.files[name] = data
    assert_opens(storage)


@settings(max_examples=40)
@given(tables=FILES)
@pytest.mark.parametrize("name", [SUMMARIES, SETTINGS])
def test_app_opens_with_any_tables_in_a_file(name: str, tables: object) -> None:
    storage = a_storage()
    storage.files[name] = json.dumps(tables).encode()
    assert_opens(storage)


@pytest.mark.parametrize("id_", ["x", "", "../../etc/passwd", an_id().replace("-", "")])
def test_row_without_a_uuid_remakes_the_list(id_: str) -> None:
    storage = a_storage()
    storage.files[SUMMARIES] = storage.files[SUMMARIES].replace(an_id(1).encode(), id_.encode())
    records = assert_opens(storage)
    assert [alert.name for alert in records.alerts] == [SUMMARIES]
    assert storage.files[f"set-aside/{SUMMARIES}"]


def test_settings_not_found_are_told_as_lost() -> None:
    storage = a_storage()
    storage.files[SETTINGS] = storage.files[SETTINGS].replace(b"settings-1", b"settings-3")
    records = Records(storage)
    assert (records.settings, [alert.name for alert in records.alerts]) == (Settings(), [SETTINGS])


def test_settings_in_another_row_are_read_again() -> None:
    storage = a_storage()
    storage.files[SETTINGS] = storage.files[SETTINGS].replace(b'"settings-1":{"1"', b'"settings-1":{"3"')
    records = Records(storage)
    assert records.settings.theme == "dark"
    records.settings = Settings(theme="light")
    assert Records(storage).settings.theme == "light"


def test_list_is_made_anew_in_a_folder(tmp_path: Path) -> None:
    records = Records.open(tmp_path)
    records.begin(a_start()).append(a_finish())
    records.close()
    (tmp_path / SUMMARIES).write_bytes(b'{"summaries-1":{"1":{"id":"x"}}}')
    assert [row.id for row in Records.open(tmp_path).summaries()] == [an_id()]
