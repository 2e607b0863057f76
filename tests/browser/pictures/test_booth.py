"""The tab for the pictures is opened again where it shows nothing any more, and only there."""

from __future__ import annotations

from contextlib import suppress

import pytest
from playwright.sync_api import Error

from sro_assist.app import strings
from tests.browser.pictures.booth import Booth

FREEZE = "() => { ImageBitmapRenderingContext.prototype.transferFromImageBitmap = () => {} }"
"""From then on nothing that Flutter draws comes onto the screen."""


def test_tab_whose_process_crashed_is_opened_again(booth: Booth) -> None:
    first = booth.page

    def work() -> list[str]:
        if booth.page is first:
            with suppress(Error):
                first.goto("chrome://crash")
        booth.screen.see_heading(strings.APP, level=1)
        return []

    assert booth.look(work) == []
    assert booth.page is not first
    assert any("crashed" in fault for fault in booth.once)


def test_tab_drawn_no_more_is_opened_again(booth: Booth) -> None:
    first = booth.page
    booth.screen.at_rest()
    first.evaluate(FREEZE)
    booth.once.clear()
    assert booth.look(lambda: ["stale"] if booth.page is first else []) == []
    assert booth.page is not first
    assert booth.once == ["stale"]


def test_what_a_tab_that_draws_shows_is_wrong(booth: Booth) -> None:
    first = booth.page
    booth.once.clear()
    assert booth.look(lambda: ["grey"] if booth.page is first else []) == ["grey"]
    assert booth.page is first
    assert booth.once == []


def test_what_is_wrong_without_a_crash_is_told(booth: Booth) -> None:
    def work() -> list[str]:
        raise AssertionError("grey")

    with pytest.raises(AssertionError, match="grey"):
        booth.look(work)
