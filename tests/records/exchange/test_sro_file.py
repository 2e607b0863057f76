"""One file for one record: what goes in comes out, and nothing else gets in."""

from __future__ import annotations

import io
import json
import shutil
import stat
import struct
import subprocess
import time
import warnings
import zipfile
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sro_assist.errors import RecordError
from sro_assist.records import Body, BusyError, Records
from sro_assist.records.exchange.importer import ImportOutcome, look
from sro_assist.records.exchange.sro_file import (
    EDITION,
    HOW_TO_VERIFY,
    LARGEST,
    LARGEST_JOURNAL,
    README,
    pack,
    unpack,
)
from sro_assist.records.exchange.sro_file import SroFile as Carried
from sro_assist.records.journal.hash_chain import seal, verify
from sro_assist.records.storage.local_folder import LocalFolder
from sro_assist.records.storage.protocol import DEVICE_LOG, SETTINGS, SUMMARIES, edition_name, journal_name
from sro_assist.trees.loader import edition_of
from tests.records.events import a_finish, a_journal, a_start, a_walk, an_answer, an_id, lines_of
from tests.records.storage.backends import MemoryHome, MemoryWriter

NAME = journal_name(an_id())
FILES = {"pack.json": '{"id": "437"}', "policy.md": "# Policy\n\n437.1 “Purpose”\n"}
PACK = json.dumps(FILES).encode()
DIGEST = edition_of(FILES)


def a_record(answers: int = 3, *, closed: bool = True) -> bytes:
    """The journal of a walk on the edition of these tests."""
    walk = [{**a_start(), "edition": DIGEST}, *a_walk(answers)[1:]]
    return a_journal(walk if closed else walk[:-1], closed=closed)


def a_file(journal: bytes | None = None, edition: bytes | None = PACK) -> bytes:
    return pack(Carried(an_id(), a_record() if journal is None else journal, edition))


def a_storage(journal: bytes = b"", edition: bytes | None = PACK) -> MemoryHome:
    storage = MemoryHome()
    if journal:
        storage.files[NAME] = journal
    if edition is not None:
        storage.files[edition_name(DIGEST)] = edition
    return storage


def taken(storage: MemoryHome, data: bytes) -> ImportOutcome:
    return Records(storage).take_in(data)


def assert_refused(storage: MemoryHome, data: bytes, why: str) -> None:
    """Refused for this reason, and nothing is other than before."""
    records, before = Records(storage), dict(storage.files)
    with pytest.raises(RecordError, match=why):
        records.take_in(data)
    assert (storage.files, storage.taken) == (before, set())


# Handing over


def test_record_arrives_as_it_was_with_its_edition() -> None:
    there = a_storage(edition=None)
    got = taken(there, Records(a_storage(a_record())).hand_over(an_id()))
    assert (got.how, got.closed, got.summary.id) == ("new", True, an_id())
    assert there.files[NAME] == a_record()
    assert there.files[edition_name(DIGEST)] == PACK


def test_record_taken_in_is_listed_and_complete(tmp_path: Path) -> None:
    records = Records.open(tmp_path)
    records.take_in(a_file())
    (row,) = records.summaries()
    assert (row.id, row.ended, row.events) == (an_id(), "finished", 5)
    assert records.read(an_id()).verdict.complete
    records.close()
    assert Records.open(tmp_path).alerts == ()


def test_file_is_the_same_whenever_and_wherever_made(monkeypatch: pytest.MonkeyPatch) -> None:
    first = a_file()
    monkeypatch.setattr("zipfile.sys.platform", "win32")
    monkeypatch.setattr(time, "time", lambda: 1e9)
    assert a_file() == first


def test_file_opens_anywhere_and_says_how_to_verify() -> None:
    with zipfile.ZipFile(io.BytesIO(a_file())) as whole:
        assert whole.namelist() == [README, NAME, EDITION]
        assert whole.read(NAME) == a_record()
        assert b"sha256sum" in whole.read(README)


