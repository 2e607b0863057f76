"""Where the focus goes after each kind of step, and what a key may not reach."""

from __future__ import annotations

from itertools import pairwise

import flet as ft
import pytest

from sro_assist.app import strings
from sro_assist.app.focus import ASKED, ONE_PRESS, UNREAD, Focus, Keys
from sro_assist.app.formatting import clock
from sro_assist.trees.model import Factors, Guidance, Outcome, Question
from tests.app.bench import Bench, Ticker, at, the_pack, with_a_note_offered, with_duties
from tests.app.walk_steps import first_choice
from tests.ui.driver import Driver
from tests.ui.windows import WIDE, a_window, driven, in_hand, walked_to


def dangers(bench: Bench) -> int:
    return len(in_hand(bench).walk.history.dangers)


def asked(bench: Bench) -> str:
    """What the screen asks or says."""
    return in_hand(bench).walk.screen.headline


# Keys and fingers


def test_key_made_only_the_tap_right_after_it() -> None:
    ticker = Ticker()
    keys = Keys(ticker)
    assert not keys.just_now
    keys.pressed()
    seen = keys.just_now
    ticker.forward(2 * ONE_PRESS)
    assert (seen, keys.just_now) == (True, False)


@pytest.mark.parametrize("key", ["Enter", " "])
@driven
async def test_second_press_of_key_never_reaches_danger(bench: Bench, key: str) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question))) as window:
        question = in_hand(bench).walk.screen
        assert isinstance(question, Question)
        bench.read()
        await window.press(question.choices[0].say, key)
        bench.ticker.forward(0.35)
        await window.press(strings.DANGER, key)
        assert (dangers(bench), in_hand(bench).overlay.face, in_hand(bench).view.step) == (0, "screen", 2)
        bench.ticker.forward(1.5 * ONE_PRESS)
        await window.send(window.find(strings.DANGER), "click", None)
        assert (dangers(bench), in_hand(bench).overlay.face) == (1, "danger")


@driven
async def test_finger_reaches_danger_at_once_after_step(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question))) as window:
        question = in_hand(bench).walk.screen
        assert isinstance(question, Question)
        await window.tap(question.choices[0].say)
        await window.send(window.find(strings.DANGER), "click", None)
        assert dangers(bench) == 1


@driven
async def test_key_that_ended_walk_begins_no_danger(bench: Bench) -> None:
    bench.begin().actions.danger()
    again = bench.restart()
    async with a_window(again) as window:
        await window.press(strings.END_IT)
        again.ticker.forward(0.35)
        await window.press(strings.DANGER)
        assert again.context.walks == {}
        again.ticker.forward(UNREAD)
        await window.press(strings.DANGER)
        assert dangers(again) == 1


@driven
async def test_focus_is_on_question_once_banner_is_gone(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Guidance))) as window:
        away = bench.folder.rename(bench.folder.with_name("away"))
        await window.tap(strings.CHANGED)
        away.rename(bench.folder)
        await window.tap(strings.NOTE)
        await window.tap(strings.CLOSE)
        assert window.focused == strings.NOTE
        await window.tap(strings.TRY_AGAIN)
        assert window.focused == asked(bench)


@driven
async def test_key_reaches_danger_after_a_second_on_screen(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question))) as window:
        bench.ticker.forward(UNREAD)
        await window.press(strings.DANGER)
        assert dangers(bench) == 1


@driven
async def test_key_misses_danger_after_note_or_citation_opens(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question))) as window:
        bench.ticker.forward(UNREAD)
        await window.press(in_hand(bench).walk.screen.cites[0])
        await window.press(strings.DANGER, " ")
        bench.ticker.forward(UNREAD)
        await window.press(strings.NOTE)
        await window.press(strings.DANGER, " ")
        assert (dangers(bench), in_hand(bench).overlay.face) == (0, "note")


# Where it goes


@pytest.mark.parametrize("kind", [Question, Factors, Guidance, Outcome])
@driven
async def test_focus_is_on_what_each_screen_asks(bench: Bench, kind: type) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(kind))) as window:
        assert window.focused == asked(bench)


