"""Guidance is ticked and left."""

from __future__ import annotations

from sro_assist.app import strings
from sro_assist.trees.model import Guidance
from tests.app.bench import (
    Bench,
)
from tests.app.walk_steps import to_tick
from tests.ui.windows import a_window, driven, in_hand, walked_to


@driven
async def test_guidance_is_ticked_and_left(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "deescalation", to_tick)) as window:
        walking = in_hand(bench)
        assert isinstance(walking.walk.screen, Guidance)
        item = next(item for item in walking.walk.screen.do if item.id)
        await window.tap(item.say)
        assert (*walking.walk.frame, item.id) in walking.walk.history.ticks
        before = walking.view.step
        await window.tap(strings.GO_ON)
        assert walking.view.step == before + 1
