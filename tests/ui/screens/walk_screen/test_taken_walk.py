"""A walk that another window took."""

from __future__ import annotations

from sro_assist.app import strings
from sro_assist.app.walk_session import WalkSession
from sro_assist.trees.model import Guidance
from tests.app.bench import (
    Bench,
    at,
    the_pack,
)
from tests.ui.driver import Driver
from tests.ui.windows import a_window, driven, in_hand, walked_to


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
        assert walking.walk.history.dangers == ()
        await other.__aexit__(None, None, None)