SHELLS = [shell for shell in ("sh", "dash", "bash", "busybox") if shutil.which(shell)]
with_a_shell = pytest.mark.skipif(
    not SHELLS or not (shutil.which("sha256sum") or shutil.which("shasum")), reason="no shell, or no digests"
)


def by_hand(folder: Path, journal: bytes, shell: str = "sh") -> tuple[int, str]:
    """What the recipe in the file ends with, and what it says of a journal."""
    recipe = HOW_TO_VERIFY.split("these lines:\n\n")[1].split("\n\nA finished")[0]
    (folder / "verify.sh").write_text(recipe, encoding="ascii")
    (folder / NAME).write_bytes(journal)
    command = [shell, *(["sh"] if shell == "busybox" else []), "verify.sh", NAME]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.returncode, done.stdout.strip()


ODD = {**a_finish(), "kind": "noted", "text": 'zwei “Wörter” \\n  % %s "kind":"closed" $(echo) `x`  '}
RECIPE = lines_of([*a_walk(9)[:-1], ODD, a_finish()], closed=True)


@with_a_shell
@pytest.mark.parametrize("shell", SHELLS)
def test_recipe_in_the_file_verifies_without_the_app(tmp_path: Path, shell: str) -> None:
    head, said = RECIPE[-1][:64].decode(), RECIPE[-2][:64].decode()
    assert by_hand(tmp_path, b"".join(RECIPE), shell) == (0, f"All 13 lines fit. Last digest: {head}")
    not_closed = "Not closed: still open, or cut off at the end.\nAll 12 lines fit. Last digest: " + said
    assert by_hand(tmp_path, b"".join(RECIPE[:-1]), shell) == (3, not_closed)
    torn = by_hand(tmp_path, b"".join(RECIPE[:-1]) + b"0123 torn", shell)
    assert torn == (3, "A last line is cut short: it was never confirmed.\n" + not_closed)
    changed = b"".join(RECIPE).replace(b"n2", b"n9")
    assert by_hand(tmp_path, changed, shell) == (1, "Line 3 does not fit.")


def _resealed(*last: Body) -> bytes:
    """The record with another end, every digest of which fits."""
    return a_journal([*a_walk(9)[:-1], ODD, a_finish(), *last])


ALTERED = {
    "empty": b"",
    "no record": b"hello\n",
    "not even a line": b"hello",
    "cut within a line": b"".join(RECIPE)[:-20],
    "cut within the first line": RECIPE[0][:-1],
    "lines swapped": b"".join([*RECIPE[:2], RECIPE[3], RECIPE[2], *RECIPE[4:]]),
    "a line cut out": b"".join([*RECIPE[:4], *RECIPE[5:]]),
    "a line twice": b"".join([*RECIPE[:4], RECIPE[3], *RECIPE[4:]]),
    "the first line cut out": b"".join(RECIPE[1:]),
    "closing line missing": b"".join(RECIPE[:-1]),
    "closing line edited": b"".join(RECIPE).replace(b'"count":12', b'"count":11'),
    "closing line of another count": _resealed(
        {"kind": "closed", "count": 11, "head": RECIPE[-2][:64].decode()}
    ),
    "closing line of another record": _resealed({"kind": "closed", "count": 12, "head": "ab" * 32}),
    "closing line twice": b"".join([*RECIPE, RECIPE[-1]]),
    "a line more": b"".join(RECIPE) + b"x\n",
    "a line more that fits": b"".join(RECIPE) + seal(RECIPE[-1][:64].decode(), an_answer())[1],
    "more without a newline": b"".join(RECIPE) + b"x",
    "zeros behind it": b"".join(RECIPE) + bytes(40),
    "zeros within": b"".join(RECIPE).replace(b"n2", b"n\x002"),
    "another space": b"".join(RECIPE).replace(b" {", b"\t{"),
    "digits in capitals": b"".join(RECIPE[:-1]) + RECIPE[-1][:64].upper() + RECIPE[-1][64:],
    "line ends of Windows": b"".join(RECIPE).replace(b"\n", b"\r\n"),
    "an empty line": b"".join([*RECIPE[:4], b"\n", *RECIPE[4:]]),
    "another walk": a_journal([a_start(2), a_finish()], closed=True),
}


