"""Walking through a window: each kind of screen, what lies over it, and where it ends."""

from __future__ import annotations

import flet as ft
import pytest

from sro_assist.app import strings
from sro_assist.app.walk_session import WalkSession
from sro_assist.records import verify
from sro_assist.trees.model import Factors, Guidance, Outcome, Question
from sro_assist.ui import theme
from tests.app.bench import (
    Bench,
    at,
    at_the_end,
    in_a_visit,
    the_pack,
    with_a_clock,
    with_a_note_offered,
    with_duties,
)
from tests.app.test_walk_session import to_tick
from tests.ui.driver import Driver
from tests.ui.windows import SMALL, WIDE, a_window, driven, in_hand, walked_to


@driven
async def test_question_is_answered_and_back_takes_it_back(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question))) as window:
        question = in_hand(bench).walk.screen
        assert isinstance(question, Question)
        assert (2, question.ask) in window.headings()
        await window.tap(question.choices[0].say)
        assert in_hand(bench).view.step == 2
        await window.tap(strings.BACK)
        assert (2, question.ask) in window.headings()
        await window.tap(strings.BACK)
        assert window.route == "/"


@driven
async def test_devices_back_steps_back_and_leaves_from_first(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Guidance))) as window:
        before = in_hand(bench).view.step
        await window.back()
        assert in_hand(bench).view.step == before - 1
        assert ("confirm_pop", {"should_pop": False}) in window.calls
        while in_hand(bench).view.step > 1:
            await window.back()
        assert window.route != "/"
        await window.back()
        assert window.route == "/"


@driven
async def test_second_tap_before_reading_is_the_same_tap(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question))) as window:
        question = in_hand(bench).walk.screen
        assert isinstance(question, Question)
        button = window.find(question.choices[0].say)
        await window.send(button, "click", None)
        shown = in_hand(bench).walk.frame
        await window.send(button, "click", None)
        for choice in getattr(in_hand(bench).walk.screen, "choices", ()):
            await window.send(window.find(choice.say), "click", None)
        assert in_hand(bench).walk.frame == shown


@driven
async def test_words_of_the_policy_unfold_and_fold(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question))) as window:
        cited = in_hand(bench).walk.screen.cites[0]
        said = the_pack().policy[cited].text
        assert said not in window.texts()
        await window.tap(cited)
        assert said in window.texts()
        (line,) = [name for name in window.names() if cited in name]
        await window.tap(line)
        assert said not in window.texts()


@driven
async def test_factors_are_marked_and_left(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Factors))) as window:
        walking = in_hand(bench)
        assert isinstance(walking.walk.screen, Factors)
        factor = walking.walk.screen.factors[0]
        key, name = (*walking.walk.frame, factor.id), f"{factor.say}: {strings.PRESENT}"
        await window.tap(name)
        assert walking.walk.state.marks[key] == "present"
        marked = [
            each for each in window.all(ft.Semantics) if each.checked and each.label == f"{factor.say}:"
        ]
        assert len(marked) == 1
        await window.tap(name)
        assert walking.walk.state.marks[key] == "untouched"
        before = walking.view.step
        await window.tap(strings.GO_ON)
        assert walking.view.step == before + 1


@driven
async def test_note_on_a_factor_stands_under_it_alone(bench: Bench) -> None:
    route = walked_to(bench, "force", lambda walk: walk.frame.node == "considerations")
    async with a_window(bench, route) as window:
        recheck = the_pack().trees["force"].nodes["recheck"]
        screen = in_hand(bench).walk.screen
        assert isinstance(screen, Factors)
        assert isinstance(recheck, Factors)
        both = {factor.id for factor in recheck.factors}
        factor = next(factor for factor in screen.factors if factor.id in both)
        await window.tap(strings.NOTE_ABOUT.format(what=factor.say))
        await window.set(strings.NOTE_LABEL, "seen by the coach")
        await window.tap(strings.NOTE_KEEP)
        assert "seen by the coach" in window.texts()
        await _reach(window, bench, lambda walk: walk.frame.node == "recheck")
        assert "seen by the coach" not in window.texts()


