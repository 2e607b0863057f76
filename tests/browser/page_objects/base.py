"""What every screen has in common: found by role and name, as a screen reader finds it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from functools import partial
from typing import Self, TypeVar

from playwright.sync_api import ElementHandle, Error, Locator, Page, expect

from sro_assist.app import strings
from tests.browser.devices import Device
from tests.running_server import keyed

SCROLLED_MS = 350
"""How long a key takes to scroll as far as it does."""
LONGEST_MS = 30_000  # two busy cores: long enough that only a real fault reaches it
LOOK_AGAIN_MS = 30
AGAIN_MS = 150  # how long a person waits for a tap to show before tapping once more
# Flutter describes its screens only once asked, and on a phone only a tap in the middle counts.
ASK_FOR_SEMANTICS = """
(switchOn) => {
  const box = switchOn.getBoundingClientRect();
  const middle = { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 };
  switchOn.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ...middle }));
}
"""
Name = str | re.Pattern[str]
ScreenT = TypeVar("ScreenT", bound="Screen")


class Screen:
    """The app in one browser tab. Each screen's own page object extends this."""

    def __init__(self, page: Page, device: Device) -> None:
        self.page = page
        self.device = device
        page.set_default_timeout(LONGEST_MS)
        expect.set_options(timeout=LONGEST_MS)

    def now(self, kind: type[ScreenT]) -> ScreenT:
        """The same tab, showing another screen."""
        return kind(self.page, self.device)

    def open(self, address: str) -> Self:
        """Go to an address, with its key, and wait until the first screen is there to be read."""
        self.page.goto(keyed(address), wait_until="commit")
        return self.attend()

    def leave(self) -> None:
        """Close the tab, before its server goes: Flutter's own socket fails loudly without one."""
        assert "Traceback" not in self.page.locator("body").aria_snapshot()
        self.page.close()

    def reload(self) -> Self:
        """Reload the page, as a person would."""
        self.page.reload(wait_until="commit")
        return self.attend()

    def attend(self, within_ms: float = LONGEST_MS) -> Self:
        """Wait for the loading screen to go and for the screen to be described."""
        self.page.wait_for_selector("#starting", state="detached", timeout=within_ms)
        switch = self.page.locator("flt-semantics-placeholder")
        described = self.page.locator("flt-semantics-host flt-semantics").first
        switch.or_(described).first.wait_for(state="attached")
        if switch.count():
            switch.evaluate(ASK_FOR_SEMANTICS)
        described.wait_for(state="attached")
        return self

    def go(self, route: str) -> Self:
        """Type an address of the app's own over the one that is there."""
        self.page.evaluate("(route) => { location.hash = route }", route)
        return self

    @property
    def route(self) -> str:
        """The app's own part of the address."""
        return self.page.url.partition("#")[2] or "/"

    # Finding

    def find(self, role: str, name: Name, *, exact: bool = False) -> Locator:
        """Find by role and name, as a screen reader does."""
        return self.page.get_by_role(role, name=name, exact=exact)  # type: ignore[arg-type]  # a role is a word

    def button(self, name: Name) -> Locator:
        """The button of exactly this name."""
        return self.find("button", name, exact=True)

    def text(self) -> str:
        """All that the screen says, as a screen reader goes through it."""
        return self.page.locator("body").aria_snapshot()

    def scroll_by_keys(self) -> Self:
        """Press the keys that scroll, each of which has to move what is read."""
        for key in ("ArrowDown", "PageDown", "PageUp"):
            before = self.at_rest()
            self.until(
                partial(self._scrolls, key, before), f"However often it is pressed, {key} scrolls nothing."
            )
        return self

    def at_rest(self) -> bytes:
        """What is shown once it moves no more: a screen may be told of before it is drawn."""
        shown: list[bytes] = [b""]

        def rests() -> bool:
            self.page.wait_for_timeout(SCROLLED_MS)
            shown.append(self.page.screenshot())
            return shown[-1] == shown[-2]

        self.until(rests, "The screen does not come to rest.")
        return shown[-1]

    def _scrolls(self, key: str, before: bytes) -> bool:
        self.page.keyboard.press(key)
        self.page.wait_for_timeout(SCROLLED_MS)
        return self.page.screenshot() != before

    # Tapping

    def tap(self, name: Name, *, role: str = "button", exact: bool = False) -> Self:
        """Tap (or on a desk click) what has this name."""
        self.touch(self.find(role, name, exact=exact))
        return self

    def touch(self, target: Locator | ElementHandle, timeout_ms: float = LONGEST_MS) -> None:
        """Tap, or on a desk click."""
        if self.device.is_phone:
            target.tap(timeout=timeout_ms)
        else:
            target.click(timeout=timeout_ms)

    def tap_away(self, target: Locator) -> None:
        """Tap what leads to another screen; again while it is still there.

        The app takes a tap within a quarter second of a new screen for a double tap and lets it go.
        """
        this = target.element_handle()  # this very one: the next screen may have others of the same name
        until = time.monotonic() + LONGEST_MS / 1000
        while not self._tapped_away(this):
            assert time.monotonic() < until, f"However often {target} is tapped, the screen stays."

    def _tapped_away(self, this: ElementHandle) -> bool:
        try:
            self.touch(this, timeout_ms=1000)
            this.wait_for_element_state("hidden", timeout=AGAIN_MS)
        except Error:  # gone before the tap, or still there after it
            return not this.evaluate("(element) => element.isConnected")
        return True

    def back(self) -> Self:
        """The arrow at the top left."""
        self.touch(self.button(strings.BACK))
        return self

    def write(self, label: str, text: str, pause_ms: float = 0) -> Self:
        """Write into a field in the place of what is there, with so long a pause after each letter."""
        field = self._emptied(label)
        self.page.keyboard.type(text, delay=pause_ms)
        expect(field).to_have_value(text)
        return self

    def paste(self, label: str, text: str) -> Self:
        """Put much text into a field at once, in the place of what is there."""
        field = self._emptied(label)
        self.page.keyboard.insert_text(text)
        expect(field).to_have_value(text)
        return self

    def _emptied(self, label: str) -> Locator:
        field = self.find("textbox", label)
        self.touch(field)
        expect(field).to_be_focused()
        field.press("ControlOrMeta+a")
        field.press("Delete")
        return field

    # Seeing

    def see(self, target: Locator) -> Self:
        """Wait until this is there to be seen."""
        expect(target).to_be_visible()
        return self

    def see_heading(self, name: Name, *, level: int | None = None, exact: bool = False) -> Self:
        """Wait for a heading."""
        return self.see(self.page.get_by_role("heading", name=name, level=level, exact=exact))

    def said(self, words: Name) -> Locator:
        """What says these words, by themselves or as a button's or group's name."""
        named = self.find("button", words).or_(self.find("group", words))
        return self.page.get_by_text(words).or_(named).first

    def see_text(self, words: Name) -> Self:
        """Wait for words anywhere on the screen."""
        return self.see(self.said(words))

    def until(self, holds: Callable[[], bool], what: str) -> Self:
        """Look again and again until something holds that no role or name tells."""
        deadline = time.monotonic() + LONGEST_MS / 1000
        while not holds():
            assert time.monotonic() < deadline, what
            self.page.wait_for_timeout(LOOK_AGAIN_MS)  # not for a frame: a page behind another draws none
        return self

    def see_no(self, target: Locator) -> Self:
        """Wait until this is not there, or not there any more."""
        expect(target).to_have_count(0)
        return self