@with_a_shell
@pytest.mark.parametrize("altered", ALTERED.values(), ids=ALTERED.keys())
def test_recipe_passes_no_alteration(tmp_path: Path, altered: bytes) -> None:
    """What ``verify`` does not call complete, it does not either; and an open record it calls open."""
    for shell in SHELLS:
        code, said = by_hand(tmp_path, altered, shell)
        assert code in {1, 3}
        assert code == 1 or verify(altered).intact
        assert said


@with_a_shell
def test_recipe_passes_no_flipped_bit(tmp_path: Path) -> None:
    whole, dice = a_journal([a_start(), a_finish()], closed=True), Random(4)  # noqa: S311 - no secret
    for _ in range(40):
        flipped = bytearray(whole)
        flipped[dice.randrange(len(whole))] ^= 1 << dice.randrange(8)
        assert by_hand(tmp_path, bytes(flipped))[0]


def test_unfinished_record_is_handed_over_as_it_is() -> None:
    journal = a_record(closed=False) + b"torn"
    assert unpack(Records(a_storage(journal)).hand_over(an_id())).journal == journal


def test_altered_record_is_handed_over_as_it_is() -> None:
    journal = a_record().replace(b"n2", b"n9")
    data = Records(a_storage(journal)).hand_over(an_id())
    fault = look(data).verdict.fault
    assert unpack(data).journal == journal
    assert fault is not None
    assert fault.line == 3


@pytest.mark.parametrize(
    "edition", [None, PACK + b" {", PACK.replace(b"Policy", b"policy"), b"[]", b'{"a":1}']
)
def test_edition_missing_or_changed_here_is_left_out(edition: bytes | None) -> None:
    assert unpack(Records(a_storage(a_record(), edition)).hand_over(an_id())).edition is None


def test_record_without_an_edition_is_handed_over() -> None:
    journal = a_journal([{**a_start(), "edition": "../x"}])
    assert unpack(Records(a_storage(journal)).hand_over(an_id())) == Carried(an_id(), journal)


def test_record_not_here_cannot_be_handed_over() -> None:
    with pytest.raises(RecordError, match="not here"):
        Records(MemoryHome()).hand_over(an_id())


def test_record_too_large_is_not_handed_over() -> None:
    storage = a_storage()
    records = Records(storage)
    storage.files[NAME] = a_record() + b"x" * LARGEST_JOURNAL
    with pytest.raises(RecordError, match="too large"):
        records.hand_over(an_id())


# Taking in: what is here already


def test_same_record_is_here_already() -> None:
    storage = a_storage(a_record())
    before = dict(storage.files)
    assert taken(storage, a_file()).how == "same"
    assert storage.files.items() >= before.items()


def test_shorter_version_is_here_already() -> None:
    storage = a_storage(a_record())
    records = Records(storage)
    assert records.take_in(a_file(a_record(closed=False))).how == "same"
    assert storage.files[NAME] == a_record()


def test_same_record_brings_an_edition_that_was_missing() -> None:
    storage = a_storage(a_record(), edition=None)
    assert taken(storage, a_file()).how == "same"
    assert storage.files[edition_name(DIGEST)] == PACK


def test_edition_changed_here_is_set_aside() -> None:
    storage = a_storage(edition=b"changed")
    taken(storage, a_file())
    assert storage.files[edition_name(DIGEST)] == PACK
    assert storage.files[f"set-aside/{edition_name(DIGEST)}"] == b"changed"


def test_longer_version_continues_what_is_here() -> None:
    storage = a_storage(a_record(2, closed=False))
    got = taken(storage, a_file(a_record(3)))
    assert (got.how, storage.files[NAME], storage.taken) == ("longer", a_record(3), set())


