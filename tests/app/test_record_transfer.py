"""Records from one device to another: made into a file here, taken in there, and told in words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import flet as ft
import pytest

from sro_assist.app import strings
from sro_assist.app.record_import import ImportReport, ReceivedFile
from sro_assist.app.record_view import view_record
from sro_assist.app.session import Session
from sro_assist.records.exchange.sro_file import LARGEST_JOURNAL, SroFile, pack, unpack
from sro_assist.records.walkthrough_id import parse_id
from sro_assist.ui.file_dialogs import ShareFile
from sro_assist.ui.main_window import open_window
from tests.app.bench import Bench, a_newer_pack, at_the_end
from tests.records.events import a_journal, a_start
from tests.ui.driver import Driver
from tests.ui.windows import PHONE, a_window, driven


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Bench]:
    """The supervisor's device, whose pack is a newer one."""
    made = Bench(tmp_path / "there", a_newer_pack())
    yield made
    made.context.records.close()


def a_walk(bench: Bench, officer: str = "Officer 14") -> str:
    """A walkthrough to its end, and its id."""
    bench.session.preferences.set(officer=officer)
    bench.begin()
    walk_id = bench.reach(at_the_end).id
    bench.session.walks.finish()
    return walk_id


def the_file(bench: Bench, walk_id: str) -> bytes:
    bench.session.transfer.outgoing.prepare(walk_id)
    export = bench.session.transfer.outgoing.file
    assert export
    return export.data


def said(bench: Bench) -> list[str]:
    return [arrival.say for arrival in bench.session.transfer.incoming.arrived]


# As a plain class


def test_parcel_is_named_by_day_tree_and_nobody(bench: Bench) -> None:
    walk_id = a_walk(bench)
    bench.session.transfer.outgoing.prepare(walk_id)
    export = bench.session.transfer.outgoing.file_of(walk_id)
    assert export
    assert export.name == f"2031-04-05-arrest-{walk_id[:8]}.sro"
    assert export.size == f"{-(-len(export.data) // 1024)} KB"
    assert bench.session.transfer.outgoing.file_of("another") is None


def test_parcel_from_elsewhere_has_a_name_without_paths(bench: Bench) -> None:
    start = a_start(at="2026-11-23T10:15:00-06:00", tree="../../x")
    bench.session.transfer.incoming.receive([("a", a_journal([start]))])
    bench.session.transfer.outgoing.prepare(str(start["walkthrough"]))
    assert bench.session.transfer.outgoing.file
    assert bench.session.transfer.outgoing.file.name == "2026-11-23-x-00000000.sro"


def test_parcel_is_put_away_when_done_with(bench: Bench) -> None:
    outgoing, walk_id = bench.session.transfer.outgoing, a_walk(bench)
    outgoing.prepare(walk_id)
    outgoing.keep()
    outgoing.put_away()
    assert (outgoing.file, outgoing.saved) == (None, False)


def test_record_that_cannot_be_sent_says_why(bench: Bench) -> None:
    outgoing, walk_id = bench.session.transfer.outgoing, a_walk(bench)
    with (bench.folder / f"{walk_id}.journal").open("ab") as journal:
        journal.write(b"x" * LARGEST_JOURNAL)
    outgoing.prepare(walk_id)
    assert outgoing.file is None
    assert "too large" in outgoing.failure_of(walk_id)
    assert outgoing.failure_of("another") == ""


def test_record_arrives_with_who_when_and_its_edition(bench: Bench, there: Bench) -> None:
    walk_id = a_walk(bench)
    there.session.transfer.incoming.receive([("x.sro", the_file(bench, walk_id))])
    assert said(there) == [f"Taken in: Arrest considerations, today, 10:00, Officer 14. {strings.INTACT}"]
    (row,) = there.session.library.load()
    assert (row.id, row.officer) == (walk_id, "Officer 14")
    shown = view_record(there.context, walk_id)
    assert (shown.timeline.pack.edition, shown.finding.sound) == (bench.session.context.pack.edition, True)


def test_record_that_came_before_is_called_already_here(bench: Bench, there: Bench) -> None:
    file = the_file(bench, a_walk(bench, officer=""))
    there.session.transfer.incoming.receive([("x.sro", file)])
    there.session.transfer.incoming.receive([("x.sro", file)])
    assert said(there) == ["Already here: Arrest considerations, today, 10:00."]


def test_record_that_grew_is_said_to_have_grown(bench: Bench, there: Bench) -> None:
    walk_id = bench.begin().id
    there.session.transfer.incoming.receive([("x.sro", the_file(bench, walk_id))])
    assert strings.UNCLOSED in said(there)[0]
    bench.reach(at_the_end)
    bench.session.walks.finish()
    there.session.transfer.incoming.receive([("x.sro", the_file(bench, walk_id))])
    assert "now holds what was added since. Intact" in said(there)[0]


def test_refused_file_is_named_with_its_first_fault(bench: Bench, there: Bench) -> None:
    walk_id = a_walk(bench)
    journal = unpack(the_file(bench, walk_id)).journal
    altered = pack(SroFile(parse_id(walk_id), journal.replace(b'"answered"', b'"continued"', 1)))
    there.session.transfer.incoming.receive([("walk.sro", altered), ("notes.txt", b"hello")])
    assert said(there)[0].startswith("walk.sro was not taken in. This record does not fit together. Line 2:")
    assert said(there)[1].startswith("notes.txt was not taken in. This is no record of SRO Assist")
    assert there.session.library.load() == ()


