"""A file that is in memory, and in a database after each flush."""

from __future__ import annotations

from contextlib import nullcontext, suppress
from errno import ENOSPC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sro_assist.records.storage.browser.file_handle import Handle, write_and_flush
from sro_assist.records.storage.browser.frame_log import FrameLog
from sro_assist.records.storage.browser.indexed_db import IndexedHandle
from tests.records.storage.fake_browser_storage import FakeHandle, FakeStorage

PLACES, DATA = st.integers(0, 40), st.binary(max_size=20)
STEPS = st.one_of(
    st.tuples(st.just("write"), PLACES, DATA),
    st.tuples(st.just("truncate"), PLACES, st.just(b"")),
    st.tuples(st.just("flush"), st.booleans(), st.just(b"")),
)


class Database:
    """What is kept of one file; ``moved`` is how many bytes were handed over, ``room`` how many fit."""

    def __init__(self) -> None:
        self.kept, self.moved, self.room = b"", 0, 1_000_000

    def keep(self, alike: int, data: bytes) -> None:
        if alike + len(data) > self.room:
            raise OSError(ENOSPC, "no room")
        assert alike <= len(self.kept)
        self.kept = self.kept[:alike] + data
        self.moved += len(data)


def do(handle: Handle, step: str, at: int, data: bytes) -> None:
    if step == "write":
        handle.write(at, data)
    elif at < handle.size():  # a file's own truncate makes it longer, too: no home does that
        handle.truncate(at)


@given(st.lists(STEPS))
def test_indexed_handle_equals_a_file_at_each_flush(
    steps: list[tuple[str, int, bytes]],
) -> None:
    database, storage = Database(), FakeStorage()
    handle, file = IndexedHandle(b"", database.keep), storage.open("file")
    for step, at, data in steps:
        if step == "flush":
            _flush(handle, database, fails=bool(at))
            assert at or database.kept == handle.read(0, handle.size())
        else:
            do(handle, step, at, data)
            do(file, step, at, data)
        assert _whole(handle) == _whole(file)
    _flush(handle, database, fails=False)
    assert database.kept == _whole(file)


def _whole(handle: IndexedHandle | FakeHandle) -> bytes:
    return handle.read(0, handle.size())


def _flush(handle: IndexedHandle, database: Database, *, fails: bool) -> None:
    """Flush once; with ``fails`` when there is no room at all, which may be noticed or not."""
    database.room = -1 if fails else 1_000_000
    with suppress(OSError) if fails else nullcontext():
        handle.flush()


def test_indexed_handle_hands_over_what_is_new_alone() -> None:
    database = Database()
    handle = IndexedHandle(b"", database.keep)
    for step in range(10):
        write_and_flush(handle, 100 * step, bytes(100))
    handle.flush()
    assert database.moved == len(database.kept) == 1_000


def test_log_goes_on_after_a_step_not_kept() -> None:
    database = Database()
    log = FrameLog(IndexedHandle(b"", database.keep))
    log.put("one", 0, b"kept")
    database.room = len(database.kept) + 10
    with pytest.raises(OSError, match="no room"):
        log.put("one", 4, b" refused")
    database.room = 1_000_000
    log.put("one", 4, b" again")
    assert FrameLog(IndexedHandle(database.kept, database.keep)).read("one") == b"kept again"


def test_closed_handle_keeps_nothing() -> None:
    database = Database()
    handle = IndexedHandle(b"as it was", database.keep)
    handle.close()
    handle.write(0, b"XX")
    with pytest.raises(OSError, match="it is closed"):
        handle.flush()
    assert database.kept == b""
