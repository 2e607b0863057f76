"""What every home must do: one suite, run over each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sro_assist.errors import RecordError
from sro_assist.records import BusyError, RecordStorage
from sro_assist.records.storage.local_folder import LocalFolder
from sro_assist.records.storage.protocol import DEVICE_LOG, SETTINGS, edition_name, journal_name
from tests.records.events import an_id
from tests.records.storage.backends import MemoryHome

NAME = journal_name(an_id())
HOMES: dict[str, Callable[[Path], RecordStorage]] = {"folder": LocalFolder, "memory": lambda _: MemoryHome()}


@pytest.fixture(params=HOMES)
def home(request: pytest.FixtureRequest, tmp_path: Path) -> RecordStorage:
    return HOMES[request.param](tmp_path)


def test_home_is_empty_when_new(home: RecordStorage) -> None:
    assert home.names() == ()
    assert home.read(NAME) is None


def test_home_gives_back_what_was_appended(home: RecordStorage) -> None:
    writer = home.writer(NAME, create=True)
    writer.append(0, b"one")
    writer.append(3, b"two")
    assert (home.read(NAME), home.names()) == (b"onetwo", (NAME,))
    writer.close()


def test_home_gives_a_file_another_stamp_whenever_it_was_written_to(home: RecordStorage) -> None:
    assert home.stamp(NAME) is None
    writer = home.writer(NAME, create=True)
    stamps = [home.stamp(NAME)]
    for at in range(3):
        writer.append(at, b"x")
        stamps.append(home.stamp(NAME))
    writer.close()
    home.confirm(NAME)
    assert len(set(stamps)) == 4
    assert home.stamp(NAME) == stamps[-1]


def test_home_keeps_the_log_of_the_device_like_a_journal_and_not_among_them(home: RecordStorage) -> None:
    writer = home.writer(DEVICE_LOG, create=True)
    writer.append(0, b"one")
    writer.close()
    assert (home.read(DEVICE_LOG), home.names()) == (b"one", ())
    assert home.names() is home.names()


def test_home_cuts_off_what_was_not_acknowledged(home: RecordStorage) -> None:
    writer = home.writer(NAME, create=True)
    writer.append(0, b"one, torn")
    writer.close()
    writer = home.writer(NAME)
    assert home.read(NAME) == b"one, torn"
    writer.append(3, b", two")
    writer.close()
    assert home.read(NAME) == b"one, two"


def test_home_refuses_to_leave_a_gap(home: RecordStorage) -> None:
    writer = home.writer(NAME, create=True)
    with pytest.raises(RecordError, match="Could not confirm"):
        writer.append(3, b"two")
    writer.close()
    assert home.read(NAME) == b""


def test_home_has_one_writer_at_a_time(home: RecordStorage) -> None:
    first = home.writer(NAME, create=True)
    first.append(0, b"one")
    with pytest.raises(BusyError, match="another window"):
        home.writer(NAME)
    assert home.read(NAME) == b"one"
    first.close()
    home.writer(NAME).close()


def test_home_writer_refuses_to_append_when_closed(home: RecordStorage) -> None:
    writer = home.writer(NAME, create=True)
    writer.close()
    with pytest.raises(RecordError, match="Could not confirm"):
        writer.append(0, b"one")


def test_home_has_no_writer_for_what_is_not_there(home: RecordStorage) -> None:
    with pytest.raises(RecordError):
        home.writer(NAME)
    assert home.names() == ()


def test_home_sets_a_journal_aside(home: RecordStorage) -> None:
    writer = home.writer(NAME, create=True)
    writer.append(0, b"rubbish")
    assert writer.set_aside().startswith("set-aside/")
    assert (home.names(), home.read(NAME)) == ((), None)
    home.writer(NAME, create=True).close()


@pytest.mark.parametrize("name", [SETTINGS, edition_name("0" * 64)])
def test_home_replaces_a_file_whole(home: RecordStorage, name: str) -> None:
    home.replace(name, b"a long first content")
    home.replace(name, b"second")
    assert (home.read(name), home.names()) == (b"second", ())


def test_home_sets_a_file_aside(home: RecordStorage) -> None:
    home.replace(SETTINGS, b"first")
    assert home.set_aside(SETTINGS) == "set-aside/settings.json"
    assert home.read(SETTINGS) is None


@pytest.mark.parametrize("name", ["", "../x.journal", "/etc/passwd", f"a/{NAME}", "other.json", NAME + "\n"])
def test_home_keeps_nothing_under_another_name(home: RecordStorage, name: str) -> None:
    for attempt in (home.read, home.set_aside, lambda name: home.writer(name, create=True)):
        with pytest.raises(RecordError):
            attempt(name)


@pytest.mark.parametrize("wrong", ["", "x", "../" + an_id(), an_id().upper() + "A"])
def test_names_are_made_of_ids_and_digests_alone(wrong: str) -> None:
    with pytest.raises(RecordError):
        journal_name(wrong)
    with pytest.raises(RecordError):
        edition_name(wrong)
