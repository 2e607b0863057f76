"""What the officer does: kept before it is shown, never blocking, and once a tap."""

from __future__ import annotations

import pytest

from sro_assist.app.walk_actions import DOUBLE_TAP
from sro_assist.trees.model import Factors, Guidance, Question
from tests.app.bench import (
    Bench,
    at,
    events_of,
    with_duties,
)
from tests.app.walk_steps import (
    ACTS,
    first_choice,
    first_factor,
    first_item,
    tick_first,
    to_tick,
)


@pytest.mark.parametrize("kind", ACTS)
def test_every_action_is_on_disk_when_it_returns(bench: Bench, kind: str) -> None:
    wanted, act = ACTS[kind]
    bench.begin()
    walking = bench.reach(wanted)
    before = len(walking.walk.events)
    act(walking)
    assert len(walking.walk.events) == before + 1
    assert bench.kept() == events_of(walking)
    assert bench.kept()[-1]["kind"] == kind


def test_second_tap_on_choice_is_the_same_tap(bench: Bench) -> None:
    walking = bench.begin()
    walking.actions.answer(first_choice(walking))
    shown = walking.walk.frame
    bench.ticker.forward(DOUBLE_TAP - 0.01)
    walking.actions.answer(first_choice(walking))
    assert (walking.walk.frame, len(walking.walk.events)) == (shown, 2)
    bench.ticker.forward(0.02)
    walking.actions.answer(first_choice(walking))
    assert len(walking.walk.events) == 3


def test_second_tap_on_go_on_is_same_tap(bench: Bench) -> None:
    bench.begin("restraint")
    walking = bench.reach(at(Guidance))
    walking.actions.go_on()
    count = len(walking.walk.events)
    walking.actions.go_on()
    if isinstance(walking.walk.screen, Question):
        walking.actions.answer(first_choice(walking))
    assert len(walking.walk.events) == count


def test_second_tap_on_change_is_the_same_tap(bench: Bench) -> None:
    bench.begin()
    walking = bench.reach(at(Guidance))
    walking.actions.reassess()
    walking.actions.reassess()
    assert [event["kind"] for event in bench.kept()].count("reassessed") == 1


def test_second_tap_on_danger_is_the_same_tap(bench: Bench) -> None:
    walking = bench.begin()
    walking.actions.danger()
    walking.actions.danger()
    assert len(walking.walk.history.dangers) == 1


def test_danger_can_be_tapped_again_once_closed(bench: Bench) -> None:
    walking = bench.begin()
    for _ in range(2):
        walking.actions.danger()
        walking.overlay.show("screen")
    assert len(walking.walk.history.dangers) == 2


def test_tap_that_opened_a_walk_answers_nothing(bench: Bench) -> None:
    bench.session.walks.begin("arrest")
    bench.walking.actions.answer(first_choice(bench.walking))
    assert len(bench.walking.walk.events) == 1


def test_answer_opens_the_next_screen_with_nothing_unfolded(bench: Bench) -> None:
    walking = bench.begin()
    walking.overlay.unfold("437.6 ¶1")
    assert walking.overlay.words_open == {"437.6 ¶1"}
    bench.apply(first_choice(walking))
    assert (walking.overlay.words_open, walking.view.step) == (frozenset(), 2)


def test_answer_that_does_not_fit_changes_nothing(bench: Bench) -> None:
    walking = bench.begin()
    walking.actions.answer("no-such-choice")
    walking.actions.mark("a", "present")
    walking.actions.tick("talk")
    walking.actions.go_on()
    walking.finish()
    assert (len(walking.walk.events), walking.finished, len(bench.kept())) == (1, False, 1)


def test_back_is_over_at_the_first_screen(bench: Bench) -> None:
    walking = bench.begin()
    assert walking.view.step == 1
    assert not walking.actions.back()
    assert len(bench.kept()) == 1


def test_back_keeps_in_record_what_it_takes_back(bench: Bench) -> None:
    walking = bench.begin()
    bench.apply(first_choice(walking))
    walking.actions.back()
    assert [event["kind"] for event in bench.kept()] == ["started", "answered", "back"]


def test_danger_leaves_the_place_and_says_when(bench: Bench) -> None:
    bench.begin()
    walking = bench.reach(at(Guidance))
    frame, step = walking.walk.frame, walking.view.step
    bench.ticker.forward(61)
    walking.actions.danger()
    assert (walking.walk.frame, walking.view.step, walking.overlay.face) == (frame, step, "danger")
    when = walking.view.time_of(walking.walk.history.dangers[-1])
    assert (when - bench.wall.at).total_seconds() >= 61
    walking.overlay.show("screen")
    assert walking.walk.frame == frame


def test_reassess_follows_the_tree_and_closes_the_note(bench: Bench) -> None:
    bench.begin()
    walking = bench.reach(at(Guidance))
    tree = walking.walk.pack.trees[walking.walk.frame.tree]
    walking.note.write()
    walking.actions.reassess()
    assert (walking.walk.frame.node, walking.overlay.face) == (tree.reassess_at, "screen")


def test_mark_is_untouched_after_a_second_tap(bench: Bench) -> None:
    bench.begin()
    walking = bench.reach(at(Factors))
    key = (*walking.walk.frame, first_factor(walking))
    walking.actions.mark(first_factor(walking), "present")
    walking.actions.mark(first_factor(walking), "absent")
    assert walking.walk.position.marks[key] == "absent"
    walking.actions.mark(first_factor(walking), "absent")
    assert key not in walking.walk.position.marks


def test_tick_is_taken_away_at_a_second_tap(bench: Bench) -> None:
    bench.begin()
    walking = bench.reach(to_tick)
    key = (*walking.walk.frame, first_item(walking))
    tick_first(walking)
    assert key in walking.walk.history.ticks
    tick_first(walking)
    assert key not in walking.walk.history.ticks


def test_duty_is_done_or_open_again(bench: Bench) -> None:
    bench.begin()
    walking = bench.reach(with_duties)
    tree, name = walking.view.owed[0].tree, walking.view.owed[0].duty_id
    walking.actions.duty(tree, name, done=True, how="later")
    tapped = walking.view.owed[0].tapped
    assert tapped is not None
    assert tapped.how == "later"
    walking.actions.duty(tree, name, done=False)
    assert walking.view.owed[0].tapped is None
