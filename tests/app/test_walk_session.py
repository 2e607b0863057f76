"""The walking screen's state: kept before shown, never blocking, and true to what was tapped."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from sro_assist.app.elapsed_clock import ElapsedClock
from sro_assist.app.live_walk import LiveWalk
from sro_assist.app.note_drafts import NoteDrafts
from sro_assist.app.walk_actions import DOUBLE_TAP
from sro_assist.app.walk_overlay import Face
from sro_assist.app.walk_persistence import EventSink, WalkPersistence
from sro_assist.app.walk_session import WalkSession
from sro_assist.errors import RecordError
from sro_assist.records import tidy_text
from sro_assist.trees.model import Factors, Guidance, Question
from sro_assist.walk.events import MOST_NOTE, Noted
from tests.app.bench import (
    ON,
    Bench,
    Wanted,
    at,
    at_the_end,
    events_of,
    in_a_visit,
    way_to,
    with_a_clock,
    with_a_note_offered,
    with_duties,
)

Act = Callable[[WalkSession], object]


def to_tick(walk: object) -> bool:
    """Guidance with something to tick."""
    screen = getattr(walk, "screen", None)
    return isinstance(screen, Guidance) and any(item.id for item in screen.do)


def first_choice(walking: WalkSession) -> str:
    assert isinstance(walking.walk.screen, Question)
    return walking.walk.screen.choices[0].id


def first_factor(walking: WalkSession) -> str:
    assert isinstance(walking.walk.screen, Factors)
    return walking.walk.screen.factors[0].id


def first_item(walking: WalkSession) -> str:
    assert isinstance(walking.walk.screen, Guidance)
    return next(item.id for item in walking.walk.screen.do if item.id)


def tick_first(walking: WalkSession) -> None:
    walking.actions.tick(first_item(walking))


def noted(walking: WalkSession, text: str) -> None:
    walking.note.write()
    walking.note.type(text)
    walking.note.keep()


def do_first_duty(walking: WalkSession) -> None:
    walking.actions.duty(walking.view.owed[0].tree, walking.view.owed[0].duty_id, done=True)


ACTS: dict[str, tuple[Wanted, Act]] = {
    "answered": (at(Question), lambda walking: walking.actions.answer(first_choice(walking))),
    "continued": (at(Guidance), lambda walking: walking.actions.go_on()),
    "marked": (at(Factors), lambda walking: walking.actions.mark(first_factor(walking), "present")),
    "ticked": (to_tick, tick_first),
    "duty": (with_duties, do_first_duty),
    "noted": (at(Question), lambda walking: noted(walking, "told the assistant principal")),
    "back": (at(Guidance), lambda walking: walking.actions.back()),
    "danger": (at(Question), lambda walking: walking.actions.danger()),
    "reassessed": (at(Guidance), lambda walking: walking.actions.reassess()),
    "resumed": (at(Question), lambda walking: walking.reopen("2031-04-05T11:00:00+00:00")),
    "finished": (at_the_end, WalkSession.finish),
}


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


@pytest.mark.parametrize("tree", ["triage", "arrest", "force", "deescalation", "restraint"])
def test_walk_is_on_disk_from_its_first_screen(bench: Bench, tree: str) -> None:
    walking = bench.begin(tree)
    assert bench.kept() == events_of(walking)
    assert (walking.view.step, walking.persistence.failure) == (1, "")
    assert walking.view.title == walking.walk.pack.trees[walking.walk.frame.tree].title


# Tapping twice


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
    assert len(walking.walk.state.dangers) == 1


def test_danger_can_be_tapped_again_once_closed(bench: Bench) -> None:
    walking = bench.begin()
    for _ in range(2):
        walking.actions.danger()
        walking.overlay.show("screen")
    assert len(walking.walk.state.dangers) == 2


def test_tap_that_opened_a_walk_answers_nothing(bench: Bench) -> None:
    bench.session.walks.begin("arrest")
    bench.walking.actions.answer(first_choice(bench.walking))
    assert len(bench.walking.walk.events) == 1


def test_second_tap_on_finish_leaves_it_finished(bench: Bench) -> None:
    bench.begin()
    walking = bench.reach(at_the_end)
    walking.finish()
    walking.finish()
    assert walking.finished
    assert [event["kind"] for event in bench.kept()].count("finished") == 1


# Moving


def test_answer_opens_the_next_screen_with_nothing_unfolded(bench: Bench) -> None:
    walking = bench.begin()
    walking.overlay.unfold("437.6 ¶1")
    assert walking.overlay.words_open == {"437.6 ¶1"}
    bench.take(first_choice(walking))
    assert (walking.overlay.words_open, walking.view.step) == (frozenset(), 2)


def test_words_fold_again_at_a_second_tap(bench: Bench) -> None:
    walking = bench.begin()
    walking.overlay.unfold("437.6 ¶1")
    walking.overlay.unfold("437.6 ¶1")
    assert walking.overlay.words_open == frozenset()


def test_answer_that_does_not_fit_changes_nothing(bench: Bench) -> None:
    walking = bench.begin()
    walking.actions.answer("no-such-choice")
    walking.actions.mark("a", "present")
    walking.actions.tick("talk")
    walking.actions.go_on()
    walking.finish()
    assert (len(walking.walk.events), walking.finished, len(bench.kept())) == (1, False, 1)


def test_back_closes_what_lies_over_the_screen_first(bench: Bench) -> None:
    bench.begin()
    walking = bench.reach(at(Guidance))
    frame = walking.walk.frame
    faces: tuple[Face, ...] = ("danger", "note", "so-far")
    for face in faces:
        walking.overlay.show(face)
        assert walking.actions.back()
        assert (walking.overlay.face, walking.walk.frame) == ("screen", frame)
    assert walking.actions.back()
    assert walking.walk.frame != frame


def test_back_is_over_at_the_first_screen(bench: Bench) -> None:
    walking = bench.begin()
    assert walking.view.step == 1
    assert not walking.actions.back()
    assert len(bench.kept()) == 1


def test_back_keeps_in_record_what_it_takes_back(bench: Bench) -> None:
    walking = bench.begin()
    bench.take(first_choice(walking))
    walking.actions.back()
    assert [event["kind"] for event in bench.kept()] == ["started", "answered", "back"]


def test_danger_leaves_the_place_and_says_when(bench: Bench) -> None:
    bench.begin()
    walking = bench.reach(at(Guidance))
    frame, step = walking.walk.frame, walking.view.step
    bench.ticker.forward(61)
    walking.actions.danger()
    assert (walking.walk.frame, walking.view.step, walking.overlay.face) == (frame, step, "danger")
    when = walking.view.time_of(walking.walk.state.dangers[-1])
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


def test_more_never_says_less_than_is_still_walked(bench: Bench) -> None:
    walking = bench.begin()
    way = way_to(walking.walk, at_the_end)
    assert walking.view.more >= len(way)
    bench.reach(at_the_end)
    assert walking.view.more == 0


def test_waiting_title_names_the_tree_that_waits(bench: Bench) -> None:
    bench.begin("triage")
    walking = bench.reach(in_a_visit)
    outer = walking.walk.state.place.stack[-2].tree
    assert walking.view.waiting_title == walking.walk.pack.trees[outer].title
    assert walking.view.title != walking.view.waiting_title
    bench.take(ON)
    assert (walking.walk.frame.tree, walking.view.waiting_title) == (outer, "")


# Marks, ticks, duties, clocks


def test_mark_is_untouched_after_a_second_tap(bench: Bench) -> None:
    bench.begin()
    walking = bench.reach(at(Factors))
    key = (*walking.walk.frame, first_factor(walking))
    walking.actions.mark(first_factor(walking), "present")
    walking.actions.mark(first_factor(walking), "absent")
    assert walking.walk.state.marks[key] == "absent"
    walking.actions.mark(first_factor(walking), "absent")
    assert walking.walk.state.marks[key] == "untouched"


def test_tick_is_taken_away_at_a_second_tap(bench: Bench) -> None:
    bench.begin()
    walking = bench.reach(to_tick)
    key = (*walking.walk.frame, first_item(walking))
    tick_first(walking)
    assert key in walking.walk.state.ticks
    tick_first(walking)
    assert key not in walking.walk.state.ticks


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


def test_running_tells_each_clock_with_its_seconds(bench: Bench) -> None:
    bench.begin("restraint")
    walking = bench.reach(with_a_clock)
    (clock, before), *others = walking.view.running
    bench.ticker.forward(42)
    assert walking.view.running[0] == (clock, before + 42)
    assert others == []


def test_running_tells_nothing_when_no_clock_runs(bench: Bench) -> None:
    assert bench.begin().view.running == ()


# Notes


def test_private_note_is_named_once_and_then_kept(bench: Bench) -> None:
    walking = bench.begin()
    noted(walking, "parent called from 402-555-0123")
    assert (walking.note.warned, walking.overlay.face) == (("a phone number",), "note")
    assert len(bench.kept()) == 1
    walking.note.keep()
    assert bench.kept()[-1]["text"] == "parent called from 402-555-0123"
    assert (walking.overlay.face, walking.note.draft, walking.note.warned) == ("screen", "", ())


def test_changed_note_is_looked_at_again(bench: Bench) -> None:
    walking = bench.begin()
    noted(walking, "call 402-555-0123")
    walking.note.type("call 402-555-0123, born 3/4/2015")
    assert not walking.note.warned
    walking.note.keep()
    assert walking.note.warned == ("a date, perhaps a birth date", "a phone number")


def test_note_without_words_is_not_kept(bench: Bench) -> None:
    walking = bench.begin()
    noted(walking, " \n ")
    assert (walking.overlay.face, len(bench.kept())) == ("screen", 1)


@pytest.mark.parametrize("text", ["\u200e", "\x07", "\u202e\n"])
def test_note_no_record_can_hold_is_not_kept(bench: Bench, text: str) -> None:
    walking = bench.begin()
    noted(walking, text)
    assert (walking.overlay.face, len(bench.kept())) == ("screen", 1)


def test_note_in_walk_and_record_are_the_same(bench: Bench) -> None:
    walking = bench.begin()
    noted(walking, "cafe\u0301\u200e\r\nnurse")
    assert bench.kept() == events_of(walking)
    assert bench.kept()[-1]["text"] == tidy_text("cafe\u0301\nnurse")


def test_note_holds_no_more_than_a_record_takes(bench: Bench) -> None:
    walking = bench.begin()
    noted(walking, "\ufb2c" * (MOST_NOTE + 1))
    assert len(str(bench.kept()[-1]["text"])) == MOST_NOTE
    again = bench.restart()
    assert again.session.walks.open(walking.id) is not None


def test_unkept_note_is_there_when_opened_again(bench: Bench) -> None:
    walking = bench.begin()
    walking.note.write()
    walking.note.type("told the nurse")
    walking.actions.back()
    walking.note.write()
    assert (walking.note.draft, walking.overlay.face) == ("told the nurse", "note")


def test_factor_note_begins_empty_and_names_its_factor(bench: Bench) -> None:
    bench.begin()
    walking = bench.reach(at(Factors))
    walking.note.write()
    walking.note.type("half a thought")
    walking.note.write(first_factor(walking))
    assert walking.note.draft == ""
    walking.note.type("seen by the coach")
    walking.note.keep()
    assert bench.kept()[-1]["about"] == first_factor(walking)


def noting_choice(bench: Bench) -> tuple[WalkSession, str]:
    """Answer with a choice after which a note is offered."""
    bench.begin()
    walking = bench.reach(with_a_note_offered)
    screen = walking.walk.screen
    assert isinstance(screen, Question)
    choice = next(choice.id for choice in screen.choices if choice.note)
    about = ".".join((*walking.walk.frame, choice))
    bench.take(choice)
    return walking, about


def test_note_is_offered_after_a_noting_choice(bench: Bench) -> None:
    walking, about = noting_choice(bench)
    assert walking.note.offered == about
    walking.note.write(walking.note.offered)
    walking.note.type("the building was locked")
    walking.note.keep()
    assert (walking.note.offered, bench.kept()[-1]["about"]) == ("", about)


def test_offered_note_never_has_to_be_written(bench: Bench) -> None:
    walking, _about = noting_choice(bench)
    walking.note.decline()
    assert walking.note.offered == ""
    assert bench.kept()[-1]["kind"] == "answered"


def test_note_is_not_offered_once_walk_goes_on(bench: Bench) -> None:
    walking, _about = noting_choice(bench)
    walking.actions.reassess()
    assert walking.note.offered == ""


# Keeping


class Flaky:
    """Keeps what it is given, except while ``failing``. Stands in for a disk that comes and goes."""

    def __init__(self) -> None:
        self.failing = False
        self.events: list[dict[str, object]] = []

    def append(self, event: dict[str, object]) -> None:
        if self.failing:
            raise RecordError("Could not confirm that the last step is kept.", hint="Try again.")
        self.events.append(event)


def kept_by(bench: Bench, sink: EventSink) -> WalkSession:
    """A walk of this bench that is kept elsewhere than on its disk."""
    live = LiveWalk(bench.begin().walk, WalkPersistence(sink), ElapsedClock(bench.wall.at, tick=bench.ticker))
    live.begin()
    return WalkSession(live, bench.context.progress, NoteDrafts(), bench.ticker)


def a_flaky_walk(bench: Bench) -> tuple[WalkSession, Flaky]:
    """A walk whose keeper can be made to fail."""
    flaky = Flaky()
    walking = kept_by(bench, flaky)
    bench.session.walks.current = walking
    bench.read()
    return walking, flaky


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
    bench.take(first_choice(walking))
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
    bench.take(first_choice(walking))
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
        bench.take(first_choice(walking))
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
    bench.take(first_choice(walking))
    assert walking.persistence.failure
    assert len(walking.walk.events) == 2
    bench.folder.unlink()
    away.rename(bench.folder)
    walking.actions.try_again()
    assert bench.kept() == events_of(walking)


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


# Another window


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
    bench.take(first_choice(walking))
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


def test_note_event_names_its_screen(bench: Bench) -> None:
    walking = bench.begin()
    noted(walking, "told the nurse")
    note = walking.walk.state.notes[-1]
    assert isinstance(note, Noted)
    assert (note.tree, note.node) == walking.walk.frame
