"""One window: begin, go on, take over, end, settings, and what it lists."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from sro_assist.app.session import Session
from sro_assist.records import Records, Settings, verify
from sro_assist.trees.model import Guidance, Outcome
from sro_assist.trees.pack import Pack
from sro_assist.walk.events import Resumed
from tests.app.bench import Bench, a_newer_pack, at, at_the_end, events_of, the_pack, with_a_clock
from tests.app.test_walk_session import first_choice

HOLDER = """
import sys
from pathlib import Path
from sro_assist.records import Records
writing = Records.open(Path(sys.argv[1])).resume(sys.argv[2])
print("held", flush=True)
sys.stdin.read()
"""


def finished(bench: Bench, tree: str = "arrest") -> str:
    """Walk a tree to an end and finish it."""
    bench.begin(tree)
    walk_id = bench.reach(at_the_end).id
    bench.session.walks.finish()
    return walk_id


def edition_file(bench: Bench) -> Path:
    return bench.folder / "editions" / f"{the_pack().edition}.json"


# Beginning


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


# Opening again


@pytest.mark.parametrize("tree", ["triage", "arrest", "force", "deescalation", "restraint"])
def test_open_stands_where_it_stood_after_a_restart(bench: Bench, tree: str) -> None:
    bench.begin(tree)
    before = bench.reach(at(Guidance))
    before.actions.danger()
    again = bench.restart()
    again.wall.at += timedelta(minutes=3)
    after = again.session.walks.open(before.id)
    assert after is not None
    assert after.walk.state == before.walk.state
    assert after.walk.frame == before.walk.frame
    assert after.walk.events[:-1] == before.walk.events
    newest = after.walk.log.event
    assert newest == Resumed(at="2031-04-05T10:03:00.000+00:00", elapsed=180_000)
    assert again.kept() == events_of(after)


def test_open_goes_on_with_the_clocks_that_run(bench: Bench) -> None:
    bench.begin("restraint")
    walk_id = bench.reach(with_a_clock).id
    ((_clock, seconds),) = bench.walking.view.running
    again = bench.restart()
    again.wall.at += timedelta(minutes=5)
    walking = again.session.walks.open(walk_id)
    assert walking is not None
    ((_clock, now),) = walking.view.running
    assert 300 - 2 <= now - seconds <= 300


def test_open_never_lets_elapsed_time_go_back(bench: Bench) -> None:
    bench.begin()
    bench.ticker.forward(90)
    bench.take(first_choice(bench.walking))
    again = bench.restart()
    again.wall.at -= timedelta(days=1)
    walking = again.session.walks.open(bench.walking.id)
    assert walking is not None
    elapsed = [event.elapsed for event in walking.walk.events]
    assert elapsed == sorted(elapsed)


def test_open_gives_the_walk_that_is_open_already(bench: Bench) -> None:
    walking = bench.begin()
    assert bench.session.walks.open(walking.id) is walking
    assert len(bench.kept()) == 1


@pytest.mark.parametrize(
    "walk_id", ["", "nonsense", "../settings", "00000000-0000-0000-0000-000000000001", "Ä" * 36]
)
def test_open_says_so_when_walk_is_missing(bench: Bench, walk_id: str) -> None:
    assert bench.session.walks.open(walk_id) is None
    assert bench.session.walks.failure


def test_open_says_so_when_it_is_finished(bench: Bench) -> None:
    walk_id = finished(bench)
    assert bench.restart().session.walks.open(walk_id) is None
    again = bench.restart()
    again.session.walks.open(walk_id)
    assert "finished" in again.session.walks.failure


def test_open_lets_go_of_journal_without_first_line(bench: Bench) -> None:
    walk_id = "00000000-0000-0000-0000-000000000001"
    (bench.folder / f"{walk_id}.journal").touch()
    assert bench.session.walks.open(walk_id) is None
    assert "begins with its start" in bench.session.walks.failure
    bench.context.records.resume(walk_id).close()


def test_open_replays_on_the_edition_that_made_it(bench: Bench) -> None:
    before = bench.begin()
    again = bench.restart(a_newer_pack())
    after = again.session.walks.open(before.id)
    assert after is not None
    assert after.walk.pack.edition == the_pack().edition
    assert after.walk.screen == before.walk.screen
    assert after.view.more == before.view.more


# Two windows


def test_open_in_another_window_takes_the_walk(bench: Bench) -> None:
    first = bench.begin()
    bench.take(first_choice(first))
    other = Session(bench.context)
    second = other.walks.open(first.id)
    assert second is not None
    assert (first.persistence.owned_elsewhere, second.persistence.owned_elsewhere) == (True, False)
    assert second.walk.state == first.walk.state
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
    assert len(bench.walking.walk.state.dangers) == 1
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
    bench.take(first_choice(first))
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


# Ending


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


# Lists


def test_unfinished_lists_newest_first_without_ended_walks(bench: Bench) -> None:
    ids = []
    for tree in ("arrest", "force"):
        bench.wall.at += timedelta(minutes=1)
        ids.append(bench.begin(tree).id)
        bench.walking.actions.danger()
    finished(bench)
    assert [row.id for row in bench.unfinished()] == ids[::-1]
    assert len(bench.session.library.load()) == 3


def test_unfinished_leaves_out_what_was_only_looked_at(bench: Bench) -> None:
    bench.begin()
    assert bench.unfinished() == bench.session.library.load() == ()


def test_outcome_title_is_the_one_that_was_reached(bench: Bench) -> None:
    bench.begin()
    node = bench.reach(at_the_end).walk.screen
    assert isinstance(node, Outcome)
    bench.session.walks.finish()
    (summary,) = bench.session.library.load()
    assert bench.session.context.outcome_title(summary) == node.title


def test_outcome_title_is_empty_while_there_is_none(bench: Bench) -> None:
    bench.begin().actions.danger()
    (summary,) = bench.session.library.load()
    assert bench.session.context.outcome_title(summary) == ""


@pytest.mark.parametrize("text", ["", "{", "[]", '{"pack.json": 1}', '{"pack.json": "{}"}'])
def test_outcome_title_is_empty_when_edition_is_unreadable(bench: Bench, text: str) -> None:
    finished(bench)
    edition_file(bench).write_text(text)
    session = bench.restart(a_newer_pack()).session
    (summary,) = session.library.load()
    assert session.context.outcome_title(summary) == ""


def test_tree_title_of_missing_tree_is_its_id(bench: Bench) -> None:
    assert bench.session.context.tree_title("arrest") == the_pack().trees["arrest"].title
    assert bench.session.context.tree_title("gone") == "gone"


def test_summaries_says_so_when_the_folder_is_gone(bench: Bench) -> None:
    bench.folder.rename(bench.folder.with_name("away"))
    assert bench.session.library.load() == ()
    assert "could not be read" in bench.session.library.failure
    assert bench.session.library.failure in bench.session.failures()
    bench.folder.with_name("away").rename(bench.folder)
    bench.session.library.load()
    assert bench.session.library.failure == ""
    assert bench.session.failures() == ()


# Editions


def test_pack_of_gives_the_edition_that_was_kept(bench: Bench) -> None:
    bench.begin()
    session = bench.restart(a_newer_pack()).session
    old = session.context.packs.of(the_pack().edition)
    assert isinstance(old, Pack)
    assert (old.edition, old.trees) == (the_pack().edition, the_pack().trees)


def test_pack_of_reads_an_edition_once(bench: Bench) -> None:
    bench.begin()
    session = bench.restart(a_newer_pack()).session
    first = session.context.packs.of(the_pack().edition)
    assert first is not None
    assert session.context.packs.of(the_pack().edition) is first


def test_pack_of_knows_no_edition_never_kept(bench: Bench) -> None:
    assert bench.session.context.packs.of("ab" * 32) is None


def test_pack_of_believes_no_edition_that_was_changed(bench: Bench) -> None:
    bench.begin()
    edition_file(bench).write_text(json.dumps(dict(a_newer_pack().files)))
    assert bench.restart(a_newer_pack()).session.context.packs.of(the_pack().edition) is None


# Settings


def test_settings_hold_at_once_and_after_a_restart(bench: Bench) -> None:
    bench.session.preferences.set(officer="Badge 12", theme="contrast")
    bench.session.preferences.set(text_size=1.5, screen_reader=True)
    wanted = Settings(officer="Badge 12", theme="contrast", text_size=1.5, screen_reader=True)
    assert bench.session.preferences.settings == wanted
    assert bench.restart().session.preferences.settings == wanted


def test_settings_can_be_emptied_again(bench: Bench) -> None:
    bench.session.preferences.set(officer="Badge 12", screen_reader=True)
    bench.session.preferences.set(officer="", screen_reader=False)
    assert bench.restart().session.preferences.settings == Settings()


@pytest.mark.parametrize("text", ["", "{", "[1]"])
def test_unreadable_settings_are_set_aside_and_told(tmp_path: Path, text: str) -> None:
    Records.open(tmp_path).close()
    (tmp_path / "settings.json").write_text(text)
    bench = Bench(tmp_path)
    assert bench.session.preferences.settings == Settings()
    (told,) = map(str, bench.session.library.alerts())
    assert "settings.json" in told
    assert (tmp_path / "set-aside" / "settings.json").read_text() == text
    bench.session.preferences.set(theme="dark")
    assert bench.restart().session.preferences.settings.theme == "dark"


def test_setting_not_kept_holds_here_and_says_so(bench: Bench) -> None:
    (bench.folder / "settings.json").mkdir()
    bench.session.preferences.set(theme="dark")
    assert bench.session.preferences.settings.theme == "dark"
    assert bench.session.preferences.failure
    (bench.folder / "settings.json").rmdir()
    bench.session.preferences.set(theme="dark")
    assert bench.session.preferences.failure == ""
    assert bench.restart().session.preferences.settings.theme == "dark"


def test_alert_with_walk_is_no_alert_with_setting(bench: Bench) -> None:
    bench.session.walks.open("gone")
    assert bench.session.walks.failure
    assert bench.session.preferences.failure == ""


def test_alert_is_over_when_a_walk_opens(bench: Bench) -> None:
    walk_id = bench.begin().id
    again = bench.restart()
    again.session.walks.open("gone")
    again.session.walks.open(walk_id)
    assert again.session.walks.failure == ""


def test_windows_share_one_list(bench: Bench) -> None:
    bench.begin()
    bench.take(first_choice(bench.walking))
    other = Session(bench.context)
    assert other.library.load() is bench.session.library.load()
    assert len(other.library.rows) == 1