@driven
async def test_focus_is_on_question_after_each_step(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question))) as window:
        question = in_hand(bench).walk.screen
        assert isinstance(question, Question)
        await window.tap(question.choices[0].say)
        assert window.focused == asked(bench) != question.ask
        await window.tap(strings.BACK)
        assert window.focused == question.ask
        await window.tap(strings.CHANGED)
        assert window.focused == asked(bench)


@driven
async def test_focus_comes_back_to_the_citation_tapped(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question))) as window:
        cited = in_hand(bench).walk.screen.cites[0]
        await window.tap(cited)
        assert cited in window.focused
        await window.tap(window.focused)
        assert cited in window.focused


@pytest.mark.parametrize("close", [strings.CLOSE, strings.BACK, strings.NOTE_KEEP, "Escape"])
@driven
async def test_focus_comes_back_from_field_of_a_note(bench: Bench, close: str) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question))) as window:
        await window.tap(strings.NOTE)
        assert window.focused.startswith(strings.NOTE_LABEL)
        await (window.key(close) if close == "Escape" else window.tap(close))
        assert (in_hand(bench).overlay.face, window.focused) == ("screen", strings.NOTE)


@driven
async def test_focus_comes_back_to_factor_of_closed_note(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Factors))) as window:
        factors = in_hand(bench).walk.screen
        assert isinstance(factors, Factors)
        name = strings.NOTE_ABOUT.format(what=factors.factors[1].say)
        await window.tap(name)
        assert window.focused.startswith(strings.NOTE_LABEL)
        await window.tap(strings.CLOSE)
        assert window.focused == name


@driven
async def test_focus_is_on_question_without_the_offered_note(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "restraint", with_a_note_offered)) as window:
        question = in_hand(bench).walk.screen
        assert isinstance(question, Question)
        choice = next(choice for choice in question.choices if choice.note)
        await window.tap(choice.say)
        await window.tap(strings.WHY)
        await window.tap(strings.CLOSE)
        assert window.focused == strings.WHY
        await window.tap(strings.NOT_LATER)
        assert window.focused == asked(bench)


@driven
async def test_focus_is_on_question_after_keeping_offered_note(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "restraint", with_a_note_offered)) as window:
        question = in_hand(bench).walk.screen
        assert isinstance(question, Question)
        choice = next(choice for choice in question.choices if choice.note)
        await window.tap(choice.say)
        await window.tap(strings.WHY)
        await window.set(strings.NOTE_LABEL, "since the end of lunch")
        await window.tap(strings.NOTE_KEEP)
        assert window.focused == asked(bench)


@driven
async def test_danger_takes_focus_and_gives_it_back(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question))) as window:
        await window.tap(strings.DANGER)
        assert window.focused == the_pack().manifest.danger.say
        time = clock(in_hand(bench).view.time_of(in_hand(bench).walk.history.dangers[-1]))
        assert strings.DANGER_LOGGED.format(time=time) in window.texts()
        await window.key("Escape")
        assert (in_hand(bench).overlay.face, window.focused) == ("screen", asked(bench))


@driven
async def test_focus_comes_back_to_so_far(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question))) as window:
        await window.tap(strings.SO_FAR)
        assert window.focused == strings.SO_FAR
        await window.tap(strings.CLOSE)
        assert (window.focused, in_hand(bench).overlay.face) == (strings.SO_FAR, "screen")


@driven
async def test_focus_stays_with_the_duty_that_is_marked(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "restraint", with_duties)) as window:
        await window.tap(strings.DUTY_NOW)
        assert window.focused == strings.DUTY_UNDO
        await window.tap(strings.DUTY_UNDO)
        assert window.focused == strings.DUTY_NOW


@driven
async def test_path_beside_the_screen_takes_no_focus(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question)), WIDE) as window:
        assert window.focused == asked(bench)


