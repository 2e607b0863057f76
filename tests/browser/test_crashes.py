"""A crash of the browser's own process for a page fails no test by itself, and no test after it."""

from __future__ import annotations

from contextlib import suppress

from playwright.sync_api import Error

from sro_assist.app import strings
from tests.browser.page_objects.home import Home

BEGUN: list[str] = []


def test_test_is_run_again_after_a_crash(home: Home) -> None:
    BEGUN.append(home.route)
    if len(BEGUN) == 1:
        with suppress(Error):
            home.page.goto("chrome://crash")
    home.see_heading(strings.APP, level=1)


def test_test_after_a_crash_has_a_tab(home: Home) -> None:
    home.see_heading(strings.APP, level=1)
    assert len(BEGUN) != 1
