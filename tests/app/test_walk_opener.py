"""Opening a walk again: where it stood, on the edition that made it, or a line that says why not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sro_assist.trees.model import Guidance
from sro_assist.walk.events import Resumed
from tests.app.bench import Bench, a_newer_pack, at, events_of, the_pack, with_a_clock
from tests.app.walk_steps import finished, first_choice


@pytest.mark.parametrize("tree", ["triage", "arrest", "force", "deescalation", "restraint"])
def test_open_stands_where_it_stood_after_a_restart(bench: Bench, tree: str) -> None:
    bench.begin(tree)
    before = bench.reach(at(Guidance))
    before.actions.danger()
    again = bench.restart()
    again.wall.at += timedelta(minutes=3)
    after = again.session.walks.open(before.id)
    assert after is not None
    assert after.walk.position == before.walk.position
    assert after.walk.history.path == before.walk.history.path
    assert after.walk.frame == before.walk.frame
    assert after.walk.events[:-1] == before.walk.events
    newest = after.walk.history.events.newest
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
    bench.apply(first_choice(bench.walking))
    again = bench.restart()
    again.wall.at -= timedelta(days=1)
    walking = again.session.walks.open(bench.walking.id)
    assert walking is not None
    elapsed = [event.elapsed for event in walking.walk.events]
    assert elapsed == sorted(elapsed)


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
