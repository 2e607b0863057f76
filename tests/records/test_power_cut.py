"""Power cuts: of the last write any part may have arrived, in any order; what was acknowledged is there."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sro_assist import atomic_file
from sro_assist.records import Body, verify
from sro_assist.records.journal.writer import JournalWriter
from sro_assist.records.storage.local_folder import LocalFolder
from sro_assist.records.storage.protocol import SETTINGS, journal_name
from tests.records.events import a_start, a_walk, an_answer, an_id, lines_of
from tests.records.fragile_disk import FragileDisk
from tests.records.power_cuts import tried
from tests.records.storage.backends import MemoryHome

WALK: list[Body] = [*a_walk()[:-1], {**an_answer(9), "kind": "noted", "text": "long " * 30}]
LINES = lines_of(WALK)


def _prefixes(kept: bytes, last: bytes) -> Iterator[bytes]:
    for size in range(len(last)):
        yield kept + last[:size]
        yield kept + last[:size] + b"\0" * (len(last) - size)


def _pages(kept: bytes, last: bytes, dice: random.Random) -> Iterator[bytes]:
    """The file has its new length, but only some of its pages arrived (pages of 16 bytes, to have many)."""
    whole = kept + last
    starts = range(len(kept) - len(kept) % 16, len(whole), 16)
    for _ in range(1_000):
        state = bytearray(whole)
        for start in starts:
            if dice.random() < 0.5:
                end = min(start + 16, len(whole))
                state[max(start, len(kept)) : end] = bytes(end - max(start, len(kept)))
        if bytes(state) != whole:
            yield bytes(state)


def _garbage(kept: bytes, last: bytes, dice: random.Random) -> Iterator[bytes]:
    for _ in range(1_000):
        yield kept + dice.randbytes(dice.randrange(1, len(last)))


def test_power_cut_loses_no_acknowledged_event() -> None:
    dice, states = random.Random(1), 0  # noqa: S311 - no secret
    for count in range(len(LINES)):
        kept, last = b"".join(LINES[:count]), LINES[count]
        for state in (*_prefixes(kept, last), *_pages(kept, last, dice)):
            verdict = verify(state)
            assert verdict.intact
            assert (verdict.bodies, verdict.seal.lines) == (tuple(WALK[:count]), count)
            states += 1
        for state in _garbage(kept, last, dice):
            assert verify(state).bodies == tuple(WALK[:count])
            states += 1
    assert states >= 10_000


def test_power_cut_leaves_a_walkthrough_that_goes_on() -> None:
    kept, last = b"".join(LINES[:3]), LINES[3]
    storage, name = MemoryHome(), journal_name(an_id())
    for state in _prefixes(kept, last):
        storage.files[name] = state
        writing = JournalWriter.resume(storage, an_id())
        writing.append(WALK[3])
        writing.close()
        assert storage.files[name] == b"".join(LINES[:4])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a folder's entries safe by itself")
def test_power_cut_after_restart_takes_back_nothing_told() -> None:
    """``SRO_POWER_CUTS=8000`` tries as many; so does ``python -m tests.benchmarks.power_cuts``."""
    assert tried(int(os.environ.get("SRO_POWER_CUTS", "200"))).total() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows flushes folders by itself")
def test_folder_flushes_name_and_bytes_before_it_acknowledges(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A layer that passes every call on and notes it: nothing is acknowledged that is not flushed."""
    log: list[str] = []

    def noting(name: str, call: Callable[..., object]) -> Callable[..., object]:
        def noted(*args: object) -> object:
            result = call(*args)
            log.append(name)
            return result

        return noted

    def a_little(fd: int, data: memoryview) -> int:
        return write(fd, data[:50])

    write = os.write
    monkeypatch.setattr(atomic_file, "flush", noting("flush", atomic_file.flush))
    monkeypatch.setattr(atomic_file, "flush_folder", noting("folder", atomic_file.flush_folder))
    monkeypatch.setattr(os, "write", noting("write", a_little))
    storage = LocalFolder(tmp_path / "new")
    assert log == ["folder", "folder", "folder"]  # the one above the folder above it, that one, and itself
    log.clear()
    writing = JournalWriter.begin(storage, a_start())
    assert (log[:2], set(log[2:-1]), log[-1]) == (["flush", "folder"], {"write"}, "flush")
    before = len(log)
    writing.append(an_answer())
    writing.close()
    assert (set(log[before:-1]), log[-1]) == ({"write"}, "flush")
    assert verify(storage.read(journal_name(an_id())) or b"").bodies == (a_start(), an_answer())


def test_power_cut_leaves_what_was_set_aside(tmp_path: Path) -> None:
    for seed in range(30):
        place = tmp_path / str(seed)
        place.mkdir()
        disk_with = FragileDisk(place / "disk")
        with disk_with.process(10_000):
            storage = LocalFolder(disk_with.root / "data")
            storage.replace(SETTINGS, b"one")
            storage.set_aside(SETTINGS)
            writer = storage.writer(journal_name(an_id()), create=True)
            writer.append(0, b"two\n")
            writer.set_aside()
        disk_with.cut_power(place / "after", random.Random(seed))  # noqa: S311 - no secret
        aside = place / "after" / "data" / "set-aside"
        assert {path.name: path.read_bytes() for path in aside.iterdir()} == {
            SETTINGS: b"one",
            journal_name(an_id()): b"two\n",
        }
