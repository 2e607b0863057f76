"""Takes the pictures for a browser's offer to install the app: ``python -m tests.browser.install_pictures``.

They lie in assets/screens. Take them anew when the screens look different.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from sro_assist.paths import pack_folder
from sro_assist.trees.loader import read_folder
from tests.browser.chromium import arguments, find_chromium
from tests.browser.devices import DESK, PHONE, Device
from tests.browser.page_objects.base import Screen
from tests.browser.page_objects.home import Home
from tests.running_server import Served, whole_app

PLACE = Path(__file__).parents[2] / "assets" / "screens"
SETTLED_MS, MOST_LOOKS = 2_000, 30
BLANK = 20_000
"""Bytes: a picture that is smaller shows nothing yet."""


def main() -> None:
    """Take all three."""
    tree = read_folder(pack_folder()).trees["arrest"]
    with (
        tempfile.TemporaryDirectory() as data,
        Served(whole_app(Path(data))) as served,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_chromium(playwright), args=arguments())
        home = _opened(browser, served.address, PHONE, scale=2)
        _take(home, "home.png")
        _take(home.begin(tree), "question.png")
        _take(_opened(browser, served.address, DESK, scale=1).begin(tree), "desk.png")
        browser.close()


def _opened(browser: Browser, address: str, device: Device, scale: int) -> Home:
    page = browser.new_context(**device.options(), device_scale_factor=scale).new_page()
    return Screen(page, device).open(address).now(Home).here()


def _take(screen: Screen, name: str) -> None:
    """Keep a picture once the screen is drawn and changes no more."""
    PLACE.mkdir(exist_ok=True)
    before = b""
    for _ in range(MOST_LOOKS):
        screen.page.wait_for_timeout(SETTLED_MS)
        picture = screen.page.screenshot(path=PLACE / name)
        if picture == before and len(picture) > BLANK:
            return
        before = picture
    raise AssertionError(f"{name} does not settle")


if __name__ == "__main__":
    main()