def test_longer_version_replaces_an_unconfirmed_last_line() -> None:
    storage = a_storage(a_record(2, closed=False) + b"0123 torn")
    assert taken(storage, a_file(a_record(3))).how == "longer"
    assert storage.files[NAME] == a_record(3)


def test_unconfirmed_last_line_is_not_taken_in() -> None:
    storage = MemoryHome()
    assert taken(storage, a_file(a_record(closed=False) + b"0123 torn")).closed is False
    assert storage.files[NAME] == a_record(closed=False)


def test_continuation_is_refused_while_a_window_writes() -> None:
    storage = a_storage(a_record(2, closed=False))
    records = Records(storage)
    writing = records.resume(an_id())
    with pytest.raises(BusyError):
        records.take_in(a_file(a_record(3)))
    writing.close()
    assert records.take_in(a_file(a_record(3))).how == "longer"


def test_record_that_a_window_writes_is_here_already() -> None:
    storage = a_storage(a_record(2, closed=False))
    records = Records(storage)
    writing = records.resume(an_id())
    assert records.take_in(a_file(a_record(2, closed=False))).how == "same"
    writing.append(an_answer(9))
    writing.close()


def test_unfinished_record_taken_in_can_go_on() -> None:
    storage = MemoryHome()
    records = Records(storage)
    records.take_in(a_file(a_record(2, closed=False)))
    with_more = records.resume(an_id())
    with_more.append(a_finish())
    assert storage.files[NAME] == a_record(2)


def test_only_the_end_cut_off_comes_back() -> None:
    storage = a_storage(a_record(3))
    records = Records(storage)  # the list knows how it ended
    storage.files[NAME] = cut = a_record(2, closed=False)
    walk = [{**a_start(), "edition": DIGEST}, *a_walk(2)[1:-1], an_answer(9), a_finish()]
    with pytest.raises(RecordError, match="not the record that was sealed"):
        records.take_in(a_file(a_journal(walk, closed=True)))
    assert storage.files[NAME] == cut
    assert records.take_in(a_file(a_record(3))).how == "longer"
    assert records.read(an_id()).verdict.complete


OTHERS = {
    "another walk": (a_record(4), "differ from line 5 on"),
    "another walk from the start": (
        a_journal([{**a_start(officer="14"), "edition": DIGEST}]),
        "differ from line 1 on",
    ),
    "altered": (a_record(3).replace(b"n2", b"n7"), "differ from line 3 on"),
}


@pytest.mark.parametrize(("here", "why"), OTHERS.values(), ids=OTHERS.keys())
def test_other_record_of_this_id_is_refused(here: bytes, why: str) -> None:
    assert_refused(a_storage(here), a_file(a_record(3)), why)


def test_both_ends_of_a_forked_record_are_kept() -> None:
    start = {**a_start(), "edition": DIGEST}
    storage = a_storage(a_journal([start, an_answer(1), an_answer(2)]))
    assert_refused(storage, a_file(a_journal([start, an_answer(1), an_answer(3)])), "differ from line 3 on")


class Meanwhile(MemoryHome):
    """Another window takes a record in between this one's look and its lock."""

    other: bytes | None = None

    def writer(self, name: str, *, create: bool = False) -> MemoryWriter:
        other, self.other = self.other, None
        if other is not None:
            taken(self, other)
        return super().writer(name, create=create)


def test_record_taken_in_meanwhile_is_not_written_over() -> None:
    storage = Meanwhile()
    storage.other = a_file(a_record(4))
    with pytest.raises(RecordError, match="differ from line 5 on"):
        taken(storage, a_file(a_record(3)))
    assert (storage.files[NAME], storage.taken) == (a_record(4), set())
    storage = Meanwhile()
    storage.other = a_file(a_record(2, closed=False))
    assert taken(storage, a_file(a_record(3))).summary.events == 5
    assert storage.files[NAME] == a_record(3)


