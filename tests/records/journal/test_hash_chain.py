"""The format and its verifier: what was changed is found, what was never confirmed is not missed."""

from __future__ import annotations

import random
from collections.abc import Callable
from hashlib import sha256

import pytest

from sro_assist.records import Seal, verify
from sro_assist.records.journal.hash_chain import ROOT, closing, seal
from tests.records.events import a_finish, a_journal, a_start, a_walk, an_answer, lines_of

DONE = lines_of(a_walk(), closed=True)
SEALED = verify(b"".join(DONE)).seal


def test_journal_line_is_digest_space_canonical_json() -> None:
    head, line = seal(ROOT, {"kind": "b", "a": "é"})
    body = '{"a":"é","kind":"b"}'.encode()
    expected = sha256(sha256(b"sro-assist journal 1").hexdigest().encode() + b"\n" + body).hexdigest()
    assert (head, line) == (expected, expected.encode() + b" " + body + b"\n")


def test_verify_calls_a_finished_journal_complete() -> None:
    verdict = verify(b"".join(DONE), SEALED)
    assert verdict.complete
    assert verdict.bodies == tuple(a_walk())
    assert str(verdict) == "Every line fits, 7 events, closed."


def test_verify_calls_open_journal_intact_but_not_complete() -> None:
    verdict = verify(a_journal(a_walk()[:3]))
    assert (verdict.intact, verdict.complete, verdict.torn) == (True, False, False)
    assert "still open, or cut off" in str(verdict)


def test_verify_calls_nothing_an_empty_open_journal() -> None:
    assert verify(b"") == verify(b"", None)
    assert verify(b"").head == ROOT


@pytest.mark.parametrize("cut", [1, 30, 64, 65, 100])
def test_verify_reports_a_torn_last_line(cut: int) -> None:
    kept, last = b"".join(DONE[:3]), DONE[3]
    verdict = verify(kept + last[:cut])
    assert (verdict.intact, verdict.seal.lines, verdict.torn) == (True, 3, True)
    assert "never confirmed" in str(verdict)


def test_verify_takes_zeros_in_last_line_as_torn() -> None:
    kept = b"".join(DONE[:3])
    verdict = verify(kept + b"\0" * 40 + DONE[3][40:])
    assert (verdict.intact, verdict.seal.lines, verdict.torn) == (True, 3, True)


def test_verify_faults_zeros_in_an_earlier_line() -> None:
    fault = verify(DONE[0] + b"\0" * len(DONE[1][:-1]) + b"\n" + DONE[2]).fault
    assert fault is not None
    assert fault.line == 2


def test_verify_names_first_line_that_does_not_fit() -> None:
    fault = verify(b"".join([*DONE[:3], DONE[3].replace(b"yes", b"not"), *DONE[4:]])).fault
    assert fault is not None
    assert fault.line == 4
    assert "digest does not fit" in str(fault)
    assert str(verify(b"rubbish\n")).startswith("Not intact. Line 1: its digest")


@pytest.mark.parametrize("more", [b"more", b"more\n", b"\0\0\n", DONE[1]])
def test_verify_finds_what_follows_the_closing_line(more: bytes) -> None:
    fault = verify(b"".join(DONE) + more).fault
    assert fault is not None
    assert (fault.line, fault.why) == (len(DONE) + 1, "it comes after the closing line")


@pytest.mark.parametrize("body", [b"[]", b"{}", b'{"kind":1}', b"{"])
def test_verify_finds_sealed_line_that_is_no_event(body: bytes) -> None:
    digest = sha256(ROOT.encode() + b"\n" + body).hexdigest()
    assert verify(f"{digest} ".encode() + body + b"\n").fault is not None


def test_verify_finds_a_closing_line_of_another_record() -> None:
    head = verify(a_journal(a_walk())).head
    fault = verify(a_journal(a_walk()) + seal(head, closing(Seal(6, head)))[1]).fault
    assert fault is not None
    assert "belongs to another" in fault.why


@pytest.mark.parametrize("left", range(len(DONE)))
def test_verify_finds_lines_cut_off_a_sealed_record(left: int) -> None:
    fault = verify(b"".join(DONE[:left]), SEALED).fault
    assert fault is not None
    assert fault.line == left + 1
    assert f"{len(DONE) - left} lines were cut off" in fault.why


def test_verify_finds_a_sealed_record_written_anew() -> None:
    other = a_journal([a_start(), *map(an_answer, range(2, 7)), a_finish()], closed=True)
    fault = verify(other, SEALED).fault
    assert fault is not None
    assert "not the record that was sealed" in fault.why


def _flip(lines: list[bytes], dice: random.Random) -> bytes:
    data = bytearray(b"".join(lines))
    data[dice.randrange(len(data))] ^= dice.randrange(1, 256)
    return bytes(data)


def _drop(lines: list[bytes], dice: random.Random) -> bytes:
    first = dice.randrange(len(lines))
    return b"".join(lines[:first] + lines[first + dice.randrange(1, 4) :])


def _swap(lines: list[bytes], dice: random.Random) -> bytes:
    one, other = dice.sample(range(len(lines)), 2)
    lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def _insert(lines: list[bytes], dice: random.Random) -> bytes:
    data, at = b"".join(lines), dice.randrange(sum(map(len, lines)) + 1)
    return data[:at] + dice.choice([*lines, b"\n", b" ", b"\0", dice.randbytes(8)]) + data[at:]


def _cut(lines: list[bytes], dice: random.Random) -> bytes:
    data = b"".join(lines)
    start = dice.randrange(len(data))
    return data[:start] + data[start + dice.randrange(1, len(data)) :]


@pytest.mark.parametrize("edit", [_flip, _drop, _swap, _insert, _cut])
def test_verify_finds_every_edit(edit: Callable[[list[bytes], random.Random], bytes]) -> None:
    dice, whole = random.Random(edit.__name__), b"".join(DONE)  # noqa: S311 - no secret
    edited = {edit(list(DONE), dice) for _ in range(2_000)} - {whole}
    assert edited
    assert [data for data in edited if verify(data).complete] == []
    assert [data for data in edited if verify(data, SEALED).intact] == []