@driven
async def test_escape_does_nothing_when_nothing_lies_over(bench: Bench) -> None:
    async with a_window(bench) as window:
        await window.key("Escape")
        await window.go(walked_to(bench, "arrest", at(Guidance)))
        before = in_hand(bench).walk.history.events.number
        await window.key("Escape")
        assert in_hand(bench).walk.history.events.number == before


@driven
async def test_focus_that_cannot_be_given_disturbs_nobody(bench: Bench) -> None:
    focus = Focus(Ticker())
    await focus.give()
    focus.part(ASKED, ft.TextButton("on no page"))
    await focus.give()
    assert not bench.context.walks


# Reading


def _takes_keys(part: ft.BaseControl) -> bool:
    focusable = (ft.TextButton, ft.FilledButton, ft.OutlinedButton, ft.IconButton, ft.TextField)
    others = (ft.KeyboardListener, ft.Radio, ft.Switch)
    return isinstance(part, (*focusable, *others)) or getattr(part, "on_click", None) is not None


def assert_scrolls_by_keys(window: Driver) -> None:
    """The keys scroll what the focus is in: so something in each part that scrolls can have it."""
    assert all(any(map(_takes_keys, inside)) for inside in window.scrolled()), window.texts()


def assert_in_order(window: Driver) -> None:
    """Headings begin with the first level and leave none out."""
    levels = [level for level, _said in window.headings()]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels


PLACES = {
    "/": strings.APP,
    "/saved": "Saved walkthroughs - SRO Assist",
    "/policy": "Policy - SRO Assist",
    "/policy/437.6": "Policy 437.6 - SRO Assist",
    "/settings": "Settings - SRO Assist",
    "/glance/arrest": "Arrest considerations - SRO Assist",
    "/nowhere": f"{strings.NOT_FOUND} - SRO Assist",
}


@pytest.mark.parametrize("size", [(390.0, 844.0), WIDE])
@driven
async def test_every_place_has_title_headings_and_key_scrolling(
    bench: Bench, size: tuple[float, float]
) -> None:
    async with a_window(bench, size=size) as window:
        for place, title in PLACES.items():
            await window.go(place)
            assert window.title == title
            assert_in_order(window)
            assert_scrolls_by_keys(window)


@pytest.mark.parametrize("size", [(390.0, 844.0), WIDE])
@driven
async def test_every_walk_screen_has_title_and_key_scrolling(bench: Bench, size: tuple[float, float]) -> None:
    async with a_window(bench, size=size) as window:
        for kind in (Question, Factors, Guidance, Outcome):
            await window.go(walked_to(bench, "arrest", at(kind)))
            assert window.title == f"{asked(bench)} - SRO Assist"
            for name, title in ((strings.NOTE, strings.NOTE_TITLE), (strings.DANGER, strings.DANGER)):
                assert_in_order(window)
                assert_scrolls_by_keys(window)
                await window.tap(name)
                assert window.title == f"{title} - SRO Assist"
                assert_scrolls_by_keys(window)
                await window.back()
            bench.context.walks.clear()


@driven
async def test_home_has_its_title_again_on_return(bench: Bench) -> None:
    async with a_window(bench) as window:
        await window.go("/policy/437.6")
        assert window.focused.startswith("437.6")
        await window.go("/")
        assert window.title == strings.APP


@driven
async def test_page_loaded_anew_has_focus_on_question(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question))) as window:
        before = len([name for name, _args in window.calls if name == "focus"])
        in_hand(bench).actions.answer(first_choice(in_hand(bench)))  # while the page was away
        await window.send(window.page, "connect", None)
        assert len([name for name, _args in window.calls if name == "focus"]) == before + 1
        assert window.focused == asked(bench)
        assert asked(bench) in window.texts()
        await window.go("/")
        await window.send(window.page, "connect", None)
        assert window.title == strings.APP


@driven
async def test_page_coming_back_without_walk_is_drawn(bench: Bench) -> None:
    async with a_window(bench) as window:
        await window.send(window.page, "connect", None)
        assert window.names()[0].startswith(strings.DANGER)
