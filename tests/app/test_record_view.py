"""A saved walkthrough, told on the edition that made it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sro_assist.app import strings
from sro_assist.app.record_view import view_record
from sro_assist.errors import RecordError
from sro_assist.records import verify
from sro_assist.trees.model import Outcome, Question
from tests.app.bench import Bench, a_newer_pack, at, the_pack, with_duties
from tests.app.walk_steps import first_choice


def journal_of(bench: Bench) -> Path:
    return bench.folder / f"{bench.walking.id}.journal"


def edition_file(bench: Bench) -> Path:
    return bench.folder / "editions" / f"{the_pack().edition}.json"


def finished(bench: Bench) -> str:
    """Walk to an end on which something is owed, and finish."""
    bench.session.preferences.set(officer="Badge 12")
    bench.begin()
    walk_id = bench.reach(with_duties).id
    bench.session.walks.finish()
    return walk_id


def test_kept_tells_who_what_when_and_its_end(bench: Bench) -> None:
    walk_id = finished(bench)
    end = bench.walking.walk.screen
    assert isinstance(end, Outcome)
    record = view_record(bench.context, walk_id)
    assert (record.id, record.started.officer, record.began) == (walk_id, "Badge 12", bench.wall.at)
    assert (record.title, record.end) == (the_pack().trees["arrest"].title, end.title)
    assert (record.open, record.finding.standing == "altered", record.seal) == (False, False, strings.INTACT)
    assert record.warnings == ()
    assert record.timeline.told.walk == bench.walking.walk
    assert record.timeline.moments.time_of(1500).timestamp() == bench.wall.at.timestamp() + 1.5


def test_kept_tells_the_duties_that_were_left_open(bench: Bench) -> None:
    bench.begin()
    walking = bench.reach(with_duties)
    asked = [owed.duty.do for owed in walking.view.owed]
    assert view_record(bench.context, walking.id).open_duties == tuple(asked)
    walking.actions.duty(walking.view.owed[0].tree, walking.view.owed[0].duty_id, done=True)
    assert view_record(bench.context, walking.id).open_duties == tuple(asked[1:])


def test_kept_is_open_until_it_ends(bench: Bench) -> None:
    walk_id = bench.begin().id
    record = view_record(bench.context, walk_id)
    assert (record.open, record.end, record.seal) == (True, strings.OPEN_STILL, strings.UNCLOSED)
    bench.session.walks.end_interrupted(walk_id)
    record = view_record(bench.context, walk_id)
    assert (record.open, record.end, record.seal) == (False, strings.INTERRUPTED, strings.INTACT)


def test_kept_on_its_own_edition_names_changed_screens(bench: Bench) -> None:
    walk_id = finished(bench)
    asked = the_pack().trees["arrest"].nodes[the_pack().trees["arrest"].start]
    assert isinstance(asked, Question)
    record = view_record(bench.restart(a_newer_pack()).context, walk_id)
    assert record.timeline.pack.edition == the_pack().edition
    assert record.timeline.told.misfit == ""
    assert record.warnings == (f"{strings.OTHER_EDITION} Changed since then: {asked.ask}.",)


def test_kept_says_newer_edition_has_the_same_screens(bench: Bench) -> None:
    bench.begin("force")
    walk_id = bench.reach(at(Question)).id
    record = view_record(bench.restart(a_newer_pack()).context, walk_id)
    assert record.warnings == (f"{strings.OTHER_EDITION} {strings.SAME_SCREENS}",)


def test_kept_is_told_though_its_edition_is_gone(bench: Bench) -> None:
    walk_id = finished(bench)
    edition_file(bench).unlink()
    record = view_record(bench.restart(a_newer_pack()).context, walk_id)
    assert record.warnings == (strings.EDITION_GONE,)
    assert record.timeline.pack is a_newer_pack()
    assert (record.seal, record.finding.sound) == (strings.UNCHECKED, False)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"pack.json": "{}"}'])
def test_kept_is_told_though_its_edition_is_unreadable(bench: Bench, text: str) -> None:
    walk_id = finished(bench)
    edition_file(bench).write_text(text)
    assert view_record(bench.restart(a_newer_pack()).context, walk_id).warnings == (strings.EDITION_GONE,)


def test_kept_names_the_first_misfit_line(bench: Bench) -> None:
    walk_id = finished(bench)
    lines = journal_of(bench).read_bytes().splitlines(keepends=True)
    kinds = [event.kind for event in bench.walking.walk.events]
    lines[2] = lines[2].replace(b'"choice":"', b'"choice":"x')
    journal_of(bench).write_bytes(b"".join(lines))
    record = view_record(bench.context, walk_id)
    assert record.finding.standing == "altered"
    assert not record.open
    assert record.seal == strings.ALTERED.format(line=3)
    assert [entry.event.kind for entry in record.timeline.told.entries] == kinds
    assert record.timeline.odd == {2}


def test_kept_names_lines_cut_off_the_end(bench: Bench) -> None:
    walk_id = finished(bench)
    again = bench.restart()
    lines = journal_of(bench).read_bytes().splitlines(keepends=True)
    journal_of(bench).write_bytes(b"".join(lines[:-2]))
    assert verify(journal_of(bench).read_bytes()).intact
    assert view_record(again.context, walk_id).seal == strings.ALTERED.format(line=len(lines) - 1)


def test_kept_refuses_what_has_no_beginning(bench: Bench) -> None:
    walk_id = bench.begin().id
    journal_of(bench).write_bytes(b"")
    with pytest.raises(RecordError, match="no beginning"):
        view_record(bench.context, walk_id)


def test_kept_refuses_what_is_not_here(bench: Bench) -> None:
    with pytest.raises(RecordError, match="not here"):
        view_record(bench.context, "00000000-0000-0000-0000-000000000001")


def test_kept_tells_what_was_taken_back(bench: Bench) -> None:
    walking = bench.begin()
    bench.apply(first_choice(walking))
    walking.actions.back()
    entries = view_record(bench.context, walking.id).timeline.told.entries
    assert [entry.superseded for entry in entries] == [False, True, False]
