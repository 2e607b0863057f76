"""Screens that are imported when they are first opened, or when there is time after a first question."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import flet as ft
import pytest

from sro_assist.app import strings
from sro_assist.ui import late_screens
from sro_assist.ui.error_boundary import late_screen
from tests.app.bench import Bench
from tests.ui.driver import Driver
from tests.ui.windows import a_window, driven

LATER = """
import asyncio, sys
import sro_assist.entrypoints.browser
from sro_assist.ui import late_screens
NAMES = ("ui.screens.saved_screen", "records.exchange.importer", "trees.checks")
LATE = {f"sro_assist.{name}" for name in NAMES}
assert LATE.isdisjoint(sys.modules), LATE.intersection(sys.modules)
late_screens.PAUSE = 0
asyncio.run(late_screens._import_rest())
assert LATE <= {*sys.modules}, LATE.difference(sys.modules)
"""


AT_ONCE = """
import sys
from pathlib import Path
from sro_assist.entrypoints.local import window_maker
window_maker(Path("no pack"), Path("no records"))
assert "sro_assist.ui.screens.saved_screen" in sys.modules
"""


@pytest.mark.parametrize("code", [LATER, AT_ONCE], ids=["on a phone", "on a desk"])
def test_rest_is_imported_where_no_tap_waits(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(("route", "imports"), [("/", 0), ("/begin/arrest", 1)])
def test_rest_is_imported_once_a_walk_is_shown(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, route: str, imports: int
) -> None:
    done: list[str] = []
    monkeypatch.setattr(late_screens, "PAUSE", 0)
    monkeypatch.setattr(late_screens, "REST", (lambda: done.append("imported"),))

    @driven
    async def opened() -> None:
        async with a_window(bench, route) as window:
            await window.settle()

    opened()
    assert len(done) == imports


@driven
async def test_screen_that_cannot_be_imported_says_so() -> None:
    def missing() -> Any:  # noqa: ANN401 - never comes to one
        raise ImportError("it is not there")

    @ft.component
    def shown() -> Any:  # noqa: ANN401 - a Flet component
        return ft.Router([ft.Route(path="/", component=late_screen(missing))], manage_views=True)

    def main(page: ft.Page) -> None:
        page.render_views(shown)

    async with Driver(main) as window:
        assert strings.PART_FAILED in window.texts()
        assert "it is not there" in window.failures()[0]
