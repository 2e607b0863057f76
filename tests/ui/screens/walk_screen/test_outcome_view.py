"""An outcome: what is owed, and where it leads."""

from __future__ import annotations

from sro_assist.app import strings
from sro_assist.records import verify
from sro_assist.trees.model import Outcome
from tests.app.bench import (
    Bench,
    at_the_end,
    in_a_visit,
    the_pack,
    with_duties,
)
from tests.ui.windows import a_window, driven, in_hand, walked_to


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