async def _reach(window: Driver, bench: Bench, wanted: object) -> None:
    """Walk on outside of the window, and look again."""
    bench.session.walks.current = in_hand(bench)
    bench.reach(wanted)  # type: ignore[arg-type]
    await window.resize(*SMALL)


@driven
async def test_guidance_is_ticked_and_left(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "deescalation", to_tick)) as window:
        walking = in_hand(bench)
        assert isinstance(walking.walk.screen, Guidance)
        item = next(item for item in walking.walk.screen.do if item.id)
        await window.tap(item.say)
        assert (*walking.walk.frame, item.id) in walking.walk.state.ticks
        before = walking.view.step
        await window.tap(strings.GO_ON)
        assert walking.view.step == before + 1


@driven
async def test_visited_outcome_leads_back_to_waiting_tree(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "triage", in_a_visit)) as window:
        assert strings.FINISH not in window.names()
        await window.tap(strings.BACK_TO.format(title=in_hand(bench).view.waiting_title))
        assert in_hand(bench).view.waiting_title == ""


@driven
async def test_outcome_says_first_what_is_owed(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", with_duties)) as window:
        outcome = in_hand(bench).walk.screen
        assert isinstance(outcome, Outcome)
        said = window.texts()
        assert said.index(strings.DUTIES) < said.index(outcome.do[0].say)


@driven
async def test_outcome_shows_what_is_owed_and_marks_it(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", with_duties)) as window:
        owed = in_hand(bench).view.owed[0]
        assert owed.duty.do in window.texts()
        buttons = [control for name, control in window.tappable() if name == strings.DUTY_EARLIER]
        await window.tap_on(buttons[0])
        tapped = in_hand(bench).view.owed[0].tapped
        assert tapped is not None
        assert tapped.how == "later"
        undo = [control for name, control in window.tappable() if name == strings.DUTY_UNDO]
        await window.tap_on(undo[0])
        assert in_hand(bench).view.owed[0].tapped is None


@driven
async def test_finish_leads_to_the_complete_saved_record(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", with_duties)) as window:
        walking = in_hand(bench)
        await window.tap(strings.FINISH)
        assert window.route == f"/saved/{walking.id}"
        assert strings.INTACT in window.texts()
        assert all(owed.duty.do in window.texts() for owed in walking.view.owed)
    assert verify((bench.folder / f"{walking.id}.journal").read_bytes()).complete


@driven
async def test_outcome_can_be_left_open(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at_the_end)) as window:
        await window.tap(strings.KEEP_OPEN)
        assert window.route == "/"
        assert strings.RESUME.format(title=the_pack().trees["arrest"].title) in " ".join(window.names())


@driven
async def test_danger_shows_its_line_and_comes_back(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Guidance))) as window:
        frame = in_hand(bench).walk.frame
        await window.tap(strings.DANGER)
        assert the_pack().manifest.danger.say in [said for _level, said in window.headings()]
        assert in_hand(bench).walk.frame == frame
        await window.tap(strings.DANGER_BACK)
        assert in_hand(bench).overlay.face == "screen"
        assert the_pack().manifest.danger.say not in window.texts()


@driven
async def test_private_looking_note_is_named_before_being_kept(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question))) as window:
        await window.tap(strings.NOTE)
        await window.set(strings.NOTE_LABEL, "call 402-555-0123")
        await window.tap(strings.NOTE_KEEP)
        assert any("a phone number" in text for text in window.texts())
        assert in_hand(bench).walk.state.notes == ()
        await window.tap(strings.NOTE_KEEP_ANYWAY)
        assert [note.text for note in in_hand(bench).walk.state.notes] == ["call 402-555-0123"]


@driven
async def test_begun_note_is_there_when_opened_again(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question))) as window:
        await window.tap(strings.NOTE)
        await window.set(strings.NOTE_LABEL, "told the nurse")
        await window.tap(strings.CLOSE)
        await window.tap(strings.NOTE)
        assert window.find(strings.NOTE_LABEL).value == "told the nurse"


