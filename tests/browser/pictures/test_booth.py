"""What the tab for the pictures finds has to be there in a new one too."""

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
        return []

    assert booth.look(work) == []
    assert booth.page is not first
    assert any("crashed" in fault for fault in booth.once)


def test_what_a_new_tab_shows_too_is_wrong(booth: Booth) -> None:
    assert booth.look(lambda: ["grey"]) == ["grey"]
    assert booth.once == []


def test_what_only_the_old_tab_shows_is_told(booth: Booth) -> None:
    first = booth.page

    def work() -> list[str]:
        booth.screen.see_heading(strings.APP, level=1)
        return ["grey"] if booth.page is first else []

    assert booth.look(work) == []
    [once] = booth.once
    assert once.startswith("grey (window 390x844 times 1 at 0,0, canvas ")  # it may not have drawn yet


def test_what_is_wrong_without_a_crash_is_told(booth: Booth) -> None:
    def work() -> list[str]:
        raise AssertionError("grey")

    with pytest.raises(AssertionError, match="grey"):
        booth.look(work)
