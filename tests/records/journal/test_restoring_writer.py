"""A journal that something else deletes, cuts or replaces while it is walked: written anew, nothing lost."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sro_assist.errors import RecordError
from sro_assist.records import BusyError, JournalWriter, Records, verify
from sro_assist.records.storage.protocol import journal_name
from tests.records.events import a_finish, a_journal, a_start, an_answer, an_id
from tests.records.storage.backends import MemoryHome

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows does not delete or move open files")
NAME = journal_name(an_id())
WALK = [a_start(), *map(an_answer, (1, 2))]


@pytest.fixture
def records(tmp_path: Path) -> Records:
    return Records.open(tmp_path / "data")


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "data" / NAME


def walked(records: Records) -> JournalWriter:
    writing = records.begin(WALK[0])
    for event in WALK[1:]:
        writing.append(event)
    return writing


def _write(_gone: Path, journal: Path) -> None:
    journal.write_bytes(b"rubbish")


def _replaced(journal: Path) -> None:
    (journal.parent / "other").write_bytes(a_journal(WALK).replace(b"n1", b"n9"))
    (journal.parent / "other").replace(journal)


def _emptied(journal: Path) -> None:
    shutil.rmtree(journal.parent)
    journal.parent.mkdir()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "deleted": lambda journal: shutil.move(journal, journal.parent.parent),
    "cut to nothing": lambda journal: os.truncate(journal, 0),
    "cut between lines": lambda journal: os.truncate(journal, len(a_journal(WALK[:2]))),
    "cut within a line": lambda journal: os.truncate(journal, 400),
    "replaced": _replaced,
    "replaced by rubbish": lambda journal: _write(journal.rename(journal.with_name("gone")), journal),
    "deleted with its folder": _emptied,
    "renamed": lambda journal: journal.rename(journal.with_name("mine")),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_walk_goes_on_whole_after_journal_is_damaged(
    records: Records, journal: Path, damage: Callable[[Path], object]
) -> None:
    writing = walked(records)
    damage(journal)
    writing.append(an_answer(3))
    writing.append(a_finish())
    verdict = verify(journal.read_bytes())
    assert verdict.complete
    assert verdict.bodies == (*WALK, an_answer(3), a_finish())
    (alert,) = (each for each in records.alerts if each.name == NAME)  # the log may be gone as well
    assert alert.name == NAME
    assert "written anew, whole" in alert.hint


def test_resumed_walk_goes_on_whole_too(records: Records, journal: Path) -> None:
    walked(records).close()
    writing = records.resume(an_id())
    journal.unlink()
    writing.append(an_answer(3))
    assert verify(journal.read_bytes()).bodies == (*WALK, an_answer(3))


def test_other_journal_in_its_place_is_set_aside(records: Records, journal: Path) -> None:
    writing = walked(records)
    _replaced(journal)
    before = journal.read_bytes()
    writing.append(an_answer(3))
    assert (journal.parent / "set-aside" / NAME).read_bytes() == before
    (alert,) = records.alerts
    assert f"set-aside/{NAME}" in alert.hint


def test_same_journal_put_back_is_gone_on_with(records: Records, journal: Path) -> None:
    writing = walked(records)
    copy = journal.read_bytes()
    journal.unlink()
    journal.write_bytes(copy + b"0123 torn")
    writing.append(an_answer(3))
    assert verify(journal.read_bytes()).bodies == (*WALK, an_answer(3))
    assert not (journal.parent / "set-aside").exists()
    assert records.alerts == ()


def test_journal_another_window_writes_is_left_to_it(records: Records, journal: Path, tmp_path: Path) -> None:
    writing = walked(records)
    copy = journal.read_bytes()
    journal.unlink()
    journal.write_bytes(copy)
    other = Records.open(tmp_path / "data").resume(an_id())
    with pytest.raises(BusyError, match="open in another window"):
        writing.append(an_answer(3))
    other.append(an_answer(4))
    other.close()
    with pytest.raises(BusyError, match="gone on with in another window"):
        writing.append(an_answer(3))
    assert verify(journal.read_bytes()).bodies == (*WALK, an_answer(4))
    records.resume(an_id()).append(an_answer(5))


def test_refused_writing_anew_is_tried_again_next_step(
    records: Records, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_fd: int, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    writing = walked(records)
    _replaced(journal)
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        for _ in range(3):
            with pytest.raises(RecordError, match="no space left"):
                writing.append(an_answer(3))
    writing.append(an_answer(3))
    assert verify(journal.read_bytes()).bodies == (*WALK, an_answer(3))


def test_folder_that_is_gone_is_waited_for(records: Records, journal: Path) -> None:
    """It may have been on a stick that was pulled out: nothing is kept in a place that only looks like it."""
    writing = walked(records)
    kept = journal.parent.rename(journal.parent.with_name("elsewhere"))
    for _ in range(2):
        with pytest.raises(RecordError, match="Could not confirm that the last step is kept: no such file"):
            writing.append(an_answer(3))
    assert not journal.parent.exists()
    kept.rename(journal.parent)
    writing.append(an_answer(3))
    assert verify(journal.read_bytes()).bodies == (*WALK, an_answer(3))
    assert records.alerts == ()


def test_walk_in_any_home_is_written_anew() -> None:
    storage = MemoryHome()
    records = Records(storage)
    writing = walked(records)
    storage.files[NAME] = storage.files[NAME][:100]
    writing.append(an_answer(3))
    assert verify(storage.files[NAME]).bodies == (*WALK, an_answer(3))
    assert len(records.alerts) == 1


def test_words_say_no_more_than_is_known(records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody can know of the steps before, and nothing has to be done again by hand."""

    def failing(_fd: int) -> None:
        raise OSError(errno.EIO, "input/output error")

    writing = walked(records)
    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(RecordError) as caught:
        writing.append(an_answer(3))
    assert "are kept" not in str(caught.value)
    assert "do this step again" not in str(caught.value)
    assert "tried again" in caught.value.hint
