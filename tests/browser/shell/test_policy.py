"""What the page may run and who may show it: a strict policy, also a department's own, and no frames."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.shell.phone import Phone, app_shows
from tests.browser.shell.site import Site

HOUSE = {"Content-Security-Policy": "script-src 'self' 'wasm-unsafe-eval'"}
WATCH = (
    "window.refused = []; addEventListener('securitypolicyviolation', e => refused.push(e.violatedDirective))"
)
POLICY_OF = "name => fetch(name).then(answer => answer.headers.get('content-security-policy'))"


def test_app_opens_and_updates_under_departments_policy(site: Site, phone: Phone) -> None:
    site.headers = HOUSE
    page = phone.open("about:blank")
    page.add_init_script(WATCH)
    page.goto(site.address, wait_until="commit")
    app_shows(page, "one at /")
    page.reload()
    app_shows(page, "one at /")
    assert page.evaluate("window.refused") == []
    page.goto(f"{site.address}install.html")
    assert page.evaluate("window.refused") == []


def test_script_put_in_the_page_does_not_run(site: Site, phone: Phone) -> None:
    page = phone.open(site.address)
    app_shows(page, "one at /")
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
        }"""
    )
    assert page.evaluate("window.ran") is None


def test_kept_pages_are_answered_with_the_policy(site: Site, phone: Phone) -> None:
    site.headers = HOUSE
    page = phone.open(site.address)
    app_shows(page, "one at /")
    site.stop()
    for name in ("index.html", "install.html"):
        policy = page.evaluate(POLICY_OF, name)
        assert "frame-ancestors 'none'" in policy
        assert HOUSE["Content-Security-Policy"] in policy  # the department's holds as well
    assert "frame-ancestors" not in page.evaluate(POLICY_OF, "beside.js")


def test_app_does_not_start_inside_another_page(site: Site, phone: Phone, tmp_path: Path) -> None:
    (tmp_path / "frames").mkdir()
    (tmp_path / "frames" / "index.html").write_text(f'<iframe src="{site.address}"></iframe>')
    other = Site(tmp_path / "frames").start()
    page = phone.open(other.address)
    framed = page.frame_locator("iframe")
    expect(framed.get_by_text("SRO Assist does not open inside another page.")).to_be_visible()
    expect(framed.get_by_role("button", name="Danger now")).to_be_disabled()
    expect(framed.locator("#app")).to_have_count(0)
    own = phone.open(site.address)
    app_shows(own, "one at /")
    page.reload()
    expect(page.frame_locator("iframe").locator("#app")).to_have_count(0)
    other.stop()
