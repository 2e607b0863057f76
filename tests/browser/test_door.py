"""The door of the local server in a real browser: a page of anyone else's does not get in."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener, Profile
from tests.browser.devices import DESK, PHONE
from tests.browser.page_objects.base import Screen
from tests.running_server import Served, keyed

NO_KEY = "To get in, open the whole address that SRO Assist showed when it was started"
STARTED_AGAIN = "SRO Assist was started again"
KNOCK = """
(address) => new Promise((resolve) => {
  const socket = new WebSocket(address);
  socket.onopen = () => resolve("let in");
  socket.onerror = () => resolve("refused");
})
"""
OWN_SOCKET = """
(address) => new Promise((resolve) => {
  const socket = new (Object.getPrototypeOf(WebSocket))(address);
  socket.onclose = (event) => resolve(event.code);
})
"""


class Elsewhere(BaseHTTPRequestHandler):
    """A page of someone else's on this machine: of a remote one the browser itself would be wary."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!DOCTYPE html><title>Elsewhere</title><body>")

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def foreign(profile: Profile) -> Iterator[Page]:
    """A tab that shows a page of someone else's."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = profile.tab(DESK)
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        yield page
        server.shutdown()


def told(page: Page, words: str) -> None:
    """Wait until a page that does not open the app says this in its place."""
    expect(page.locator("#starting")).to_contain_text(words)


def journals(data: Path) -> list[Path]:
    return [*data.glob("*.journal")]


def test_foreign_page_makes_no_journal_opening_a_tree(app: Served, data: Path, foreign: Page) -> None:
    for route, answer in (("#/begin/force", NO_KEY), ("#k=guessed/begin/force", STARTED_AGAIN)):
        with foreign.context.expect_page() as opened:
            foreign.evaluate("(address) => { open(address) }", f"{app.address}/{route}")
        told(opened.value, answer)
    foreign.evaluate("(address) => { location = address }", f"{app.address}/#/begin/force")
    told(foreign, NO_KEY)
    assert journals(data) == []


def test_foreign_page_beside_the_app_makes_no_journal(app: Served, data: Path, foreign: Page) -> None:
    Screen(foreign.context.new_page(), DESK).open(app.address)
    with foreign.context.expect_page() as opened:
        foreign.evaluate("(address) => { open(address) }", f"{app.address}/#/begin/force")
    told(opened.value, NO_KEY)
    assert journals(data) == []


def test_foreign_page_cannot_frame_read_or_load_us(app: Served, foreign: Page) -> None:
    tried = foreign.evaluate(
        """(address) => Promise.all([
          fetch(address).then(() => "read", () => "refused"),
          fetch(address + "/alive?ask=1", { mode: "no-cors" }).then(() => "sent", () => "refused"),
          new Promise((resolve) => {
            const script = document.createElement("script");
            script.src = address + "/key.js";
            script.onload = () => resolve("loaded");
            script.onerror = () => resolve("refused");
            document.head.append(script);
          }),
        ])""",
        app.address,
    )
    assert tried == ["refused", "refused", "refused"]
    foreign.evaluate(
        "(address) => { document.body.innerHTML = `<iframe src='${address}/'></iframe>` }", app.address
    )
    foreign.wait_for_function("() => frames.length === 1")
    foreign.wait_for_timeout(500)
    assert [frame.locator("#starting").count() for frame in foreign.frames[1:]] == [0]


def test_foreign_page_is_refused_the_websocket(app: Served, foreign: Page) -> None:
    address = f"ws://127.0.0.1:{app.port}/ws?k={app.key}"
    with foreign.expect_console_message(lambda message: "Unexpected response code: 403" in message.text):
        assert foreign.evaluate(KNOCK, address) == "refused"


def test_page_without_key_says_how_to_get_in(app: Served, profile: Profile) -> None:
    page = profile.tab(PHONE)
    page.goto(app.address)
    told(page, NO_KEY)
    assert page.evaluate(OWN_SOCKET, f"ws://127.0.0.1:{app.port}/ws") == 4401


def test_key_leaves_the_address_and_the_screen_stays(app: Served, open_screen: Opener) -> None:
    screen = open_screen(f"{app.address}/#/policy").see_heading("Policy")
    assert screen.page.url == f"{app.address}/#/policy"
    assert app.key not in str(
        screen.page.evaluate("() => [history.state, document.cookie, {...localStorage}]")
    )
    screen.reload().see_heading("Policy")


def test_key_typed_over_an_open_page_lets_in(app: Served, profile: Profile) -> None:
    page = profile.tab(DESK)
    page.goto(app.address)
    told(page, NO_KEY)
    page.evaluate("(address) => { location = address }", keyed(f"{app.address}/#/settings"))
    Screen(page, DESK).attend().see_heading("Settings")
    assert page.url == f"{app.address}/#/settings"


def test_copied_tab_is_let_in(app: Served, open_screen: Opener) -> None:
    first = open_screen(f"{app.address}/#/settings", DESK).see_heading("Settings")
    with first.page.context.expect_page() as opened:
        first.page.evaluate("() => { open(location.href) }")  # it gets a copy of this tab's memory
    Screen(opened.value, DESK).attend().see_heading("Settings")
