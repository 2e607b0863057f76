"""Factors are marked, noted on, and left."""

from __future__ import annotations

import flet as ft

from sro_assist.app import strings
from sro_assist.trees.model import Factors
from tests.app.bench import (
    Bench,
    at,
    the_pack,
)
from tests.ui.driver import Driver
from tests.ui.windows import SMALL, a_window, driven, in_hand, walked_to


@driven
async def test_factors_are_marked_and_left(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Factors))) as window:
        walking = in_hand(bench)
        assert isinstance(walking.walk.screen, Factors)
        factor = walking.walk.screen.factors[0]
        key, name = (*walking.walk.frame, factor.id), f"{factor.say}: {strings.PRESENT}"
        await window.tap(name)
        assert walking.walk.position.marks[key] == "present"
        marked = [
            each for each in window.all(ft.Semantics) if each.checked and each.label == f"{factor.say}:"
        ]
        assert len(marked) == 1
        await window.tap(name)
        assert key not in walking.walk.position.marks
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
