"""The tab for the pictures outlives a crash of the browser's own process for it."""

from __future__ import annotations

from contextlib import suppress

import pytest
from playwright.sync_api import Error

from sro_assist.app import strings
from tests.browser.pictures.booth import Booth


def test_tab_whose_process_crashed_is_opened_again(booth: Booth) -> None:
    first = booth.page

    def work() -> list[str]:
        if booth.page is first:
            with suppress(Error):
                first.goto("chrome://crash")
        booth.screen.see_heading(strings.APP, level=1)
        return ["seen"]

    assert booth.look(work) == ["seen"]
    assert booth.page is not first


def test_what_is_wrong_without_a_crash_is_told(booth: Booth) -> None:
    def work() -> list[str]:
        raise AssertionError("grey")

    with pytest.raises(AssertionError, match="grey"):
        booth.look(work)
