"""What every home must do: one suite, run over each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sro_assist.errors import RecordError
from sro_assist.records import BusyError, RecordStorage
from sro_assist.records.storage.local_folder import LocalFolder
from sro_assist.records.storage.protocol import DEVICE_LOG, SETTINGS, LostError, edition_name, journal_name
from tests.records.events import an_id
from tests.records.storage.backends import MemoryHome

NAME = journal_name(an_id())
STORAGES: dict[str, Callable[[Path], RecordStorage]] = {
    "folder": LocalFolder,
    "memory": lambda _: MemoryHome(),
}


@pytest.fixture(params=STORAGES)
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> RecordStorage:
    return STORAGES[request.param](tmp_path)


def test_storage_is_empty_when_new(storage: RecordStorage) -> None:
    assert storage.names() == ()
    assert storage.read(NAME) is None


def test_storage_gives_back_what_was_appended(storage: RecordStorage) -> None:
    writer = storage.writer(NAME, create=True)
    writer.append(0, b"one\n")
    writer.append(1, b"two\nthree\n")
    writer.append(3, b"four\n")
    assert (storage.read(NAME), storage.names()) == (b"one\ntwo\nthree\nfour\n", (NAME,))
    writer.close()


def test_storage_gives_another_stamp_after_each_write(storage: RecordStorage) -> None:
    assert storage.stamp(NAME) is None
    writer = storage.writer(NAME, create=True)
    stamps = [storage.stamp(NAME)]
    for index in range(3):
        writer.append(index, b"x\n")
        stamps.append(storage.stamp(NAME))
    writer.close()
    storage.confirm(NAME)
    assert len(set(stamps)) == 4
    assert storage.stamp(NAME) == stamps[-1]


def test_storage_keeps_device_log_apart_from_journals(
    storage: RecordStorage,
) -> None:
    writer = storage.writer(DEVICE_LOG, create=True)
    writer.append(0, b"one\n")
    writer.close()
    assert (storage.read(DEVICE_LOG), storage.names()) == (b"one\n", ())
    assert storage.names() is storage.names()


def test_storage_cuts_off_what_was_not_acknowledged(storage: RecordStorage) -> None:
    writer = storage.writer(NAME, create=True)
    writer.append(0, b"one\ntwo, never confirmed\nthree, torn")
    writer.close()
    writer = storage.writer(NAME)
    assert storage.read(NAME) == b"one\ntwo, never confirmed\nthree, torn"
    writer.append(1, b"two\n")
    writer.close()
    assert storage.read(NAME) == b"one\ntwo\n"


@pytest.mark.parametrize("torn", [b"", b"thr", b"three\n", b"three\nfo"])
@pytest.mark.parametrize("again", [True, False], ids=["by a new writer", "by the same"])
def test_line_appended_again_stands_there_once(storage: RecordStorage, torn: bytes, again: bool) -> None:
    """Whoever does not know whether it was kept gives it again, whatever became of it."""
    writer = storage.writer(NAME, create=True)
    writer.append(0, b"one\ntwo\n")
    writer.append(2, torn)
    if again:
        writer.close()
        writer = storage.writer(NAME)
    writer.append(2, b"three\n")
    writer.append(3, b"four\n")
    writer.close()
    assert storage.read(NAME) == b"one\ntwo\nthree\nfour\n"


def test_nothing_appended_cuts_off_what_follows(storage: RecordStorage) -> None:
    writer = storage.writer(NAME, create=True)
    writer.append(0, b"one\ntwo\nthree")
    writer.append(1, b"")
    assert storage.read(NAME) == b"one\n"
    writer.append(1, b"2\n")
    writer.close()
    assert storage.read(NAME) == b"one\n2\n"


@pytest.mark.parametrize(
    ("here", "index"), [(b"", 1), (b"", 3), (b"one\n", 2), (b"one\ntwo, torn", 2), (b"torn", 1)]
)
@pytest.mark.parametrize("again", [True, False], ids=["by a new writer", "by the same"])
def test_storage_refuses_to_leave_a_gap(storage: RecordStorage, here: bytes, index: int, again: bool) -> None:
    writer = storage.writer(NAME, create=True)
    writer.append(0, here)
    if again:
        writer.close()
        writer = storage.writer(NAME)
    with pytest.raises(LostError, match="Could not confirm"):
        writer.append(index, b"more\n")
    writer.close()
    assert storage.read(NAME) == here


def test_storage_has_one_writer_at_a_time(storage: RecordStorage) -> None:
    first = storage.writer(NAME, create=True)
    first.append(0, b"one\n")
    with pytest.raises(BusyError, match="another window"):
        storage.writer(NAME)
    assert storage.read(NAME) == b"one\n"
    first.close()
    storage.writer(NAME).close()


def test_storage_writer_refuses_to_append_when_closed(storage: RecordStorage) -> None:
    writer = storage.writer(NAME, create=True)
    writer.close()
    with pytest.raises(RecordError, match="Could not confirm"):
        writer.append(0, b"one\n")


def test_storage_has_no_writer_for_missing_journals(storage: RecordStorage) -> None:
    with pytest.raises(RecordError):
        storage.writer(NAME)
    assert storage.names() == ()


def test_storage_sets_a_journal_aside(storage: RecordStorage) -> None:
    writer = storage.writer(NAME, create=True)
    writer.append(0, b"rubbish\n")
    assert writer.set_aside().startswith("set-aside/")
    assert (storage.names(), storage.read(NAME)) == ((), None)
    writer = storage.writer(NAME, create=True)
    with pytest.raises(LostError):
        writer.append(1, b"two\n")
    writer.close()


@pytest.mark.parametrize("name", [SETTINGS, edition_name("0" * 64)])
def test_storage_replaces_a_file_whole(storage: RecordStorage, name: str) -> None:
    storage.replace(name, b"a long first content")
    storage.replace(name, b"second")
    assert (storage.read(name), storage.names()) == (b"second", ())


def test_storage_sets_a_file_aside(storage: RecordStorage) -> None:
    storage.replace(SETTINGS, b"first")
    assert storage.set_aside(SETTINGS) == "set-aside/settings.json"
    assert storage.read(SETTINGS) is None


@pytest.mark.parametrize("name", ["", "../x.journal", "/etc/passwd", f"a/{NAME}", "other.json", NAME + "\n"])
def test_storage_keeps_nothing_under_another_name(storage: RecordStorage, name: str) -> None:
    for attempt in (storage.read, storage.set_aside, lambda name: storage.writer(name, create=True)):
        with pytest.raises(RecordError):
            attempt(name)


@pytest.mark.parametrize("wrong", ["", "x", "../" + an_id(), an_id().upper() + "A"])
def test_edition_names_are_made_of_digests_alone(wrong: str) -> None:
    with pytest.raises(RecordError):
        edition_name(wrong)
