"""A start that goes wrong is told as it is: nothing is kept, a network asks to sign in, a part is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from sro_assist.pwa.service_worker import NAME as WORKER
from tests.browser.shell.phone import Phone, app_shows
from tests.browser.shell.site import Site
from tests.browser.shell.test_card_shown import OPEN_APP, WAITING
from tests.browser.shell.test_offline import _forget


def test_browser_that_keeps_nothing_says_so_and_opens(site: Site, forgetful_phone: Phone) -> None:
    page = forgetful_phone.open(site.address, held=True)
    page.wait_for_function(WAITING)
    expect(page.get_by_text("This browser is set to keep nothing of this site.")).to_be_visible()
    page.evaluate(OPEN_APP)
    app_shows(page, "one at /")
    page.evaluate("localStorage.setItem('a', 1); sessionStorage.setItem('b', 2)")
    assert page.evaluate("[localStorage.getItem('a'), sessionStorage.getItem('b')]") == ["1", "2"]


@pytest.mark.parametrize("file", [WORKER, "changed.bin"])
def test_network_that_asks_to_sign_in_is_told(site: Site, phone: Phone, file: str) -> None:
    site.signs_in = {file}
    page = phone.open(site.address)
    expect(page.get_by_text("It may ask you to sign in first")).to_be_visible()
    site.signs_in = set()
    page.get_by_role("button", name="Try again now").click()
    app_shows(page, "one at /")


def test_lost_part_is_told_plainly_and_comes_again(site: Site, phone: Phone) -> None:
    page = phone.open(site.address)
    app_shows(page, "one at /")
    _forget(page, "flutter_bootstrap.js")
    site.stop()
    page.reload()
    expect(page.get_by_text("a part of it is no longer on this device")).to_be_visible()
    expect(page.get_by_role("button", name="Danger now")).to_be_visible()
    site.start()
    page.get_by_role("button", name="Try again now").click()
    app_shows(page, "one at /")


def test_python_lacking_a_part_is_told_the_same(site: Site, phone: Phone) -> None:
    page = phone.open(site.address, held=True)
    page.wait_for_function(WAITING)
    page.evaluate("keeping.failed('Error: app.bin could not be fetched (404).')")
    expect(page.get_by_text("a part of it is no longer on this device")).to_be_visible()
