"""A new version is fetched in the background, offered at home, taken when asked, and never half."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.shell.phone import Phone, app_shows
from tests.browser.shell.site import Site, lay


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """Version two, not served yet."""
    return lay(tmp_path / "two", version="two")


def strip(page: Page) -> Locator:
    return page.get_by_text("A new version is ready.")


def kept(phone: Phone, site: Site) -> Page:
    """The phone after its first visit."""
    page = phone.open(site.address)
    app_shows(page, "one at /")
    return page


def look_again(page: Page) -> None:
    """What coming back online does."""
    page.evaluate("dispatchEvent(new Event('online'))")


def test_update_is_offered_and_taken(site: Site, phone: Phone, newer: Path) -> None:
    page = kept(phone, site)
    site.folder = newer
    page.reload()
    app_shows(page, "one at /")
    expect(strip(page)).to_be_visible()
    page.get_by_role("button", name="Use it now").click()
    app_shows(page, "two at /")
    site.stop()
    page.reload()
    app_shows(page, "two at /")
    expect(strip(page)).to_be_hidden()


def test_update_fetches_only_what_has_changed(site: Site, phone: Phone, newer: Path) -> None:
    page = kept(phone, site)
    site.folder = newer
    site.asked.clear()
    look_again(page)
    expect(strip(page)).to_be_visible()
    assert site.asked["changed.bin"] == 1
    assert site.asked["same.bin"] == 0


def test_update_found_when_back_online_is_offered(site: Site, phone: Phone, newer: Path) -> None:
    page = kept(phone, site)
    site.stop()
    page.reload()
    app_shows(page, "one at /")
    site.folder = newer
    site.start()
    look_again(page)
    expect(strip(page)).to_be_visible()


def test_update_is_not_shown_while_walking(site: Site, phone: Phone, newer: Path) -> None:
    page = kept(phone, site)
    site.folder = newer
    look_again(page)
    expect(strip(page)).to_be_visible()
    page.evaluate("history.pushState(null, '', '#/walk/1')")
    expect(strip(page)).to_be_hidden()
    page.evaluate("history.pushState(null, '', '#/')")
    expect(strip(page)).to_be_visible()


def test_update_put_off_returns_at_the_next_start(site: Site, phone: Phone, newer: Path) -> None:
    page = kept(phone, site)
    site.folder = newer
    look_again(page)
    page.get_by_role("button", name="Later").click()
    expect(strip(page)).to_be_hidden()
    page.reload()
    app_shows(page, "one at /")
    expect(strip(page)).to_be_visible()


def test_update_never_taken_is_never_put_in(site: Site, phone: Phone, newer: Path) -> None:
    page = kept(phone, site)
    site.folder = newer
    look_again(page)
    expect(strip(page)).to_be_visible()
    phone.restart()  # the browser itself would go over to the new one here
    page = phone.open(site.address)
    app_shows(page, "one at /")
    page.get_by_role("button", name="Use it now").click()
    app_shows(page, "two at /")


@pytest.mark.parametrize("harm", ["cut", "wrong"])
def test_update_broken_halfway_leaves_the_old_and_heals(
    site: Site, phone: Phone, newer: Path, harm: str
) -> None:
    page = kept(phone, site)
    site.folder = newer
    setattr(site, harm, {"changed.bin"})
    with page.expect_event("console", lambda message: "installing gone" in message.text):
        page.evaluate(WATCH_INSTALLING)
    expect(strip(page)).to_be_hidden()
    site.stop()
    page.reload()
    app_shows(page, "one at /")
    setattr(site, harm, set())
    site.asked.clear()
    site.start()
    look_again(page)
    expect(strip(page)).to_be_visible()
    assert site.asked["index.html"] == 0  # it had arrived before
    page.get_by_role("button", name="Use it now").click()
    app_shows(page, "two at /")


def test_second_window_stays_until_it_comes_home(site: Site, phone: Phone, newer: Path) -> None:
    first = kept(phone, site)
    second = phone.open(f"{site.address}#/walk/7")
    app_shows(second, "one at /walk/7")
    site.folder = newer
    look_again(first)
    first.get_by_role("button", name="Use it now").click()
    app_shows(first, "two at /")
    expect(second.locator("#app")).to_have_text("one at /walk/7")
    second.evaluate("history.pushState(null, '', '#/')")
    app_shows(second, "two at /")


WATCH_INSTALLING = """async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update().catch(() => {});
    const worker = registration.installing;
    worker.addEventListener("statechange", () => {
        if (worker.state === "redundant") console.log("installing gone");
    });
}"""
