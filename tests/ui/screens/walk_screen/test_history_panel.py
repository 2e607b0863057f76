"""The path so far: over a phone's screen, beside a wide one."""

from __future__ import annotations

import flet as ft

from sro_assist.app import strings
from sro_assist.trees.model import Guidance, Question
from tests.app.bench import (
    Bench,
    at,
)
from tests.ui.windows import WIDE, a_window, driven, in_hand, walked_to


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
async def test_path_so_far_opens_at_its_newest_line(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Guidance))) as window:
        await window.tap(strings.SO_FAR)
        scrolled = [column for column in window.all(ft.Column) if column.scroll]
        assert [column.auto_scroll for column in scrolled] == [True]
