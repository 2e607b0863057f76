"""What the system around the app is set to, told by the client: the screens follow it."""

from __future__ import annotations

import flet as ft

from sro_assist.ui.color_schemes import CONTRAST, DARK
from sro_assist.ui.system_preferences import PROBE
from tests.app.bench import Bench
from tests.ui.driver import ASKED_OF_SYSTEM as ASKED
from tests.ui.driver import Driver, features
from tests.ui.windows import a_window, driven


def probe(window: Driver) -> ft.Text:
    """The line that is measured."""
    (stack,) = window.page.overlay
    assert isinstance(stack, ft.Stack)
    (unseen,) = stack.controls
    assert isinstance(unseen, ft.Container)
    assert isinstance(unseen.content, ft.Text)
    return unseen.content


async def measure(window: Driver, height: float) -> None:
    """Have the client say how high the line is drawn."""
    await window.send(probe(window), "size_change", {"w": 0.0, "h": height})


async def come_back(window: Driver) -> None:
    """Leave the page and come back to it."""
    await window.send(window.page, "app_lifecycle_state_change", {"state": "resume"})


@driven
async def test_layout_follows_the_text_size_of_the_system(bench: Bench) -> None:
    walk_id = bench.begin().id
    async with a_window(bench, f"/walk/{walk_id}") as window:
        pictured = len(window.all(ft.Icon))
        await measure(window, 2 * PROBE)
        assert len(window.all(ft.Icon)) < pictured  # words alone below: beside pictures they would break
        await measure(window, PROBE)
        assert len(window.all(ft.Icon)) == pictured


@driven
async def test_line_not_drawn_yet_changes_nothing(bench: Bench) -> None:
    async with a_window(bench) as window:
        before = window.words()
        await measure(window, 0.0)
        assert window.words() == before


@driven
async def test_contrast_is_worn_when_asked_and_taken_off(bench: Bench) -> None:
    async with a_window(bench) as window:
        assert scheme(window) == DARK
        window.answers[ASKED] = features(high_contrast=True)
        await come_back(window)
        assert scheme(window) == CONTRAST
        window.answers[ASKED] = features(high_contrast=False)
        await come_back(window)
        assert scheme(window) == DARK


@driven
async def test_contrast_asked_for_before_is_worn_from_start(bench: Bench) -> None:
    window = a_window(bench)
    window.answers[ASKED] = features(high_contrast=True)
    async with window:
        assert scheme(window) == CONTRAST


def scheme(window: Driver) -> ft.ColorScheme | None:
    """The colours on dark ground."""
    assert isinstance(window.page.dark_theme, ft.Theme)
    return window.page.dark_theme.color_scheme
