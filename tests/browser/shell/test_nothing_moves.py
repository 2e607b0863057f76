"""Nothing on the card moves by itself: a thumb on its way to *Danger now* finds it where it was."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.shell.phone import Phone, app_shows
from tests.browser.shell.site import Site

WATCH = """
window.shifted = 0;
new PerformanceObserver(list => { for (const shift of list.getEntries()) window.shifted += shift.value; })
    .observe({ type: "layout-shift", buffered: true });
"""


def shifted(page: Page) -> float:
    """How much of the screen moved, and how far, as browsers count it."""
    total: float = page.evaluate("new Promise(done => setTimeout(() => done(window.shifted), 100))")
    return total


def top(page: Page) -> float:
    box = page.get_by_role("button", name="Danger now").bounding_box()
    assert box
    return box["y"]


@pytest.mark.parametrize("width", [320, 390])
def test_first_visit_moves_nothing_on_the_card(site: Site, phone: Phone, width: int) -> None:
    site.cut = {"changed.bin"}
    page = phone.open("about:blank", held=True)
    page.set_viewport_size({"width": width, "height": 640})
    page.add_init_script(WATCH)
    page.goto(site.address, wait_until="commit")
    expect(page.get_by_text("Being kept on this device")).to_be_visible()
    before = top(page)
    expect(page.get_by_text("The connection was lost")).to_be_visible()
    assert top(page) == before
    site.cut = set()
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_function("() => window.openApp !== undefined")
    assert top(page) == before
    assert shifted(page) < 0.01
    page.evaluate("window.openApp()")
    app_shows(page, "one at /")