@driven
async def test_note_field_is_never_redrawn_while_written_in(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question))) as window:
        await window.tap(strings.NOTE)
        await window.set(strings.NOTE_LABEL, "call 402-555-0123")
        field = window.find(strings.NOTE_LABEL)
        await window.tap(strings.NOTE_KEEP)
        await window.set(strings.NOTE_LABEL, "call the school")
        await window.resize(390, 500)  # a phone's keyboard comes up
        assert window.find(strings.NOTE_LABEL) is field
        assert strings.NOTE_KEEP in window.names()


@driven
async def test_note_is_offered_once_after_a_choice(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", with_a_note_offered)) as window:
        screen = in_hand(bench).walk.screen
        assert isinstance(screen, Question)
        await window.tap(next(choice.say for choice in screen.choices if choice.note))
        assert strings.WHY in window.names()
        await window.tap(strings.NOT_LATER)
        assert strings.WHY not in window.names()


@driven
async def test_offered_note_is_told_with_its_choice(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", with_a_note_offered)) as window:
        screen = in_hand(bench).walk.screen
        assert isinstance(screen, Question)
        choice = next(choice for choice in screen.choices if choice.note)
        await window.tap(choice.say)
        await window.tap(strings.WHY)
        await window.set(strings.NOTE_LABEL, "the building was locked")
        await window.tap(strings.NOTE_KEEP)
        await window.tap(strings.SO_FAR)
        assert f"{screen.ask} {choice.say}" in window.texts()


@driven
async def test_so_far_tells_the_path_and_closes(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Guidance))) as window:
        screen = in_hand(bench).walk.screen
        await window.tap(strings.SO_FAR)
        assert strings.BEGAN in window.texts()
        await window.tap(strings.CLOSE)
        assert isinstance(screen, Guidance)
        assert screen.title in window.texts()


@driven
async def test_so_far_stands_beside_question_given_room(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question)), size=WIDE) as window:
        question = in_hand(bench).walk.screen
        assert isinstance(question, Question)
        assert strings.SO_FAR not in window.names()
        assert strings.BEGAN in window.texts()
        await window.tap(question.choices[0].say)
        assert window.texts().count(question.ask) >= 1


@driven
async def test_something_changed_leads_to_where_the_tree_says(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Guidance))) as window:
        await window.tap(strings.CHANGED)
        frame = in_hand(bench).walk.frame
        assert frame.node == the_pack().trees[frame.tree].reassess_at


@driven
async def test_clock_that_runs_is_shown_with_its_time(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "restraint", with_a_clock)) as window:
        ((clock, _seconds),) = in_hand(bench).view.running
        bench.ticker.forward(125)
        await window.resize(*SMALL)
        assert any(text.startswith(f"{clock.say}: 2:") for text in window.texts())


@driven
async def test_danger_is_the_only_red_thing(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question))) as window:
        red = [each for each in window.all(ft.FilledButton) if each.style.bgcolor == theme.DANGER]
        assert len(red) == 1
        assert window.find(strings.DANGER) is red[0]


# What can go wrong


@driven
async def test_step_not_kept_is_told_and_tried_again(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question))) as window:
        walking = in_hand(bench)
        assert isinstance(walking.walk.screen, Question)
        journal = bench.folder / f"{walking.id}.journal"
        away = bench.folder.rename(bench.folder.with_name("away"))
        await window.tap(walking.walk.screen.choices[0].say)
        assert strings.UNCONFIRMED in window.texts()
        assert walking.view.step == 2
        away.rename(bench.folder)
        await window.tap(strings.TRY_AGAIN)
        assert strings.UNCONFIRMED not in window.texts()
    assert len(verify(journal.read_bytes()).bodies) == len(walking.walk.events)


@driven
async def test_finish_not_kept_stays_and_is_tried_again(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at_the_end)) as window:
        walking = in_hand(bench)
        journal = bench.folder / f"{walking.id}.journal"
        away = bench.folder.rename(bench.folder.with_name("away"))
        await window.tap(strings.FINISH)
        assert strings.UNCONFIRMED in window.texts()
        assert strings.NOTE not in window.names()  # what is finished takes no more notes
        away.rename(bench.folder)
        await window.tap(strings.FINISH)
        assert window.route == f"/saved/{walking.id}"
    assert verify(journal.read_bytes()).complete


