"""The one file that grows, and the small ones in two slots: what they make of what is found in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sro_assist.records.storage.browser.double_buffer import DoubleBuffer
from sro_assist.records.storage.browser.file_handle import MemoryHandle
from sro_assist.records.storage.browser.frame_log import FIRST, MARK, FrameLog


def a_log(*more: bytes) -> tuple[MemoryHandle, FrameLog]:
    """Three frames: a file made, continued, and another one; then ``more`` pieces of the first."""
    handle = MemoryHandle()
    log = FrameLog(handle)
    log.put("a", 0, b"one\n")
    log.put("a", 4, b"two\n")
    log.put("b", 0, b"other\n")
    for data in more:
        log.put("a", log.size("a") or 0, data)
    return handle, log


def contents(log: FrameLog) -> dict[str, bytes | None]:
    return {name: log.read(name) for name in log.names()}


def whole(handle: MemoryHandle) -> bytes:
    return handle.read(0, handle.size())


def test_log_gives_back_what_was_put() -> None:
    handle, log = a_log(b"three\n")
    assert contents(log) == contents(FrameLog(handle)) == {"a": b"one\ntwo\nthree\n", "b": b"other\n"}
    assert log.read("c") is None


def test_log_can_be_read_by_a_person() -> None:
    handle = MemoryHandle()
    FrameLog(handle).put("a", 0, b"one\n")
    first, frame = whole(handle).split(MARK)
    assert first == FIRST
    assert frame[32:] == b" put a 0 4\none\n"


@pytest.mark.parametrize(("at", "data"), [(4, b"2"), (2, b"TWO"), (0, b""), (0, b"new")])
def test_log_cuts_a_file_where_it_is_continued(at: int, data: bytes) -> None:
    handle, log = a_log()
    log.put("a", at, data)
    expected = b"one\ntwo\n"[:at] + data
    assert (log.read("a"), FrameLog(handle).read("a"), log.size("a")) == (expected, expected, len(expected))


def test_log_reads_a_file_that_lies_far_apart() -> None:
    handle, log = a_log()
    log.put("b", 0, b"x" * 200_000)
    log.put("a", 8, b"three\n")
    assert contents(FrameLog(handle))["a"] == log.read("a") == b"one\ntwo\nthree\n"


def test_log_moves_a_file() -> None:
    handle, log = a_log()
    log.move("a", "set-aside/a")
    assert contents(FrameLog(handle)) == contents(log) == {"set-aside/a": b"one\ntwo\n", "b": b"other\n"}


def test_log_forgets_a_last_frame_cut_short() -> None:
    handle, _ = a_log()
    before = handle.size()
    log = FrameLog(handle)
    log.put("a", 8, b"three\n")
    data = whole(handle)
    for size in range(before, len(data)):
        cut = MemoryHandle(data[:size])
        found = FrameLog(cut)
        assert (found.read("a"), found.damaged) == (b"one\ntwo\n", 0)
        found.put("a", 8, b"3\n")
        assert FrameLog(cut).read("a") == b"one\ntwo\n3\n"


@pytest.mark.parametrize("size", range(len(FIRST) + 1))
def test_log_begins_anew_when_first_write_was_cut(size: int) -> None:
    handle = MemoryHandle(FIRST[:size])
    FrameLog(handle).put("a", 0, b"one\n")
    assert whole(handle).startswith(FIRST)
    assert contents(FrameLog(handle)) == {"a": b"one\n"}


def test_changed_byte_loses_one_frame_at_most() -> None:
    handle, _ = a_log(b"three\n", b"four\n")
    data = whole(handle)
    last = data.rindex(MARK)
    version = FIRST.index(b"1")  # a log of another version is refused as a whole
    for at in {*range(last)} - {version}:
        found = FrameLog(MemoryHandle(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]))
        a, b = found.read("a") or b"", found.read("b")
        assert (len(a), found.damaged) == (len(b"one\ntwo\nthree\nfour\n"), 1)
        assert (b"?" in a) + (b is None) == (at >= len(FIRST))


def test_log_keeps_what_follows_a_damaged_stretch() -> None:
    handle, _ = a_log()
    data = bytearray(whole(handle))
    data[data.index(b"two")] ^= 1
    damaged = MemoryHandle(bytes(data))
    FrameLog(damaged).put("b", 6, b"more\n")
    found = FrameLog(damaged)
    assert contents(found) == {"a": b"one\n", "b": b"other\nmore\n"}
    assert found.damaged == 1


def test_log_refuses_data_that_holds_its_mark() -> None:
    handle, log = a_log()
    with pytest.raises(OSError, match="no record holds"):
        log.put("a", 8, b"x" + MARK)
    assert contents(FrameLog(handle)) == {"a": b"one\ntwo\n", "b": b"other\n"}


def test_log_refuses_one_that_a_newer_version_wrote() -> None:
    with pytest.raises(OSError, match="newer version"):
        FrameLog(MemoryHandle(b"sro-assist log 2\nwhatever"))


def test_log_refuses_to_write_to_a_shorter_file() -> None:
    handle, log = a_log()
    handle.truncate(20)
    with pytest.raises(OSError, match="shorter"):
        log.put("a", 8, b"three\n")
    with pytest.raises(OSError, match="shorter"):
        log.read("a")


def test_index_saves_looking_through_what_it_covers() -> None:
    handle, log = a_log()
    index = log.index()
    log.put("a", 8, b"three\n")
    found = FrameLog(handle, index)
    assert (found.fresh, contents(found)) == (1, contents(log))
    found.put("b", 6, b"more\n")
    assert contents(FrameLog(handle, index)) == contents(FrameLog(handle, found.index())) == contents(found)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"",
        lambda _: b"[]",
        lambda _: b'{"end":1}',
        lambda index: index.replace(b'"end": ', b'"end": 1'),
        lambda index: index.replace(b'"at": ', b'"at": 1'),
        lambda index: index.replace(b'"a": [', b'"a": [1, '),
    ],
)
def test_index_that_does_not_fit_is_not_used(spoil: Callable[[bytes], bytes]) -> None:
    handle, log = a_log()
    found = FrameLog(handle, spoil(log.index()))
    assert (found.fresh, contents(found)) == (3, contents(log))


def test_index_of_a_shorter_file_is_not_used() -> None:
    handle, log = a_log()
    index = log.index()
    handle.truncate(handle.size() - 1)
    assert contents(FrameLog(handle, index)) == {"a": b"one\ntwo\n"}


def test_slots_keep_the_newest() -> None:
    first, second = MemoryHandle(), MemoryHandle()
    slots = DoubleBuffer(first, second)
    assert slots.data is None
    for data in (b"one", b"two, longer", b"3", None, b""):
        slots.replace(data)
        assert slots.data == DoubleBuffer(first, second).data == data


def test_slots_have_the_old_when_new_is_torn() -> None:
    for size in range(200):
        first, second = MemoryHandle(), MemoryHandle()
        slots = DoubleBuffer(first, second)
        slots.replace(b"old")
        slots.replace(b"new")
        newest = first if b"new" in whole(first) else second
        if size >= newest.size():
            return
        newest.truncate(size)
        found = DoubleBuffer(first, second)
        assert found.data == b"old"
        found.replace(b"newer")
        assert DoubleBuffer(first, second).data == b"newer"
    raise AssertionError("a slot is longer than it was thought to be")
