"""Files that another app gives to this one, and shortcuts while it is open."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.shell.phone import Phone, app_shows
from tests.browser.shell.site import Site

SHARE = """() => {
    const form = document.createElement("form");
    Object.assign(form, { method: "POST", action: "handed", enctype: "multipart/form-data" });
    const input = Object.assign(document.createElement("input"), { type: "file", name: "records" });
    const given = new DataTransfer();
    given.items.add(new File(["a record"], "tuesday é.sro"));
    input.files = given.files;
    form.append(input);
    document.body.append(form);
    form.submit();
}"""
"""What a phone's share sheet comes to."""
LAUNCHES = """
const launchQueue = { setConsumer(told) { window.launch = told; } };
Object.defineProperty(window, "launchQueue", { value: launchQueue });
"""
"""A browser that opens files with the app, as far as the page knows."""
WAITING_FILES = """async () => {
    const notes = await caches.open(`sro-assist ${location.href.split("#")[0]} in use`);
    const given = (await notes.keys()).filter(({ url }) => url.includes("/handed/"));
    return Promise.all(given.map(async (each) => {
        const file = await notes.match(each);
        return [decodeURIComponent(file.headers.get("X-Name")), await file.text()];
    }));
}"""


def given(page: Page) -> list[list[str]]:
    files: list[list[str]] = page.evaluate(WAITING_FILES)
    return files


def test_file_shared_with_the_app_waits_under_saved(site: Site, phone: Phone) -> None:
    page = phone.open(site.address)
    app_shows(page, "one at /")
    site.stop()
    page.evaluate(SHARE)
    app_shows(page, "one at /saved")
    assert given(page) == [["tuesday é.sro", "a record"]]


def test_shortcut_leads_on_but_icon_stays_in_place(site: Site, phone: Phone) -> None:
    page = phone.open("about:blank")
    page.add_init_script(LAUNCHES)
    page.goto(f"{site.address}#/saved", wait_until="commit")
    app_shows(page, "one at /saved")
    page.evaluate("launch({targetURL: document.baseURI, files: []})")
    assert page.evaluate("location.hash") == "#/saved"
    page.evaluate("launch({targetURL: new URL('#/begin/danger', document.baseURI).href, files: []})")
    app_shows(page, "one at /walk/danger")


def test_file_opened_with_the_app_waits_too(site: Site, phone: Phone) -> None:
    page = phone.open("about:blank")
    page.add_init_script(LAUNCHES)
    page.goto(site.address, wait_until="commit")
    app_shows(page, "one at /")
    page.evaluate("launch({files: [{getFile: async () => new File(['mine'], 'mine.sro')}]})")
    app_shows(page, "one at /saved")
    page.wait_for_function("async () => (await caches.keys()).length > 0")
    assert given(page) == [["mine.sro", "mine"]]
