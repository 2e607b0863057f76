"""The page around the app in a real Chromium: kept at the first visit, and there ever after."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.shell.phone import Phone, app_shows
from tests.browser.shell.site import Site, lay


def test_first_visit_fetches_each_file_once_and_starts(site: Site, phone: Phone) -> None:
    app_shows(phone.open(site.address), "one at /")
    page = {"index.html", "index-head.js", "index-body.js", "fallback-fonts.js", "trail.js", "icon.svg"}
    by_the_browser_itself = {*page, "flutter_service_worker.js", "manifest.webmanifest"}
    laid = {path.name for path in site.folder.iterdir() if path.is_file() and path.suffix != ".gz"}
    expected = laid - by_the_browser_itself
    assert {name: site.asked[name] for name in expected} == dict.fromkeys(expected, 1)


def test_first_visit_moves_the_packed_twins(site: Site, phone: Phone) -> None:
    site.says_how_it_packs = True
    page = phone.open(site.address)
    app_shows(page, "one at /")
    assert (site.asked["large.js.gz"], site.asked["large.js"]) == (1, 0)
    files = {path.name: path.stat().st_size for path in site.folder.rglob("*")}
    assert site.moved < sum(files.values()) - 0.9 * files["large.js"]
    text = "fetch('large.js').then(answer => answer.text())"
    assert page.evaluate(text) == (site.folder / "large.js").read_text()


def test_first_visit_without_twins_fetches_files_whole(site: Site, phone: Phone) -> None:
    site.says_how_it_packs = True
    (site.folder / "large.js.gz").unlink()
    app_shows(phone.open(site.address), "one at /")
    assert (site.asked["large.js.gz"], site.asked["large.js"]) == (1, 1)


def test_first_visit_shows_how_far_it_is(site: Site, phone: Phone) -> None:
    site.cut = {"changed.bin"}
    page = phone.open(site.address)
    expect(page.get_by_text("The connection was lost")).to_be_visible()
    assert 20 < page.locator("progress").evaluate("bar => bar.value") < 90
    expect(page.locator(".how-far")).to_contain_text("of 6.")
    expect(page.get_by_role("button", name="Danger now")).to_be_visible()


def test_first_visit_goes_on_from_what_has_arrived(site: Site, phone: Phone) -> None:
    site.cut = {"changed.bin"}
    page = phone.open(site.address)
    again = page.get_by_role("button", name="Try again now")
    again.wait_for()
    site.cut = set()
    site.asked.clear()
    again.click()
    app_shows(page, "one at /")
    assert site.asked["changed.bin"] == 1
    assert site.asked["same.bin"] == 0


def test_first_visit_opens_without_keeping_when_asked(site: Site, phone: Phone) -> None:
    site.wrong = {"changed.bin"}
    page = phone.open(site.address)
    expect(page.get_by_text("A file did not arrive as it was made")).to_be_visible()
    page.get_by_role("button", name="Open it without keeping it").click()
    app_shows(page, "one at /")
    assert page.evaluate("navigator.serviceWorker.controller") is None


def test_app_opens_again_with_the_server_gone(site: Site, phone: Phone) -> None:
    page = phone.open(site.address)
    app_shows(page, "one at /")
    site.stop()
    page.reload()
    app_shows(page, "one at /")


def test_app_opens_after_the_browser_restarted_offline(site: Site, phone: Phone) -> None:
    app_shows(phone.open(site.address), "one at /")
    site.stop()
    phone.restart()
    app_shows(phone.open(f"{site.address}?from=shortcut#/saved"), "one at /saved")


def test_install_page_is_there_without_a_network(site: Site, phone: Phone) -> None:
    app_shows(phone.open(site.address), "one at /")
    site.stop()
    page = phone.open(f"{site.address}install.html")
    expect(page.get_by_role("heading", name="iPhone and iPad")).to_be_visible()


def test_file_the_browser_let_go_is_fetched_again(site: Site, phone: Phone) -> None:
    page = phone.open(site.address)
    app_shows(page, "one at /")
    _forget(page, "same.bin")
    site.asked.clear()
    assert page.evaluate("fetch('same.bin').then(answer => answer.arrayBuffer()).then(b => b.byteLength)") > 0
    assert site.asked["same.bin"] == 1


def test_altered_file_does_not_replace_one_let_go(site: Site, phone: Phone) -> None:
    page = phone.open(site.address)
    app_shows(page, "one at /")
    _forget(page, "same.bin")
    site.wrong = {"same.bin"}
    assert page.evaluate("fetch('same.bin').then(() => 'given', () => 'refused')") == "refused"


def test_server_that_knows_no_types_does_no_harm(site: Site, phone: Phone) -> None:
    site.types = {".html": "text/html"}
    site.varies = "*"
    page = phone.open(site.address)
    app_shows(page, "one at /")
    kind = "fetch('beside.js').then(answer => answer.headers.get('content-type'))"
    assert page.evaluate(kind) == "text/javascript; charset=utf-8"


def test_no_file_but_those_listed_is_answered(site: Site, phone: Phone) -> None:
    page = phone.open(site.address)
    app_shows(page, "one at /")
    site.asked.clear()
    assert page.evaluate("fetch('api/students').then(answer => answer.status)") == 404
    assert (
        page.evaluate("fetch('same.bin', {method: 'POST'}).then(() => 'sent', () => 'refused')") == "refused"
    )
    assert not site.asked.keys() - {"flutter_service_worker.js"}  # the browser looks for another by itself


def test_nothing_is_asked_of_another_origin(tmp_path: Path, site: Site, phone: Phone) -> None:
    elsewhere = Site(site.folder).start()
    site.folder = lay(tmp_path / "reaching", elsewhere=elsewhere.address)
    page = phone.open(site.address)
    app_shows(page, "one at /")
    page.wait_for_function("window.beside")
    assert page.evaluate("window.beside") == "refused"
    assert not elsewhere.asked
    elsewhere.stop()


def test_nothing_runs_that_was_altered_on_the_way(site: Site, phone: Phone) -> None:
    site.wrong = {"flutter_bootstrap.js"}
    page = phone.open(site.address)
    expect(page.get_by_text("A file did not arrive as it was made")).to_be_visible()
    expect(page.locator("#app")).to_have_count(0)


def _forget(page: Page, name: str) -> None:
    page.evaluate(
        """async name => {
            const url = new URL(name, document.baseURI);
            for (const each of await caches.keys()) await (await caches.open(each)).delete(url);
        }""",
        name,
    )
