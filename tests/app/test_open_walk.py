"""The walk that a window has open: begun once, taken over, ended."""

from __future__ import annotations

import json
import subprocess
import sys

from sro_assist.app.session import Session
from sro_assist.records import verify
from tests.app.bench import Bench, events_of, the_pack
from tests.app.walk_steps import edition_file, finished, first_choice

HOLDER = """
import sys
from pathlib import Path
from sro_assist.records import Records
writing = Records.open(Path(sys.argv[1])).resume(sys.argv[2])
print("held", flush=True)
sys.stdin.read()
"""


def test_begin_keeps_the_edition_with_the_record(bench: Bench) -> None:
    bench.begin()
    assert json.loads(edition_file(bench).read_bytes()) == dict(the_pack().files)
    assert bench.kept()[0]["edition"] == the_pack().edition
    assert bench.session.context.packs.of(the_pack().edition) is the_pack()


def test_begin_says_when_and_by_whom(bench: Bench) -> None:
    bench.session.preferences.set(officer="Badge 12")
    started = bench.begin().walk.started
    assert (started.at, started.officer) == ("2031-04-05T10:00:00.000+00:00", "Badge 12")


def test_second_tap_on_tree_begins_no_second_walk(bench: Bench) -> None:
    first = bench.session.walks.begin("arrest")
    assert bench.session.walks.begin("arrest") == first
    assert len(bench.context.records.summaries()) == 1
    bench.read()
    assert bench.session.walks.begin("arrest") != first


def test_second_tap_on_danger_adds_no_event(bench: Bench) -> None:
    assert bench.session.walks.danger() == bench.session.walks.danger()
    assert [event["kind"] for event in bench.kept()] == ["started", "danger"]


def test_danger_begins_where_pack_says_and_is_kept(bench: Bench) -> None:
    walk_id = bench.session.walks.danger()
    assert bench.walking.id == walk_id
    assert bench.walking.walk.started.tree == the_pack().manifest.danger.tree
    assert bench.walking.overlay.face == "danger"
    assert bench.kept()[-1]["kind"] == "danger"


def test_open_gives_the_walk_that_is_open_already(bench: Bench) -> None:
    walking = bench.begin()
    assert bench.session.walks.open(walking.id) is walking
    assert len(bench.kept()) == 1


def test_open_in_another_window_takes_the_walk(bench: Bench) -> None:
    first = bench.begin()
    bench.apply(first_choice(first))
    other = Session(bench.context)
    second = other.walks.open(first.id)
    assert second is not None
    assert (first.persistence.owned_elsewhere, second.persistence.owned_elsewhere) == (True, False)
    assert second.walk.position == first.walk.position
    assert second.walk.history.path == first.walk.history.path
    assert bench.session.walks.open(first.id) is first


def test_take_over_goes_on_with_steps_done_there(bench: Bench) -> None:
    bench.begin()
    other = Session(bench.context)
    there = other.walks.open(bench.walking.id)
    assert there is not None
    there.actions.danger()
    bench.session.walks.take_over()
    assert not bench.walking.persistence.owned_elsewhere
    assert there.persistence.owned_elsewhere
    assert len(bench.walking.walk.history.dangers) == 1
    bench.walking.actions.danger()
    assert bench.kept() == events_of(bench.walking)
    assert verify((bench.folder / f"{there.id}.journal").read_bytes()).intact


def test_take_over_without_a_walk_does_nothing(bench: Bench) -> None:
    bench.session.walks.take_over()
    assert (bench.session.walks.current, bench.session.walks.failure) == (None, "")


def test_open_says_so_when_another_process_writes_it(bench: Bench) -> None:
    walk_id = bench.begin().id
    again = bench.restart()
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(bench.folder), walk_id],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert again.session.walks.open(walk_id) is None
        assert "open in another window" in again.session.walks.failure
        holder.communicate("")
    assert again.session.walks.open(walk_id) is not None


def test_steps_not_kept_go_along_to_another_window(bench: Bench) -> None:
    first = bench.begin()
    away = bench.folder.rename(bench.folder.with_name("away"))
    bench.apply(first_choice(first))
    assert first.persistence.failure
    other = Session(bench.context)
    second = other.walks.open(first.id)
    assert second is not None
    assert (second.walk.frame, bool(second.persistence.failure), first.persistence.owned_elsewhere) == (
        first.walk.frame,
        True,
        True,
    )
    away.rename(bench.folder)
    second.actions.try_again()
    assert (bench.kept(), second.persistence.failure) == (events_of(second), "")


def test_finish_closes_the_record_and_it_is_complete(bench: Bench) -> None:
    walk_id = finished(bench)
    assert verify((bench.folder / f"{walk_id}.journal").read_bytes()).complete
    assert bench.context.walks == {}
    (summary,) = bench.session.library.load()
    assert (summary.id, summary.ended, summary.intact) == (walk_id, "finished", True)


def test_finish_is_refused_before_the_end(bench: Bench) -> None:
    walking = bench.begin()
    bench.session.walks.finish()
    assert not walking.finished
    assert bench.context.walks == {walking.id: walking}


def test_finish_without_a_walk_does_nothing(bench: Bench) -> None:
    bench.session.walks.finish()
    assert bench.session.library.load() == ()


def test_end_interrupted_ends_walk_left_open_by_restart(bench: Bench) -> None:
    walk_id = bench.begin().id
    bench.walking.actions.danger()
    again = bench.restart()
    assert [row.id for row in again.unfinished()] == [walk_id]
    again.session.walks.end_interrupted(walk_id)
    assert again.unfinished() == ()
    assert [event["kind"] for event in again.kept()] == ["started", "danger", "resumed", "finished"]
    assert verify((bench.folder / f"{walk_id}.journal").read_bytes()).complete


def test_end_interrupted_says_so_when_it_cannot(bench: Bench) -> None:
    bench.session.walks.end_interrupted("00000000-0000-0000-0000-000000000001")
    assert "This record is not here." in bench.session.walks.failure


def test_end_interrupted_ends_what_another_window_had_taken(bench: Bench) -> None:
    walk_id = bench.begin().id
    there = Session(bench.context).walks.open(walk_id)
    assert there is not None
    bench.session.walks.end_interrupted(walk_id)
    assert there.persistence.owned_elsewhere
    assert bench.kept()[-1]["kind"] == "finished"
    assert bench.context.walks == {}
