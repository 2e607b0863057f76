"""A clock that asks its question: for how long, and the device's own quiet sign when it begins to."""

from __future__ import annotations

import pytest

from sro_assist.trees.model import Clock
from sro_assist.ui.components.timers import PROMPT_LASTS, begins_to_ask, prompting
from tests.app.bench import Bench, with_a_clock
from tests.ui.windows import a_window, driven

SILENT = Clock(say="Since the stop", weight="practice")
ASKING = SILENT.model_copy(update={"every": 60, "prompt": "Is it still needed?"})
BUZZ = "light_impact"


@pytest.mark.parametrize(
    ("seconds", "asks", "begins"),
    [
        (0, False, False),
        (59, False, False),
        (60, True, True),
        (61, True, False),
        (60 + PROMPT_LASTS, False, False),
        (120, True, True),
    ],
)
def test_clock_asks_each_time_its_interval_has_passed(seconds: int, asks: bool, begins: bool) -> None:
    assert (prompting(ASKING, seconds), begins_to_ask(ASKING, seconds)) == (asks, begins)
    assert not prompting(SILENT, seconds)
    assert not begins_to_ask(SILENT, seconds)


@pytest.mark.parametrize("late", [0, 1])
@driven
async def test_device_is_buzzed_when_clock_begins_to_ask(bench: Bench, late: int) -> None:
    bench.begin("restraint")
    walking = bench.reach(with_a_clock)
    ((clock, seconds),) = walking.view.running
    bench.ticker.forward((clock.every or 0) - seconds + late)
    async with a_window(bench, f"/walk/{walking.id}") as window:
        assert clock.prompt in window.texts()
        assert (BUZZ in [name for name, _args in window.calls]) == (not late)
