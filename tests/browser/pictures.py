"""Takes the pictures that browsers show when they offer to install: ``python -m tests.browser.pictures``.

They lie in assets/screens. Take them anew when the screens look different.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from sro_assist.places import pack_folder
from sro_assist.trees.reading import read_folder
from tests.browser.chromium import arguments, find_chromium
from tests.browser.devices import DESK, PHONE, Device
from tests.browser.offline.conftest import serving_folder
from tests.browser.offline.opening import FIRST_VISIT_MS
from tests.browser.page_objects.base import Screen
from tests.browser.page_objects.home import Home
from tests.web.building import built

PLACE = Path(__file__).parents[2] / "assets" / "screens"
SETTLED_MS = 2_000
SCALE = 2


def main() -> None:
    """Take all three."""
    with serving_folder(built()) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(playwright), args=arguments())
        phone, desk = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
        home = _opened(browser, served.address, PHONE, phone, SCALE)
        _take(home, "home.png")
        tree = read_folder(pack_folder()).trees["arrest"]
        _take(home.begin(tree), "question.png")
        _take(_opened(browser, served.address, DESK, desk, 1).begin(tree), "desk.png")
        browser.close()


def _opened(browser: Browser, address: str, device: Device, size: dict[str, int], scale: int) -> Home:
    how = {**device.options(), "viewport": size, "screen": size, "device_scale_factor": scale}
    page = browser.new_context(**how).new_page()
    page.goto(address, wait_until="commit")
    page.wait_for_selector("#starting", state="detached", timeout=FIRST_VISIT_MS)
    return Home(page, device).attend().here()


def _take(screen: Screen, name: str) -> None:
    page = screen.page
    page.wait_for_timeout(SETTLED_MS)
    PLACE.mkdir(exist_ok=True)
    page.screenshot(path=PLACE / name)


if __name__ == "__main__":
    main()
