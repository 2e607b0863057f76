"""How the walking screen shares its room: what scrolls, what stays, what stands in the bar."""

from __future__ import annotations

from typing import Any

import pytest

from sro_assist.app import strings
from sro_assist.trees.model import Guidance, Question
from tests.app.bench import Bench, at
from tests.ui.windows import LOW, PHONE, SMALL, WIDE, a_window, driven, walked_to

LOWEST = (568.0, 320.0)
DANGER = f"{strings.DANGER_SHORT} {strings.DANGER}"
HAND = [strings.NOTE, strings.CHANGED, strings.SO_FAR]


def choices(bench: Bench) -> list[str]:
    """What the question says there is to choose from."""
    screen = bench.walking.walk.screen
    assert isinstance(screen, Question)
    return [choice.say for choice in screen.choices]


def with_many_choices(walk: Any) -> bool:  # noqa: ANN401 - as a goal is given
    """A question with four ways on."""
    return isinstance(walk.screen, Question) and len(walk.screen.choices) >= 4


@driven
async def test_phone_scrolls_the_text_not_the_choices(bench: Bench) -> None:
    address = walked_to(bench, "arrest", with_many_choices)
    async with a_window(bench, address, PHONE) as window:
        (text,) = window.scrolling()
        assert not set(text) & {*choices(bench), *HAND}
        assert set(HAND) <= set(window.names())


@pytest.mark.parametrize("size", [LOW, LOWEST])
@driven
async def test_low_screen_has_choices_beside_the_text(bench: Bench, size: tuple[float, float]) -> None:
    address = walked_to(bench, "arrest", with_many_choices)
    async with a_window(bench, address, size) as window:
        text, ways = window.scrolling()
        assert ways == choices(bench)
        assert not set(text) & set(HAND)
        in_bar = window.names()[: window.names().index(DANGER)]
        assert [name for name in in_bar if name in HAND] == HAND
        assert (1, bench.walking.view.title) in window.headings()


@driven
async def test_what_low_bar_lacks_room_for_stands_below(bench: Bench) -> None:
    bench.session.preferences.set(text_size=2.0)
    address = walked_to(bench, "arrest", at(Guidance))
    async with a_window(bench, address, LOWEST) as window:
        _text, ways = window.scrolling()
        assert ways == [strings.GO_ON, *HAND]
        assert (1, bench.walking.view.title) in window.headings()


@driven
async def test_large_text_on_small_screen_scrolls_as_one(bench: Bench) -> None:
    bench.session.preferences.set(text_size=2.0)
    address = walked_to(bench, "arrest", with_many_choices)
    async with a_window(bench, address, SMALL) as window:
        (all_of_it,) = window.scrolling()
        assert all_of_it[-len(choices(bench)) - len(HAND) :] == [*choices(bench), *HAND]
        assert bench.walking.walk.screen.cites[0] in all_of_it[0]


@driven
async def test_words_that_were_unfolded_scroll_with_the_choices(bench: Bench) -> None:
    address = walked_to(bench, "arrest", with_many_choices)
    async with a_window(bench, address, PHONE) as window:
        citation = bench.walking.walk.screen.cites[0]
        await window.tap(next(name for name in window.names() if citation in name))
        (together,) = window.scrolling()
        assert together[-len(choices(bench)) :] == choices(bench)


@driven
async def test_wide_screen_shows_path_beside_the_question(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", with_many_choices), WIDE) as window:
        assert strings.SO_FAR not in window.names()
        assert (2, strings.SO_FAR) in window.headings()


@pytest.mark.parametrize("size", [PHONE, LOW, (320.0, 320.0)])
@driven
async def test_danger_has_its_way_back_at_every_size(bench: Bench, size: tuple[float, float]) -> None:
    async with a_window(bench, walked_to(bench, "arrest", with_many_choices), size) as window:
        await window.tap(strings.DANGER)
        assert strings.DANGER_BACK in window.names()
        await window.tap(strings.DANGER_BACK)
        assert set(choices(bench)) <= set(window.names())


@pytest.mark.parametrize("text_size", [1.0, 2.0])
@pytest.mark.parametrize("size", [LOW, LOWEST])
@driven
async def test_home_on_low_screen_has_all_places(
    bench: Bench, size: tuple[float, float], text_size: float
) -> None:
    bench.session.preferences.set(text_size=text_size)
    async with a_window(bench, size=size) as window:
        columns = window.scrolling()
        assert columns[0][0].startswith(strings.DANGER)
        assert len(columns) == (
            1 if (size, text_size) == (LOWEST, 2.0) else 2
        )  # there two would be too narrow
        assert {strings.SAVED, strings.POLICY, strings.SETTINGS} <= set(window.names())
