"""Taking in: what is here already, what goes on, what does not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from sro_assist.errors import RecordError
from sro_assist.records import Body, BusyError, Records
from sro_assist.records.exchange.sro_file import (
    LARGEST,
    LARGEST_JOURNAL,
    pack,
)
from sro_assist.records.exchange.sro_file import SroFile as Carried
from sro_assist.records.storage.local_folder import LocalFolder
from sro_assist.records.storage.protocol import edition_name, journal_name
from tests.records.events import a_finish, a_journal, a_start, a_walk, an_answer, an_id
from tests.records.exchange.sro_files import (
    DIGEST,
    NAME,
    PACK,
    a_file,
    a_record,
    a_storage,
    assert_refused,
    taken,
)
from tests.records.storage.backends import MemoryHome, MemoryWriter


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
