"""No error ends a session: a part that cannot be drawn says so in its place, a tap that fails is told."""

from __future__ import annotations

import flet as ft
import pytest

from sro_assist.app import strings
from sro_assist.app.walk_actions import WalkActions
from sro_assist.trees.model import Question
from sro_assist.ui.components import timers
from sro_assist.ui.screens import saved_list
from sro_assist.ui.screens.walk_screen import walk_route as walking_screen
from tests.app.bench import Bench, at, the_pack, with_a_clock
from tests.ui.windows import SMALL, a_window, driven, in_hand, walked_to


def broken(*_args: object) -> ft.Control:
    raise ZeroDivisionError("a part of a screen that cannot be drawn")


@driven
async def test_failed_screen_says_so_and_session_lives_on(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The question's part is replaced by one that raises: no real screen is known to."""
    async with a_window(bench) as window:
        with monkeypatch.context() as patch:
            patch.setitem(walking_screen.NODES, Question, broken)
            await window.go(walked_to(bench, "arrest", at(Question)))
            assert window.texts() == [strings.PART_FAILED]
            assert "ZeroDivisionError" in window.failures()[0]
        await window.resize(*SMALL)
        question = in_hand(bench).walk.screen
        assert isinstance(question, Question)
        await window.tap(question.choices[0].say)
        assert in_hand(bench).view.step == 2


@driven
async def test_failed_part_leaves_the_rest_of_the_screen(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clocks' strip is replaced by one that raises."""
    monkeypatch.setattr(timers, "_strip", broken)
    async with a_window(bench, walked_to(bench, "restraint", with_a_clock)) as window:
        assert strings.PART_FAILED in window.texts()
        assert strings.NOTE in window.names()
        assert window.failures()
        await window.tap(strings.DANGER)
        assert the_pack().manifest.danger.say in window.texts()
        window.failures()


@driven
async def test_failed_tap_is_told_and_session_lives_on(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """The action is replaced by one that raises."""
    async with a_window(bench, walked_to(bench, "arrest", at(Question))) as window:
        with monkeypatch.context() as patch:
            patch.setattr(WalkActions, "reassess", broken)
            await window.go("/")
            await window.go(f"/walk/{in_hand(bench).id}")
            await window.tap(strings.CHANGED)
        assert strings.LATE_NOTE in window.texts()
        assert "ZeroDivisionError" in window.failures()[0]
        await window.tap(strings.NOTE)
        assert in_hand(bench).overlay.face == "note"


@driven
async def test_error_in_the_list_leaves_the_way_back(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of walkthroughs is replaced by one that raises."""
    async with a_window(bench) as window:
        with monkeypatch.context() as patch:
            patch.setattr(saved_list, "every_alert", broken)
            await window.go("/saved")
            assert strings.PART_FAILED in window.texts()
            assert window.failures()
        await window.go("/")
        assert any(name.startswith(strings.DANGER) for name in window.names())
        window.failures()


@driven
async def test_two_windows_fail_and_draw_each_for_itself(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One window's question cannot be drawn; the other's home is not touched by it."""
    async with a_window(bench) as window, a_window(bench) as other:
        with monkeypatch.context() as patch:
            patch.setitem(walking_screen.NODES, Question, broken)
            await window.go(walked_to(bench, "arrest", at(Question)))
            assert window.failures()
            other.failures()
            await other.resize(*SMALL)
            assert strings.PART_FAILED not in other.texts()
        await window.go("/")


@driven
async def test_answer_about_a_gone_part_disturbs_nobody(bench: Bench) -> None:
    async with a_window(bench) as window:
        window.page.session.handle_invoke_method_results(99_999, "a call", None, None)
        await window.tap(strings.SETTINGS)
        assert window.headings()[0] == (1, strings.SETTINGS)
