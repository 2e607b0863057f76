"""A page on a phone-sized screen, timed from inside."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import arguments, find_chromium
from tests.browser.devices import PHONE
from tests.running_server import keyed

STOPCLOCK = Path(__file__).with_name("stopclock.js")
# Flutter's stock page asks a CDN for an animation script. Without a network it would wait for nothing.
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


@contextmanager
def chromium() -> Iterator[Browser]:
    """A real browser. Ends the program with a word when there is none."""
    with sync_playwright() as playwright:
        path = find_chromium(playwright, whole=True)
        if path is None:
            raise SystemExit("No Chromium or Chrome here. Install one, or name it in SRO_CHROMIUM.")
        browser = playwright.chromium.launch(executable_path=path, args=[*arguments(whole=True), ALONE])
        yield browser
        browser.close()


@dataclass(frozen=True, slots=True)
class Tap:
    """When the finger left the glass, and when the words were there: milliseconds since 1970."""

    lifted: float
    seen: float


class Tab:
    """One page in a profile of its own, with nothing cached."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._context = browser.new_context(**PHONE.options())
        self._context.add_init_script(path=STOPCLOCK)
        self.page: Page = self._context.new_page()
        self.page.goto(keyed(address), wait_until="commit")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._context.close()

    def when(self, words: str) -> float:
        """When these words were first on the screen: milliseconds since 1970."""
        return float(self.page.evaluate("words => stopclock.seen(words)", words))

    def tap(self, name: str, then: str) -> Tap:
        """Tap the button of this name and wait until other words are there."""
        self.page.evaluate("words => { stopclock.wait(words); }", then)
        self.page.get_by_role("button", name=name, exact=True).tap()
        return Tap(**self.page.evaluate("stopclock.tapped()"))

    def go(self, route: str) -> None:
        """Go to another screen of the app by its address."""
        self.page.evaluate("route => { location.hash = route; }", route)

    def pause(self, seconds: float) -> None:
        """Do nothing for a while, as someone who reads."""
        self.page.wait_for_timeout(seconds * 1000)
