"""Journals that come and go are seen at once, however alike the folder's times are."""

from __future__ import annotations

import os
import time
from pathlib import Path

from sro_assist.records.storage.journal_names import JournalNames
from tests.records.events import an_id

SECOND = 1_000_000_000


def journal(folder: Path, number: int) -> Path:
    return folder / f"{an_id(number)}.journal"


def test_each_is_seen_right_after_it_was_made(tmp_path: Path) -> None:
    names = JournalNames(tmp_path)
    for number in range(1, 400):
        journal(tmp_path, number).touch()
        assert len(names.now()) == number
    for number in range(1, 400):
        journal(tmp_path, number).unlink()
        assert len(names.now()) == 399 - number


def test_folder_that_knows_whole_seconds_is_read_again(tmp_path: Path) -> None:
    names, second = JournalNames(tmp_path), time.time_ns() // SECOND * SECOND
    for number in range(1, 4):
        journal(tmp_path, number).touch()
        os.utime(tmp_path, ns=(second, second))  # as on a FAT stick
        assert len(names.now()) == number
        time.sleep(0.1)  # past what would do where times are finer


def test_names_are_the_same_while_nothing_changes(tmp_path: Path) -> None:
    names = JournalNames(tmp_path)
    journal(tmp_path, 1).touch()
    (tmp_path / "settings.json").touch()
    (tmp_path / "a name of nobody.journal").touch()
    before = names.now()
    assert before == (journal(tmp_path, 1).name,)
    time.sleep(0.1)  # the folder's time has to be over: only then is it gone by
    assert names.now() is before
    assert names.now() is before
