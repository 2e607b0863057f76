"""Asking the page's Python, from a test."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

from tests.pwa.storage_page.browsing import Chromium

BEGIN = "from tests.pwa.storage_page.steps import Window; window = Window(); await window.open()"


def ask(page: Page, code: str) -> Any:  # noqa: ANN401 - whatever the page answers
    """Run the code in the page's Python, and give what it comes to."""
    return page.evaluate("code => ask(code)", code)


def begun(chromium: Chromium, address: str) -> Page:
    """A new tab with its home open, as ``window``."""
    page = chromium.page(address)
    ask(page, BEGIN)
    return page


def found(page: Page) -> dict[str, Any]:
    """What is kept of the one journal that the page writes."""
    answer: dict[str, Any] = json.loads(ask(page, "window.found()"))
    return answer
