"""*Danger now*: one line, and back to the same place."""

from __future__ import annotations

import flet as ft

from sro_assist.app import strings
from sro_assist.trees.model import Guidance, Question
from sro_assist.ui import theme
from tests.app.bench import (
    Bench,
    at,
    the_pack,
)
from tests.ui.windows import a_window, driven, in_hand, walked_to


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
async def test_danger_is_the_only_red_thing(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question))) as window:
        red = [each for each in window.all(ft.FilledButton) if each.style.bgcolor == theme.DANGER]
        assert len(red) == 1
        assert window.find(strings.DANGER) is red[0]
