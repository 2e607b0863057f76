"""A question is answered once, and remembers what was gone back over."""

from __future__ import annotations

from sro_assist.app import strings
from sro_assist.trees.model import Question
from tests.app.bench import (
    Bench,
    at,
)
from tests.ui.windows import a_window, driven, in_hand, walked_to


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
async def test_answer_gone_back_over_is_marked_until_answered(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question))) as window:
        assert strings.BEFORE not in window.texts()
        await window.tap("Yes")
        await window.tap(strings.BACK)
        assert strings.BEFORE in window.find("Yes").content.controls[1].value
        assert window.texts().count(strings.BEFORE) == 1
        await window.tap("Yes")
        assert strings.BEFORE not in window.texts()
