"""A new version that does not start leaves nobody without the app: the one before it is opened again."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.shell.phone import Phone, app_shows
from tests.browser.shell.site import Site, lay
from tests.browser.shell.test_update import kept, look_again, strip

FAILS = "setTimeout(() => keeping.failed('Traceback\\nImportError: a part is missing'), 100);"
HANGS = ""
CACHES = "caches.keys().then(names => names.filter(name => /[0-9a-f]{16}$/.test(name)).length)"
"""How many versions lie on the phone."""


@pytest.fixture
def failing(tmp_path: Path) -> Path:
    """A version two that arrives whole and does not start."""
    return lay(tmp_path / "failing", version="two", app=FAILS)


@pytest.fixture
def hanging(tmp_path: Path) -> Path:
    """One that never says a word."""
    return lay(tmp_path / "hanging", version="two", app=HANGS)


def use(page: Page, site: Site, version: Path) -> None:
    """Publish this version, and take it."""
    site.folder = version
    look_again(page)
    page.get_by_role("button", name="Use it now").click()


def gone_back(page: Page) -> None:
    """It failed, and the one before is there again."""
    expect(page.get_by_text("SRO Assist could not start")).to_be_visible()
    app_shows(page, "one at /")


def test_version_that_cannot_start_gives_way_by_itself(site: Site, phone: Phone, failing: Path) -> None:
    page = kept(phone, site)
    use(page, site, failing)
    site.stop()
    expect(page.get_by_text("SRO Assist could not start: ImportError: a part is missing")).to_be_visible()
    app_shows(page, "one at /")
    expect(page.get_by_text("The new version did not start. You have the one before it.")).to_be_visible()


def test_card_offers_the_version_before_when_start_fails(site: Site, phone: Phone, failing: Path) -> None:
    page = kept(phone, site)
    use(page, site, failing)
    page.get_by_role("button", name="Danger now").click()
    page.get_by_role("button", name="Open the one before").click()
    app_shows(page, "one at /walk/danger")


def test_hanging_version_gives_way_at_next_start(site: Site, phone: Phone, hanging: Path) -> None:
    page = kept(phone, site)
    use(page, site, hanging)
    page.wait_for_function("() => !document.querySelector('#app') && document.readyState === 'complete'")
    site.stop()
    phone.restart()
    page = phone.open(site.address)
    app_shows(page, "one at /")
    expect(page.get_by_text("The new version did not start")).to_be_visible()
    page.reload()
    app_shows(page, "one at /")


def test_failed_version_tried_again_gives_way_again(site: Site, phone: Phone, failing: Path) -> None:
    page = kept(phone, site)
    use(page, site, failing)
    gone_back(page)
    page.get_by_role("button", name="Try the new one again").click()
    gone_back(page)


def test_version_after_failed_one_is_offered_and_taken(
    site: Site, phone: Phone, failing: Path, tmp_path: Path
) -> None:
    page = kept(phone, site)
    use(page, site, failing)
    gone_back(page)
    site.folder = lay(tmp_path / "three", version="three")
    look_again(page)
    expect(strip(page)).to_be_visible()
    page.get_by_role("button", name="Use it now").click()
    app_shows(page, "three at /")


def test_version_before_stays_only_until_new_one_draws(site: Site, phone: Phone, tmp_path: Path) -> None:
    page = kept(phone, site)
    page.add_init_script("window.isHeld = true")
    use(page, site, lay(tmp_path / "two", version="two"))
    page.wait_for_function("() => window.openApp && document.querySelector('#app').textContent === ''")
    assert page.evaluate(CACHES) == 2
    page.evaluate("window.openApp()")
    app_shows(page, "two at /")
    page.wait_for_function(f"() => {CACHES}.then(count => count === 1)")
    phone.restart()
    app_shows(phone.open(site.address), "two at /")