def test_same_record_is_flushed_before_called_here(tmp_path: Path) -> None:
    """Whoever wrote it may have been killed before flushing it."""
    flushed: list[str] = []

    class Noting(LocalFolder):
        def confirm(self, *names: str) -> None:
            super().confirm(*names)
            flushed.extend(names)

    storage = Noting(tmp_path)
    for _ in range(2):
        Records(storage).take_in(a_file())
    assert NAME in flushed
    assert edition_name(DIGEST) in flushed


def test_bare_journal_under_another_records_name_is_refused() -> None:
    storage = MemoryHome()
    for name in (journal_name(an_id(2)), f"{an_id(2)} (1).journal", f"{an_id(2).upper()}.JOURNAL"):
        with pytest.raises(RecordError, match="not begin as the walkthrough that its name"):
            Records(storage).take_in(a_record(), name)
    assert storage.files == {}
    assert Records(storage).take_in(a_record(), f"{NAME}.2").how == "new"
    assert Records(storage).take_in(a_record(), "walk.journal").how == "same"


def test_disk_refusal_names_the_record_not_a_step() -> None:
    storage = a_storage()
    storage.room = 0
    with pytest.raises(RecordError) as caught:
        Records(storage).take_in(a_file())
    assert "Could not confirm that this record is kept: no room." in caught.value.what
    assert caught.value.hint == "Make room or reconnect the disk, then take it in again."


# Taking in: what does not fit

LINES = a_record().splitlines(keepends=True)
BARE: Body = {"kind": "started", "walkthrough": an_id(), "elapsed": 0}
REFUSED = {
    "a line was changed": (a_file(a_record().replace(b"n2", b"n9")), r"Line 3: its digest does not fit"),
    "a line was cut out": (a_file(a_record().replace(LINES[1], b"")), "Line 2: its digest does not fit"),
    "something after the end": (a_file(a_record() + b"x\n"), "Line 7: it comes after the closing line"),
    "nothing": (a_file(b""), "no record of SRO Assist"),
    "no events": (a_file(b"hello\n"), "no record of SRO Assist"),
    "another id than its name": (
        pack(Carried(an_id(2), a_record())),
        "not begin as the walkthrough that its name",
    ),
    "no id": (a_journal([{**a_start(), "walkthrough": "../../x"}]), "bears no id"),
    "no walkthrough": (a_file(a_journal([BARE])), "first event is not right"),
    "no event that this app knows": (
        a_file(a_journal([{**a_start(), "edition": DIGEST}, {"kind": "flew", "elapsed": 1}])),
        "Line 2: This is not an event",
    ),
    "two beginnings": (
        a_file(a_journal([{**a_start(), "edition": DIGEST}, {**a_start(), "edition": DIGEST}])),
        "Line 2: a walkthrough begins once",
    ),
    "no beginning": (
        a_file(a_journal([{**a_start(), "edition": DIGEST, "kind": "resumed"}])),
        "Line 1",
    ),
    "another edition": (
        a_file(edition=PACK.replace(b"Policy", b"policy")),
        "edition in this file is not the one",
    ),
    "an edition that is no pack": (a_file(edition=b'["a"]'), "edition in this file is not the one"),
    "an edition that is no JSON": (a_file(edition=b"["), "edition in this file is not the one"),
    "a journal that is too large": (b"x" * (LARGEST_JOURNAL + 1), "larger than any record"),
    "a file that is too large": (b"PK" + b"x" * LARGEST, "larger than any record"),
}


@pytest.mark.parametrize(("data", "why"), REFUSED.values(), ids=REFUSED.keys())
def test_record_that_does_not_fit_is_refused(data: bytes, why: str) -> None:
    assert_refused(a_storage(), data, why)


def test_bare_journal_is_taken_in() -> None:
    storage = a_storage()
    assert taken(storage, a_record()).how == "new"
    assert storage.files[NAME] == a_record()


