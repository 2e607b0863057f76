"""The card before the app: at once, as last chosen, never over the app, and no tap on it lost."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.shell.phone import Phone, app_shows
from tests.browser.shell.site import Site

OPEN_APP = "window.openApp()"
PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length === 1"
WAITING = "() => window.openApp !== undefined"


def card(page: Page) -> Locator:
    return page.get_by_role("main", name="Quick card")


def waiting(phone: Phone, site: Site, address: str = "") -> Page:
    """A later start, with the app held back."""
    app_shows(phone.open(site.address), "one at /")
    page = phone.open(site.address + address, held=True)
    page.wait_for_function(WAITING)
    return page


def begin(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def test_card_is_painted_before_the_app_is_there(site: Site, phone: Phone) -> None:
    page = waiting(phone, site)
    page.wait_for_function(PAINTED)
    expect(card(page)).to_be_in_viewport()
    expect(page.locator("#app")).to_be_empty()


def test_card_goes_when_the_app_is_there(site: Site, phone: Phone) -> None:
    page = waiting(phone, site)
    expect(card(page)).to_be_visible()
    page.evaluate(OPEN_APP)
    app_shows(page, "one at /")


def test_card_tap_before_the_app_began_is_honoured(site: Site, phone: Phone) -> None:
    site.cut = {"changed.bin"}
    page = phone.open(site.address)
    begin(page, "Danger now")
    expect(page.get_by_text("Opening Danger now")).to_be_visible()
    site.cut = set()
    page.evaluate(
        "dispatchEvent(new Event('online'))"
    )  # or it tried again by itself meanwhile: either will do
    app_shows(page, "one at /walk/danger")


def test_card_tap_the_app_missed_is_made_again(site: Site, phone: Phone) -> None:
    page = waiting(phone, site)
    begin(page, "Arrest considerations")
    expect(page.get_by_role("status").filter(has_text="Opening Arrest considerations")).to_be_visible()
    page.evaluate(OPEN_APP)
    app_shows(page, "one at /walk/arrest")


def test_card_tap_as_the_app_comes_is_honoured(site: Site, phone: Phone) -> None:
    page = waiting(phone, site)
    page.evaluate("window.openApp(); document.querySelector('[data-begin=restraint]').click()")
    app_shows(page, "one at /walk/restraint")


def test_card_last_tap_wins(site: Site, phone: Phone) -> None:
    page = waiting(phone, site)
    begin(page, "Physical restraint")
    begin(page, "Danger now")
    assert page.locator("#card .opening").all_inner_texts() == ["Danger now"]
    page.evaluate(OPEN_APP)
    app_shows(page, "one at /walk/danger")


def test_card_waits_for_the_finger_to_lift(site: Site, phone: Phone) -> None:
    page = waiting(phone, site)
    page.get_by_role("button", name="What is happening?").hover()
    page.mouse.down()
    page.evaluate(OPEN_APP)
    page.mouse.up()
    app_shows(page, "one at /walk/triage")


def test_card_leads_to_the_address_that_was_opened(site: Site, phone: Phone) -> None:
    page = waiting(phone, site, "#/begin/force")
    page.evaluate(OPEN_APP)
    app_shows(page, "one at /walk/force")


def test_card_is_worked_by_keyboard(site: Site, phone: Phone) -> None:
    page = waiting(phone, site)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.evaluate(OPEN_APP)
    app_shows(page, "one at /walk/danger")


def test_card_wears_what_was_last_chosen(site: Site, phone: Phone) -> None:
    page = phone.open(site.address, held=True, theme="contrast", text_size=2.0)
    page.wait_for_function(WAITING)
    assert card(page).evaluate("it => getComputedStyle(it).backgroundColor") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    assert page.locator("meta[name=theme-color]").first.get_attribute("content") == "#000000"


def test_card_takes_no_harm_from_what_is_kept(site: Site, phone: Phone) -> None:
    page = phone.open(site.address, held=True, theme="__proto__", text_size="a lot")
    page.wait_for_function(WAITING)
    assert page.evaluate("document.documentElement.dataset.theme") is None
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "16px"


def test_card_never_scrolls_sideways(site: Site, phone: Phone) -> None:
    page = phone.open(site.address, held=True, text_size=2.0)
    page.set_viewport_size({"width": 320, "height": 568})
    assert card(page).evaluate("it => it.scrollWidth <= it.clientWidth")


def test_card_buttons_are_large_enough_to_hit(site: Site, phone: Phone) -> None:
    buttons = phone.open(site.address, held=True).locator("#card [data-begin]")
    expect(buttons).to_have_count(5)
    sizes = buttons.evaluate_all("all => all.map(it => it.getBoundingClientRect().height)")
    assert min(sizes) >= 48


def test_card_stays_when_the_app_cannot_start(site: Site, phone: Phone) -> None:
    page = waiting(phone, site)
    page.evaluate("keeping.failed('Traceback\\nMemoryError: out of memory')")
    expect(page.get_by_text("SRO Assist could not start: MemoryError: out of memory")).to_be_visible()
    expect(page.get_by_text("Respect personal space")).to_be_visible()
