"""Keeping: what cannot be confirmed waits, and blocks nobody."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.app.bench import (
    Bench,
    events_of,
)
from tests.app.walk_steps import (
    ACTS,
    Flaky,
    a_flaky_walk,
    first_choice,
    kept_by,
)


@pytest.mark.parametrize("tree", ["triage", "arrest", "force", "deescalation", "restraint"])
def test_walk_is_on_disk_from_its_first_screen(bench: Bench, tree: str) -> None:
    walking = bench.begin(tree)
    assert bench.kept() == events_of(walking)
    assert (walking.view.step, walking.persistence.failure) == (1, "")
    assert walking.view.title == walking.walk.pack.trees[walking.walk.frame.tree].title


@pytest.mark.parametrize("kind", ACTS)
def test_failing_store_never_blocks_an_action(bench: Bench, kind: str) -> None:
    walking, flaky = a_flaky_walk(bench)
    wanted, act = ACTS[kind]
    flaky.failing = True
    bench.reach(wanted)
    act(walking)
    assert events_of(walking)[-1]["kind"] == kind
    assert "Could not confirm" in walking.persistence.failure
    flaky.failing = False
    walking.actions.try_again()
    assert (tuple(flaky.events), walking.persistence.failure) == (events_of(walking), "")


def test_failing_store_gets_every_step_with_the_next(bench: Bench) -> None:
    walking, flaky = a_flaky_walk(bench)
    flaky.failing = True
    bench.apply(first_choice(walking))
    walking.actions.danger()
    assert len(flaky.events) == 1
    flaky.failing = False
    walking.overlay.show("screen")
    walking.actions.back()
    assert (tuple(flaky.events), walking.persistence.failure) == (events_of(walking), "")


def test_failing_store_is_told_at_first_event(bench: Bench) -> None:
    flaky = Flaky()
    flaky.failing = True
    walking = kept_by(bench, flaky)
    assert "Could not confirm" in walking.persistence.failure
    flaky.failing = False
    walking.actions.try_again()
    assert tuple(flaky.events) == events_of(walking)


@pytest.mark.skipif(sys.platform == "win32", reason="a folder with an open file cannot be moved there")
def test_folder_that_comes_back_gets_every_step(bench: Bench) -> None:
    walking = bench.begin()
    away = bench.folder.with_name("away")
    bench.folder.rename(away)
    bench.apply(first_choice(walking))
    walking.actions.danger()
    assert "Could not confirm that the last step is kept" in walking.persistence.failure
    assert len(walking.walk.events) == 3
    away.rename(bench.folder)
    walking.actions.try_again()
    assert walking.persistence.failure == ""
    assert bench.kept() == events_of(walking)


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be deleted there")
def test_damaged_journal_is_whole_after_the_next_step(bench: Bench) -> None:
    walking = bench.begin()
    journal = bench.folder / f"{walking.id}.journal"
    for damage in (Path.unlink, partial(os.truncate, length=100)):
        bench.apply(first_choice(walking))
        damage(journal)
        walking.actions.danger()
        walking.overlay.show("screen")
        assert walking.persistence.failure == ""
        assert bench.kept() == events_of(walking)
    assert [alert.name for alert in bench.context.records.alerts] == [journal.name]


@pytest.mark.skipif(sys.platform == "win32", reason="a folder with an open file cannot be moved there")
def test_folder_away_from_the_start_gets_every_step(bench: Bench) -> None:
    away = bench.folder.with_name("away")
    bench.folder.rename(away)
    bench.folder.write_bytes(b"a file where the folder was")
    walking = bench.begin()
    bench.apply(first_choice(walking))
    assert walking.persistence.failure
    assert len(walking.walk.events) == 2
    bench.folder.unlink()
    away.rename(bench.folder)
    walking.actions.try_again()
    assert bench.kept() == events_of(walking)