def test_disk_that_refuses_leaves_no_half_record() -> None:
    storage = a_storage()
    records = Records(storage)
    storage.room = 0
    with pytest.raises(RecordError, match="Could not confirm"):
        records.take_in(a_file())
    assert (records.summaries(), records.alerts, storage.taken) == ((), (), set())
    storage.room = None
    assert records.take_in(a_file()).how == "new"


def test_disk_that_refuses_a_continuation_changes_nothing() -> None:
    storage = a_storage(a_record(2, closed=False))
    records = Records(storage)
    storage.room = 0
    with pytest.raises(RecordError, match="Could not confirm"):
        records.take_in(a_file())
    assert (storage.files[NAME], storage.taken) == (a_record(2, closed=False), set())


# Hostile zips


def a_zip(*members: tuple[str | zipfile.ZipInfo, bytes], packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(data, "w", packed) as whole:
        for name, content in members:  # the same name twice is warned of
            whole.writestr(name, content)
    return data.getvalue()


def an_entry(name: str, mode: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    return info


def with_size(data: bytes, size: int) -> bytes:
    """The same zip, its first member said to unpack to this many bytes."""
    at = data.index(b"PK\1\2") + 24
    return data[:at] + struct.pack("<L", size) + data[at + 4 :]


def with_end(data: bytes, **fields: int) -> bytes:
    """The same zip, its last record altered."""
    names = ("disk", "start", "here", "count", "size", "offset", "comment")
    values = dict(zip(names, struct.unpack("<4H2LH", data[-18:]), strict=True))
    return data[:-18] + struct.pack("<4H2LH", *(values | fields).values())


RECORD = (NAME, a_record())
ZIPS = {
    "bomb": (a_zip((NAME, b"0" * LARGEST_JOURNAL)), "more than it may"),
    "bomb that lies": (with_size(a_zip((NAME, b"0" * LARGEST_JOURNAL)), 100), "no whole zip|no record"),
    "bomb of an edition": (a_zip(RECORD, (EDITION, b" " * 2**20)), "more than it may"),
    "member that is too large": (
        a_zip(RECORD, (README, b"x" * 20_000), packed=zipfile.ZIP_STORED),
        "more than",
    ),
    "member that says it is larger": (with_size(a_zip(RECORD), 5000), "cut short"),
    "many members": (a_zip(*((f"{n}.json", b"") for n in range(9))), "more than 3 files"),
    "very many members": (a_zip(*((f"{n}.json", b"") for n in range(5_000))), "more than 3 files"),
    "very many said to be few": (
        with_end(a_zip(*((f"{n}.json", b"") for n in range(5_000))), here=1, count=1),
        "more than 3 files",
    ),
    "long list of few": (
        with_end(a_zip(*((f"{n}.json", b"") for n in range(30))), here=3, count=3, size=100),
        "no whole zip",
    ),
    "path upwards": (a_zip((f"../{NAME}", a_record())), "no place"),
    "absolute path": (a_zip((f"/{NAME}", a_record())), "no place"),
    "folder": (a_zip(("records/", b""), RECORD), "no place"),
    "path in a folder": (a_zip((f"a/{NAME}", a_record())), "no place"),
    "backslashes": (a_zip((f"..\\{NAME}", a_record())), "no place"),
    "settings": (a_zip(("settings.json", b"{}"), RECORD), "no place"),
    "name in capitals": (a_zip((NAME.upper(), a_record())), "no place"),
    "name cut by a zero": (a_zip((f"{NAME}!x", a_record())).replace(b"!", b"\0"), "no place|no whole zip"),
    "same name twice": (a_zip(RECORD, RECORD), "same name"),
    "two records": (a_zip(RECORD, (journal_name(an_id(2)), a_record())), "not hold one record"),
    "no record": (a_zip((EDITION, PACK)), "not hold one record"),
    "nothing in it": (a_zip(), "more than 3 files"),
    "link": (a_zip((an_entry(NAME, stat.S_IFLNK | 0o777), b"/etc/passwd")), "not a plain file"),
    "device": (a_zip((an_entry(NAME, stat.S_IFCHR), b"")), "not a plain file"),
    "unusual packing": (a_zip(RECORD, packed=zipfile.ZIP_BZIP2), "unusual"),
    "encrypted": (a_file().replace(b"PK\1\2\x14\x03\x14\0\0", b"PK\1\2\x14\x03\x14\0\1"), "encrypted"),
    "comment": (with_end(a_file(), comment=1), "no whole zip"),
    "something before it": (b"PK" + a_file(), "no whole zip"),
    "something after it": (a_file() + b"x", "no whole zip"),
    "cut short": (a_file()[:-1], "no whole zip"),
    "cut in the middle": (a_file()[:900], "no whole zip"),
    "two letters": (b"PK", "no whole zip"),
    "changed content": (a_file().replace(b"# Policy", b"# policy"), "no whole zip"),
    "larger figures elsewhere": (with_end(a_file(), offset=2**32 - 1), "no whole zip"),
}


@pytest.mark.parametrize(("data", "why"), ZIPS.values(), ids=ZIPS.keys())
def test_hostile_zip_is_refused(data: bytes, why: str) -> None:
    assert_refused(a_storage(), data, why)


def test_file_packed_again_is_taken_in() -> None:
    assert taken(a_storage(), a_zip(RECORD, (EDITION, PACK))).how == "new"


WHOLE = a_file()
KEPT = {NAME, edition_name(DIGEST), SUMMARIES, SETTINGS, DEVICE_LOG}


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=40), st.integers(0, 40))
@example(WHOLE.rindex(b"PK\1\2"), b"", 10)
def test_changed_file_is_refused_or_brings_the_same(at: int, put: bytes, cut: int) -> None:
    storage = MemoryHome()
    with suppress(RecordError):
        taken(storage, WHOLE[:at] + put + WHOLE[at + cut :])
        assert storage.files[NAME] == a_record()
    assert storage.files.keys() <= KEPT


