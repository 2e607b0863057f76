"""Ending a walk, and handing it to another window."""

from __future__ import annotations

from tests.app.bench import (
    Bench,
    at_the_end,
    events_of,
)
from tests.app.walk_steps import (
    a_flaky_walk,
    first_choice,
)


def test_second_tap_on_finish_leaves_it_finished(bench: Bench) -> None:
    bench.begin()
    walking = bench.reach(at_the_end)
    walking.finish()
    walking.finish()
    assert walking.finished
    assert [event["kind"] for event in bench.kept()].count("finished") == 1


def test_finish_not_kept_is_tried_again_next_tap(bench: Bench) -> None:
    walking, flaky = a_flaky_walk(bench)
    bench.reach(at_the_end)
    flaky.failing = True
    walking.finish()
    assert walking.finished
    assert walking.persistence.failure
    flaky.failing = False
    walking.finish()
    assert (tuple(flaky.events), walking.persistence.failure) == (events_of(walking), "")


def test_walk_that_was_taken_can_only_be_read(bench: Bench) -> None:
    walking = bench.begin()
    walking.hand_over()
    walking.actions.answer(first_choice(walking))
    walking.actions.danger()
    walking.actions.reassess()
    assert walking.persistence.owned_elsewhere
    assert len(walking.walk.events) == len(bench.kept()) == 1


def test_note_is_not_lost_when_walk_is_taken(bench: Bench) -> None:
    walking = bench.begin()
    walking.note.write()
    walking.note.type("told the nurse")
    walking.hand_over()
    walking.note.keep()
    assert (walking.note.draft, walking.overlay.face) == ("told the nurse", "note")


def test_hand_over_goes_on_with_unkept_steps(bench: Bench) -> None:
    walking, flaky = a_flaky_walk(bench)
    flaky.failing = True
    bench.apply(first_choice(walking))
    other = walking.hand_over()
    assert (walking.persistence.failure, bool(other.persistence.failure)) == ("", True)
    flaky.failing = False
    other.actions.danger()
    assert (tuple(flaky.events), other.persistence.failure) == (events_of(other), "")


def test_finished_walk_takes_no_further_step(bench: Bench) -> None:
    bench.begin()
    walking = bench.reach(at_the_end)
    walking.finish()
    walking.actions.danger()
    walking.overlay.show("screen")
    assert not walking.actions.back()
    assert bench.kept()[-1]["kind"] == "finished"
