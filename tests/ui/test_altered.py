"""A record in which a bit was flipped is listed, opens and shows its later steps, as altered; never more."""

from __future__ import annotations

import os

import pytest

from sro_assist.app import strings
from sro_assist.app.event_text import describe
from sro_assist.app.record_view import RecordView, view_record
from sro_assist.errors import RecordError
from sro_assist.records import Records, verify
from tests.app.bench import Bench, at_the_end, the_pack, with_duties

EVERY = 1 if os.environ.get("SRO_EVERY_BIT") else 41
"""Which bits are flipped: every one of them takes minutes."""


def a_record(bench: Bench) -> tuple[str, bytes]:
    """A finished walk: its id and its journal."""
    bench.begin()
    walk_id = bench.reach(at_the_end).id
    bench.session.walks.finish()
    bench.context.records.close()
    return walk_id, (bench.folder / f"{walk_id}.journal").read_bytes()


def opened(bench: Bench, walk_id: str, journal: bytes) -> tuple[Bench, RecordView]:
    """The app opened on this journal with no list, and the record as it is shown."""
    (bench.folder / f"{walk_id}.journal").write_bytes(journal)
    (bench.folder / "summaries.json").unlink(missing_ok=True)
    again = Bench(bench.folder, the_pack())
    (row,) = again.session.library.load()
    assert (row.id, row.intact) == (walk_id, False)
    assert again.unfinished() == ()
    return again, view_record(again.context, walk_id)


def told(record: RecordView) -> list[str]:
    """Every line of the record's screen that tells something, in words."""
    lines = (describe(record.timeline.pack, entry) for entry in record.timeline.told.entries)
    return [f"{line.about} {line.said}" for line in lines if line]


def flips(data: bytes, start: int, end: int) -> list[tuple[int, bytes]]:
    """The data with one bit other than it was, for bits of this stretch."""
    every = ((at, bit) for at in range(start, end) for bit in range(8))
    return [
        (at, data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :])
        for number, (at, bit) in enumerate(every)
        if number % EVERY == 0
    ]


def test_flipped_bit_in_first_line_leaves_later_steps(
    bench: Bench,
) -> None:
    walk_id, journal = a_record(bench)
    whole = told(view_record(bench.context, walk_id))
    for at, data in flips(journal, 0, journal.index(b"\n") + 1):
        again, record = opened(bench, walk_id, data)
        assert (record.finding.standing == "altered", record.finding.sound, record.open) == (
            True,
            False,
            False,
        ), at
        assert record.seal == strings.ALTERED.format(line=1)
        assert strings.ALTERED_REST in record.warnings
        assert told(record)[-len(whole) + 2 :] == whole[2:], at  # a lost line break takes the second along
        with pytest.raises(RecordError, match="cannot be continued"):
            again.context.records.resume(walk_id)
        assert (bench.folder / f"{walk_id}.journal").read_bytes() == data


def test_flipped_bit_leaves_what_is_before_and_behind(bench: Bench) -> None:
    walk_id, journal = a_record(bench)
    lines = len(journal.splitlines())
    start = journal.index(b"\n") + 1
    for at, data in flips(journal, start, len(journal) - 1)[::3]:
        _, record = opened(bench, walk_id, data)
        line = journal[:at].count(b"\n") + 1
        assert record.seal == strings.ALTERED.format(line=line), at
        assert len(record.timeline.told.entries) >= lines - 3, (
            at
        )  # less the closing line, and two that became one
        assert not record.open


def test_record_without_readable_beginning_tells_tree_and_date(bench: Bench) -> None:
    walk_id, journal = a_record(bench)
    _, record = opened(bench, walk_id, journal.replace(b'"kind":"started"', b'"kind"+"started"', 1))
    assert (record.started.tree, record.began, record.dated) == ("arrest", bench.wall.at, True)
    assert record.timeline.pack.edition == the_pack().edition
    assert strings.LOST_ONE in record.warnings


def test_record_without_first_line_is_told_undated(bench: Bench) -> None:
    walk_id, journal = a_record(bench)
    first, rest = journal.split(b"\n", 1)
    again, record = opened(bench, walk_id, b"?" * len(first) + b"\n" + rest)
    assert (record.started.tree, record.dated) == ("arrest", False)
    assert {strings.NO_DATE_SAYS, strings.EDITION_UNREAD} <= set(record.warnings)
    again.session.transfer.outgoing.prepare(walk_id)
    assert again.session.transfer.outgoing.file_of(walk_id) is not None


def test_altered_record_is_sent_with_its_edition(bench: Bench) -> None:
    walk_id, journal = a_record(bench)
    again, _ = opened(bench, walk_id, journal.replace(b'"tree":"arrest"', b'"tree":"brrest"', 1))
    assert b"edition.json" in again.context.records.hand_over(walk_id)


def test_wholly_unreadable_record_is_set_aside(bench: Bench) -> None:
    walk_id, journal = a_record(bench)
    (bench.folder / f"{walk_id}.journal").write_bytes(b"?" * len(journal))
    (bench.folder / "summaries.json").unlink()
    assert Records.open(bench.folder).summaries() == ()


def test_steps_behind_a_changed_one_are_told(bench: Bench) -> None:
    bench.begin()
    walk_id = bench.reach(with_duties).id
    bench.session.walks.finish()
    bench.context.records.close()
    journal = (bench.folder / f"{walk_id}.journal").read_bytes()
    whole = told(view_record(bench.context, walk_id))
    lines = journal.splitlines(keepends=True)
    _, record = opened(bench, walk_id, b"".join([*lines[:2], *lines[3:]]))  # one step cut out
    assert record.seal == strings.ALTERED.format(line=3)
    assert told(record) == whole[:2] + whole[3:]
    assert not any(entry.superseded for entry in record.timeline.told.entries)


def test_verify_says_what_is_readable_behind_the_fault() -> None:
    data = b"".join(
        f"{'0' * 64} ".encode() + body + b"\n" for body in (b'{"kind":"danger","elapsed":1}', b"no", b"")
    )
    verdict = verify(data)
    assert [(line.number, line.fits) for line in verdict.lines] == [(1, False)]
    assert verdict.rest.unread == 2
    assert "From there on 1 can be read, 0 of them follow the line before." in str(verdict)


def test_verify_holds_lines_against_the_one_before(bench: Bench) -> None:
    _, journal = a_record(bench)
    lines = journal.splitlines(keepends=True)
    changed = b"".join([lines[0].replace(b'"arrest"', b'"brrest"'), *lines[1:]])
    assert [line.fits for line in verify(changed).lines] == [False, *[True] * (len(lines) - 2)]
    other_digest = b"".join([b"0" * 64 + lines[0][64:], *lines[1:]])
    assert [line.fits for line in verify(other_digest).lines] == [False, *[True] * (len(lines) - 2)]
