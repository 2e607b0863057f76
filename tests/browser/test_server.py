"""The server and our own page, in a real browser: lost and found again, alone with its origin."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Locator, expect

from sro_assist import design_tokens
from tests.browser.conftest import Opener, Profile
from tests.browser.devices import DESK, PHONE, SMALL_PHONE, Device
from tests.browser.page_objects.base import LONGEST_MS, Screen
from tests.running_server import Served, keyed, tiny_app

LOST = "Connection lost. Trying again."
STARTED_AGAIN = "SRO Assist was started again: go on in its new window."
# An empty page, which comes first, may not keep anything.
SET_READER = "if (location.host) localStorage.setItem('flutter.sro.screen_reader', 'true')"


def strip(screen: Screen) -> Locator:
    """The line at the top that tells of the connection."""
    return screen.page.locator("#connection")


@pytest.mark.parametrize("device", [PHONE, SMALL_PHONE, DESK], ids=lambda device: device.name)
def test_page_opens_and_answers_a_tap(tiny: Served, open_screen: Opener, device: Device) -> None:
    screen = open_screen(tiny.address, device).see_heading("Tiny").see_text("Count 0")
    screen.tap("Add one").see_text("Count 1")
    assert screen.page.get_by_text("Count 0").count() == 0


def test_page_asks_nothing_of_any_other_address(tiny: Served, profile: Profile) -> None:
    page = profile.tab(DESK)
    asked: list[str] = []
    blocked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    page.on("console", lambda message: blocked.append(message.text) if message.type == "error" else None)
    Screen(page, DESK).open(tiny.address).tap("Add one").see_text("Count 1")
    own = (f"http://127.0.0.1:{tiny.port}/", f"ws://127.0.0.1:{tiny.port}/", f"blob:{tiny.address}/", "data:")
    assert any(url.startswith("ws:") for url in asked)
    assert [url for url in asked if not url.startswith(own)] == []
    assert blocked == []


def test_page_sends_on_when_server_was_started_again(open_screen: Opener) -> None:
    with Served(tiny_app()) as first:
        screen = open_screen(first.address).tap("Add one").see_text("Count 1")
    expect(strip(screen)).to_contain_text(LOST)
    with Served(tiny_app(first.port)) as second:
        assert second.address == first.address
        expect(strip(screen)).to_have_text(STARTED_AGAIN)
        screen.see_text("Count 1")
        screen.page.reload()
        screen.see_text(STARTED_AGAIN)
        open_screen(second.address).see_text("Count 0").tap("Add one").see_text("Count 1")


def test_page_keeps_its_place_when_reloaded(tiny: Served, open_screen: Opener) -> None:
    screen = open_screen(tiny.address).tap("Add one").see_text("Count 1")
    screen.reload().see_text("Count 1").tap("Add one").see_text("Count 2")


def test_page_is_silent_while_the_connection_holds(tiny: Served, open_screen: Opener) -> None:
    screen = open_screen(tiny.address).see_heading("Tiny")
    assert screen.page.locator("#connection").text_content() == ""


def test_page_describes_itself_when_the_setting_says_so(tiny: Served, profile: Profile) -> None:
    context = profile(PHONE)
    context.add_init_script(SET_READER)
    page = context.new_page()
    page.goto(keyed(tiny.address))
    expect(page.get_by_role("heading", name="Tiny")).to_be_visible()


def test_page_stays_undescribed_without_the_setting(tiny: Served, profile: Profile) -> None:
    page = profile.tab(PHONE)
    page.goto(keyed(tiny.address))
    page.wait_for_selector("#starting", state="detached", timeout=LONGEST_MS)
    assert page.get_by_role("heading", name="Tiny").count() == 0


@pytest.mark.parametrize(("scheme", "tokens"), [("light", design_tokens.LIGHT), ("dark", design_tokens.DARK)])
def test_loading_screen_has_the_colour_of_the_scheme(
    tiny: Served, profile: Profile, scheme: Literal["light", "dark"], tokens: dict[str, str]
) -> None:
    page = profile.tab(PHONE)
    page.emulate_media(color_scheme=scheme)
    page.route("**/flutter_bootstrap.js", lambda route: route.abort())  # so that it never goes on
    page.goto(keyed(tiny.address))
    loading = page.get_by_role("status").filter(has_text="Starting")
    expect(loading).to_contain_text("SRO Assist")
    paper = ", ".join(map(str, bytes.fromhex(tokens["surface"].removeprefix("#"))))
    expect(loading).to_have_css("background-color", f"rgb({paper})")
