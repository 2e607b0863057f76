"""Two copies of the app on one origin, each in a folder of its own: neither sees the other's records."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.pwa.storage_page.asking import ask, begun, found
from tests.pwa.storage_page.browsing import Chromium
from tests.pwa.storage_page.serving import Site

pytestmark = pytest.mark.browser
AS_BEFORE = """
from sro_assist.records.storage.browser.backend import BrowserStorage
from sro_assist.records.storage.browser.api import BrowserApi
from tests.pwa.storage_page.steps import Window
window = Window()
window.storage = await BrowserStorage.open(BrowserApi("records"))
"""
"""Opens the folder that all copies once had in common, as they did then."""
FORGET_LATER_FILES = """async () => {
    const small = ["summaries", "settings", "index"].flatMap((name) => [`${name}.json.a`, `${name}.json.b`]);
    const seven = ["records.log", ...small];
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("records");
    let left = 0;
    for await (const name of folder.keys()) {
        if (seven.includes(name)) left += 1;
        else await folder.removeEntry(name);
    }
    return left;
}"""
"""Leaves what a phone of version 0.1.0 has."""
WHOSE = "folder"
"""Asked of the page's worker, which answers without Python."""
BEGUN_NOTES = "caches.keys().then(names => names.filter(name => name.endsWith('records begun')))"


def at(served: Site, copy: str) -> str:
    """The address of a copy."""
    return served.address.replace("/index.html", f"/{copy}/index.html")


def kept_before(chromium: Chromium, address: str, steps: int) -> None:
    """A copy that kept so many steps where all copies did."""
    page = chromium.page(address)
    ask(page, AS_BEFORE)
    found(page)
    ask(page, f"window.steps({steps})")
    page.close()


def steps(page: Page) -> list[int]:
    """What this window finds, and may go on with."""
    state = found(page)
    assert (state["intact"], state["read_only"]) == (True, False)
    kept: list[int] = state["steps"]
    return kept


@pytest.mark.parametrize("how", ["", "?indexed"], ids=["files", "IndexedDB"])
def test_two_copies_on_one_origin_write_apart(chromium: Chromium, served: Site, how: str) -> None:
    live, training = begun(chromium, at(served, "a") + how), begun(chromium, at(served, "b") + how)
    assert (steps(live), steps(training)) == ([], [])
    ask(live, "window.steps(3)")
    ask(training, "window.steps(5)")
    assert (len(steps(live)), len(steps(training))) == (3, 5)
    live.close()
    training.close()
    again = [begun(chromium, at(served, copy) + how) for copy in "ab"]
    assert [len(found(page)["steps"]) for page in again] == [3, 5]


def test_records_of_shared_folder_go_to_its_beginner(chromium: Chromium, served: Site) -> None:
    kept_before(chromium, at(served, "a"), steps=4)
    training = begun(chromium, at(served, "b"))
    assert steps(training) == []
    ask(training, "window.steps(2)")
    live = begun(chromium, at(served, "a"))
    assert steps(live) == [0, 1, 2, 3]
    ask(live, "window.steps(1)")
    live.close()
    training.close()
    assert len(steps(begun(chromium, at(served, "a")))) == 5
    assert len(steps(begun(chromium, at(served, "b")))) == 2


def test_records_of_seven_files_go_on_in_files(chromium: Chromium, served: Site) -> None:
    kept_before(chromium, at(served, "a"), steps=4)
    page = chromium.page(at(served, "a"))
    assert page.evaluate(FORGET_LATER_FILES) == 7
    page.close()
    now = begun(chromium, at(served, "a"))
    assert steps(now) == [0, 1, 2, 3]
    ask(now, "window.steps(2)")
    now.close()
    assert len(steps(begun(chromium, at(served, "a")))) == 6


def test_shared_folder_of_nobody_goes_to_one_copy(chromium: Chromium, served: Site) -> None:
    kept_before(chromium, at(served, "a"), steps=4)
    page = chromium.page(at(served, "a"))
    for name in page.evaluate(BEGUN_NOTES):
        page.evaluate("name => caches.delete(name)", name)
    page.close()
    pages = [chromium.page(at(served, copy)) for copy in "abcb"]  # all at once, one of them twice
    folders = [ask(page, WHOSE) for page in pages]
    assert folders.count("records") == (2 if folders[1] == "records" else 1)
    assert folders[1] == folders[3]
    again = [ask(chromium.page(at(served, copy)), WHOSE) for copy in "abc"]
    assert again == folders[:3]


def test_windows_of_two_versions_write_in_turn(chromium: Chromium, served: Site) -> None:
    before = chromium.page(at(served, "a"))
    ask(before, AS_BEFORE)
    found(before)
    ask(before, "window.steps(3)")
    now = begun(chromium, at(served, "a"))
    assert found(now) == {"intact": True, "steps": [0, 1, 2], "read_only": True}
    ask(now, "await window.take_over()")
    assert "busy: " in ask(before, "window.refused()")
    found(now)
    ask(now, "window.steps(2)")
    assert steps(now) == [0, 1, 2, 3, 4]
