"""A phone with a profile of its own on disk: it can be switched off and on again."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.browser.chromium import arguments
from tests.browser.devices import PHONE

NO_COOKIES = json.dumps({"profile": {"default_content_setting_values": {"cookies": 2}}})
HOLD = "window.isHeld = true"
CHOSEN = "localStorage.setItem(`flutter.sro ${location.pathname} %s`, JSON.stringify(%s))"
"""As the app writes it, in the folder that it is in."""


class Phone:
    """A real Chromium with a persistent profile."""

    def __init__(self, playwright: Playwright, chromium: Path, profile: Path, *, keeps: bool = True) -> None:
        """``keeps``: False for one whose browser is set to keep nothing of any site."""
        if not keeps:
            (profile / "Default").mkdir(parents=True)
            (profile / "Default" / "Preferences").write_text(NO_COOKIES, encoding="utf-8")
        self._playwright, self._chromium, self._profile = playwright, chromium, profile
        self._context = self._launch()

    def open(self, address: str, *, held: bool = False, **kept: object) -> Page:
        """Open an address in a new tab; ``held``: the app waits for ``openApp()``; ``kept``: localStorage."""
        page = self._context.new_page()
        if held:
            page.add_init_script(HOLD)
        for name, value in kept.items():
            page.add_init_script(CHOSEN % (name, json.dumps(value)))
        page.goto(address, wait_until="commit")
        return page

    def restart(self) -> None:
        """Close the browser and start it again with what it kept."""
        self.switch_off()
        self._context = self._launch()

    def forget(self) -> None:
        """Close all tabs but one, and clear what their sites kept."""
        first, *others = self._context.pages
        origins = {"/".join(page.url.split("/")[:3]) for page in others if page.url.startswith("http")}
        for page in others:
            page.close()
        session = self._context.new_cdp_session(first)
        for origin in origins:
            session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        session.detach()

    def switch_off(self) -> None:
        """Close the browser."""
        self._context.close()

    def _launch(self) -> BrowserContext:
        return self._playwright.chromium.launch_persistent_context(
            self._profile, executable_path=self._chromium, args=arguments(), **PHONE.options()
        )


def app_shows(page: Page, text: str) -> None:
    """The app is up, the card is gone, and this is what it shows."""
    expect(page.locator("#app")).to_have_text(text)
    expect(page.locator("#card")).to_have_count(0)