def test_many_records_share_one_line_without_the_refused(bench: Bench, there: Bench) -> None:
    files = [("x.sro", the_file(bench, a_walk(bench))) for _ in range(4)]
    there.session.transfer.incoming.receive(files[:1])
    there.session.transfer.incoming.receive([*files, ("bad", b"")])
    many, bad = said(there)
    assert many == "4 records are here now: 3 new, 0 longer than before, 1 as they were."
    assert bad.startswith("bad was not taken in")


def test_arrivals_are_forgotten_one_by_one_or_all(there: Bench) -> None:
    incoming = there.session.transfer.incoming
    incoming.receive([("a", b""), ("b", b"")])
    incoming.forget(incoming.arrived[0])
    assert [arrival.say[:2] for arrival in incoming.arrived] == ["b "]
    incoming.forget()
    assert incoming.arrived == ()


# On the screens


@driven
async def test_button_on_record_screen_carries_the_file(bench: Bench) -> None:
    walk_id = a_walk(bench)
    async with a_window(bench, f"/saved/{walk_id}") as window:
        await window.tap(strings.SEND)
        action = window.find(strings.SAVE_FILE).action
        assert action.method == "save_file"
        assert unpack(action.args["src_bytes"]).named == walk_id
        await window.tap(strings.SAVE_FILE)
        assert strings.FILE_SAVED in window.texts()
        await window.tap(strings.CLOSE)
        assert strings.FILE_SAVED not in window.texts()


@driven
async def test_record_screen_shares_on_a_phone(bench: Bench) -> None:
    walk_id = a_walk(bench)
    async with a_window(bench, f"/saved/{walk_id}") as window:
        await window.tap(strings.SEND)
        action = window.find(strings.SHARE).action
        assert isinstance(action, ShareFile)
        assert unpack(action.args["files"][0].data).named == walk_id


@driven
async def test_record_screen_offers_file_alone_without_share_sheet(bench: Bench) -> None:
    walk_id = a_walk(bench)
    async with a_window(bench, f"/saved/{walk_id}") as window:
        window.page.platform = ft.PagePlatform.WINDOWS
        await window.tap(strings.SEND)
        assert strings.SAVE_FILE in window.names()
        assert strings.SHARE not in window.names()


@driven
async def test_record_screen_says_why_no_file_was_made(bench: Bench) -> None:
    walk_id = a_walk(bench)
    with (bench.folder / f"{walk_id}.journal").open("ab") as journal:
        journal.write(b"x" * LARGEST_JOURNAL)
    async with a_window(bench, f"/saved/{walk_id}") as window:
        await window.tap(strings.SEND)
        assert any("too large" in text for text in window.texts())
        assert strings.SEND in window.names()


@driven
async def test_list_takes_in_picked_files_and_leads_there(bench: Bench, there: Bench) -> None:
    walk_id = a_walk(bench)
    picked = {"id": 1, "name": "x.sro", "size": 1, "bytes": the_file(bench, walk_id)}
    async with a_window(there, "/saved") as window:
        assert strings.SAVED_NONE in window.texts()
        action = window.find(strings.TAKE_IN).action
        assert (action.method, action.args["with_data"]) == ("pick_files", True)
        await window.send(action._service, "result", {"files": [picked]})
        assert any(text.startswith("Taken in: Arrest") for text in window.texts())
        assert any("Officer 14" in text and "entries" in text for text in window.texts())
        await window.tap(strings.LOOK_AT_IT)
        assert window.route == f"/saved/{walk_id}"
        assert strings.INTACT in window.texts()


@driven
async def test_list_says_nothing_when_nothing_was_picked(there: Bench) -> None:
    there.session.transfer.incoming.arrived = (ImportReport("told before"),)
    async with a_window(there, "/saved") as window:
        action = window.find(strings.TAKE_IN).action
        await window.send(action._service, "result", {"files": []})
        assert strings.CLOSE not in window.names()


@driven
async def test_list_closes_what_it_told(there: Bench) -> None:
    async with a_window(there, "/saved") as window:
        action = window.find(strings.TAKE_IN).action
        picked = [{"id": n, "name": name, "size": 0, "bytes": None} for n, name in enumerate("ab")]
        await window.send(action._service, "result", {"files": picked})
        first = next(control for name, control in window.tappable() if name == strings.CLOSE)
        await window.tap_on(first)
        await window.tap(strings.CLOSE)
        assert not any("not taken in" in text for text in window.texts())


def given(there: Bench, *files: tuple[str, bytes]) -> Driver:
    """A window at *Saved*, to which another app gave files."""

    def opened(session: Session) -> None:
        session.transfer.incoming.handed = tuple(ReceivedFile(*file) for file in files)
        session.changed()

    start, (width, height) = partial(open_window, context=there.context, opened=opened), PHONE
    return Driver(start, route="/saved", width=width, height=height, before_tap=there.read)


@driven
async def test_given_file_is_named_and_taken_by_tap(bench: Bench, there: Bench) -> None:
    record = the_file(bench, a_walk(bench))
    async with given(there, ("tuesday.sro", record), ("other.txt", b"nothing of ours")) as window:
        assert strings.HANDED.format(names="tuesday.sro, other.txt") in window.texts()
        assert strings.SAVED_NONE in window.texts()
        await window.tap(strings.HANDED_TAKE)
        assert any(text.startswith("Taken in: Arrest") for text in window.texts())
        assert strings.HANDED_TAKE not in window.names()


@driven
async def test_given_file_can_be_left_at_a_tap(there: Bench) -> None:
    async with given(there, ("other.txt", b"nothing of ours")) as window:
        await window.tap(strings.HANDED_LEAVE)
        assert strings.HANDED_LEAVE not in window.names()
        assert strings.CLOSE not in window.names()
