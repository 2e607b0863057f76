"""What every screen has in common: found by role and name, as a screen reader finds it."""

from __future__ import annotations

import re
from typing import Self

from playwright.sync_api import Locator, Page, expect

from tests.browser.devices import Device

LONGEST_MS = 30_000  # two busy cores: long enough that only a real fault reaches it
# Flutter describes its screens only once asked, and on a phone only a tap in the middle counts.
ASK_FOR_SEMANTICS = """
(switchOn) => {
  const box = switchOn.getBoundingClientRect();
  const middle = { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 };
  switchOn.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ...middle }));
}
"""


class Screen:
    """The app in one browser tab. Each screen's own page object extends this."""

    def __init__(self, page: Page, device: Device) -> None:
        self.page = page
        self.device = device
        page.set_default_timeout(LONGEST_MS)

    def open(self, address: str) -> Self:
        """Go to an address and wait until the app's first screen is there to be read."""
        self.page.goto(address, wait_until="commit")
        return self.attend()

    def reload(self) -> Self:
        """Reload the page, as a person would."""
        self.page.reload(wait_until="commit")
        return self.attend()

    def attend(self) -> Self:
        """Wait for the loading screen to go and for the screen to be described."""
        self.page.wait_for_selector("#starting", state="detached")
        switch = self.page.locator("flt-semantics-placeholder")
        described = self.page.locator("flt-semantics-host flt-semantics").first
        switch.or_(described).first.wait_for(state="attached")
        if switch.count():
            switch.evaluate(ASK_FOR_SEMANTICS)
        described.wait_for(state="attached")
        return self

    def find(self, role: str, name: str | re.Pattern[str], *, exact: bool = False) -> Locator:
        """Find by role and name, as a screen reader does."""
        return self.page.get_by_role(role, name=name, exact=exact)  # type: ignore[arg-type]  # a role is a word

    def tap(self, name: str | re.Pattern[str], *, role: str = "button", exact: bool = False) -> Self:
        """Tap (or on a desk click) what has this name."""
        target = self.find(role, name, exact=exact)
        if self.device.is_phone:
            target.tap()
        else:
            target.click()
        return self

    def see_heading(self, name: str | re.Pattern[str]) -> Self:
        """Wait for a heading."""
        expect(self.find("heading", name)).to_be_visible(timeout=LONGEST_MS)
        return self

    def see_text(self, words: str | re.Pattern[str]) -> Self:
        """Wait for words anywhere on the screen."""
        expect(self.page.get_by_text(words).first).to_be_visible(timeout=LONGEST_MS)
        return self
