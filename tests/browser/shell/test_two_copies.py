"""Two copies of the app on one origin are two apps: neither wears, fetches or answers for the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.shell.phone import Phone, app_shows
from tests.browser.shell.site import Site, lay
from tests.browser.shell.test_update import look_again, strip


@pytest.fixture
def copies(tmp_path: Path) -> Iterator[Site]:
    """A live copy in a folder of its own, a training copy in another, and one more below the live one."""
    lay(tmp_path / "site" / "a", version="live")
    lay(tmp_path / "site" / "b", version="training")
    lay(tmp_path / "site" / "a" / "below", version="below")
    serving = Site(tmp_path / "site").start()
    yield serving
    serving.stop()


def app_id(page: Page) -> str:
    """By what the browser tells apps apart."""
    answer = page.context.new_cdp_session(page).send("Page.getAppId")
    return str(answer["appId"])


def test_two_copies_are_two_apps_to_the_browser(copies: Site, whole_phone: Phone) -> None:
    pages = [whole_phone.open(f"{copies.address}{copy}/") for copy in "ab"]
    for page, version in zip(pages, ("live", "training"), strict=True):
        app_shows(page, f"{version} at /")
    assert [app_id(page) for page in pages] == [f"{copies.address}{copy}/" for copy in "ab"]


def test_each_copy_wears_what_was_chosen_in_it(copies: Site, phone: Phone) -> None:
    chosen = phone.open(f"{copies.address}a/", theme="contrast", text_size=2.0)
    app_shows(chosen, "live at /")
    other = phone.open(f"{copies.address}b/")
    app_shows(other, "training at /")
    look = "document.documentElement.dataset.theme"
    assert (chosen.evaluate(look), other.evaluate(look)) == ("contrast", None)


def test_choice_once_shared_is_taken_over_once(copies: Site, phone: Phone) -> None:
    page = phone.open(f"{copies.address}a/icon.svg")
    page.evaluate("localStorage.setItem('flutter.sro.theme', '\"dark\"')")
    for copy, theme in (("a", "dark"), ("b", None), ("a", "dark")):
        page.goto(f"{copies.address}{copy}/", wait_until="commit")
        page.wait_for_selector("#app")
        assert page.evaluate("document.documentElement.dataset.theme") == theme


def test_update_of_one_copy_leaves_the_other(copies: Site, phone: Phone, tmp_path: Path) -> None:
    live, training = (phone.open(f"{copies.address}{copy}/") for copy in "ab")
    app_shows(live, "live at /")
    app_shows(training, "training at /")
    training.evaluate("window.mark = true")
    lay(tmp_path / "newer" / "a", version="newer")
    copies.folder = tmp_path / "newer"
    look_again(live)
    live.get_by_role("button", name="Use it now").click()
    app_shows(live, "newer at /")
    expect(strip(training)).to_be_hidden()
    assert training.evaluate("window.mark")  # it was not opened anew
    copies.stop()
    training.reload()
    app_shows(training, "training at /")


def test_copy_below_another_is_its_own(copies: Site, phone: Phone) -> None:
    app_shows(phone.open(f"{copies.address}a/"), "live at /")
    below = phone.open(f"{copies.address}a/below/")
    app_shows(below, "below at /")
    copies.stop()
    below.reload()
    app_shows(below, "below at /")
    app_shows(phone.open(f"{copies.address}a/"), "live at /")