async def taken_by_another(bench: Bench, window: Driver) -> tuple[Driver, WalkSession]:
    """Open the same walk in a second window."""
    walking = in_hand(bench)
    other = a_window(bench, window.route)
    await other.__aenter__()
    await window.settle()
    return other, walking


@driven
async def test_walk_another_window_took_can_be_taken_back(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Guidance))) as window:
        other, walking = await taken_by_another(bench, window)
        assert walking.persistence.owned_elsewhere
        assert strings.TAKEN in window.texts()
        await window.tap(strings.TAKE_OVER)
        assert strings.TAKEN not in window.texts()
        await other.tap(strings.CHANGED)
        assert strings.TAKEN in other.texts()
        await other.__aexit__(None, None, None)


@driven
async def test_danger_shows_its_line_when_only_reading(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Guidance))) as window:
        other, walking = await taken_by_another(bench, window)
        await window.tap(strings.DANGER)
        assert the_pack().manifest.danger.say in window.texts()
        assert walking.walk.state.dangers == ()
        await other.__aexit__(None, None, None)


@pytest.mark.parametrize(
    ("walk_id", "said"),
    [
        ("nonsense", "This is not the id of a walkthrough."),
        ("00000000-0000-0000-0000-000000000001", "This record is not here."),
    ],
)
@driven
async def test_address_without_walk_says_so_and_leads_home(bench: Bench, walk_id: str, said: str) -> None:
    async with a_window(bench, f"/walk/{walk_id}") as window:
        assert any(said in text for text in window.texts())
        await window.tap(strings.BACK)
        assert window.route == "/"
        assert not any(said in text for text in window.texts())


@driven
async def test_address_of_finished_walk_leads_to_record(bench: Bench) -> None:
    route = walked_to(bench, "arrest", at_the_end)
    walk_id = bench.walking.id
    bench.session.walks.finish()
    async with a_window(bench, route) as window:
        assert window.route == f"/saved/{walk_id}"
        assert strings.INTACT in window.texts()


@driven
async def test_walk_finished_here_is_not_come_back_to(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at_the_end)) as window:
        walking, last = in_hand(bench), window.route
        await window.tap(strings.FINISH)
        await window.go(last)
        assert window.route == f"/saved/{walking.id}"
        assert strings.NOTE not in window.names()


@driven
async def test_every_choice_of_an_outcome_is_named_once(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at_the_end)) as window:
        assert isinstance(in_hand(bench).walk.screen, Outcome)
        assert window.names().count(strings.FINISH) == 1


@driven
async def test_finish_says_how_many_duties_stay_open(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "restraint", with_duties)) as window:
        owed = in_hand(bench).view.owed
        for still_open in range(len(owed), 0, -1):
            said = (
                strings.FINISH_OPEN_ONE if still_open == 1 else strings.FINISH_OPEN.format(count=still_open)
            )
            assert said in window.texts()
            await window.tap_on(next(each for name, each in window.tappable() if name == strings.DUTY_NOW))
        assert not any(text.startswith(strings.FINISH + ".") for text in window.texts())
        assert not any("stay" in text and "open" in text for text in window.texts())


@driven
async def test_answer_gone_back_over_is_marked_until_answered(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question))) as window:
        assert strings.BEFORE not in window.texts()
        await window.tap("Yes")
        await window.tap(strings.BACK)
        assert strings.BEFORE in window.find("Yes").content.controls[1].value
        assert window.texts().count(strings.BEFORE) == 1
        await window.tap("Yes")
        assert strings.BEFORE not in window.texts()


@driven
async def test_path_so_far_opens_at_its_newest_line(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Guidance))) as window:
        await window.tap(strings.SO_FAR)
        scrolled = [column for column in window.all(ft.Column) if column.scroll]
        assert [column.auto_scroll for column in scrolled] == [True]