@settings(max_examples=300)
@given(st.binary(max_size=400) | st.binary(max_size=400).map(lambda tail: b"PK\3\4" + tail + WHOLE[-22:]))
def test_garbage_is_refused_in_words(data: bytes) -> None:
    assert_refused(MemoryHome(), data, ".")


BLANKS = (b" " * 99 + b"\n") * (LARGEST_JOURNAL // 100)
SLOW = {
    "newlines": b"\n" * LARGEST_JOURNAL,
    "one line": b"x" * LARGEST_JOURNAL,
    "zeros": bytes(LARGEST_JOURNAL),
    "blank lines": BLANKS,
    "signatures": b"PK\1\2" * (LARGEST // 4),
    "ends": b"PK\5\6" * (LARGEST // 4),
    "deep edition": a_file(edition=b"[" * 2**20),
    "wide edition": a_file(edition=b"[" + b"0," * (2**19 - 2) + b"0]"),
    "long text in an edition": a_file(edition=b'{"a":"' + b"\\u0041" * 170_000 + b'"}'),
    "digits in an edition": a_file(edition=b"1" * 2**20),
}


@pytest.mark.parametrize("data", SLOW.values(), ids=SLOW.keys())
def test_large_garbage_is_refused_in_little_time(data: bytes) -> None:
    before = time.process_time()
    assert_refused(MemoryHome(), data, ".")
    assert time.process_time() - before < 6  # a second without coverage; what grows by squares takes minutes


def test_longest_record_is_taken_in_in_little_time() -> None:
    walk = [{**a_start(), "edition": DIGEST}, *({"kind": "danger", "elapsed": 1} for _ in range(17_000))]
    journal = a_journal(walk)
    before = time.process_time()
    assert len(journal) < LARGEST_JOURNAL
    assert taken(MemoryHome(), a_file(journal)).summary.dangers == 17_000
    assert time.process_time() - before < 10
