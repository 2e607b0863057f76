"""Real browser, real server, a data folder of its own for each test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, sync_playwright

from tests.browser.chromium import arguments, find_chromium
from tests.browser.devices import PHONE, Device
from tests.browser.page_objects.base import Screen
from tests.served import Served, tiny_app, whole_app

HERE = Path(__file__).parent
NO_BROWSER = "no Chromium or Chrome here (SRO_CHROMIUM can name one)"
Opener = Callable[..., Screen]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """One browser for all tests; each gets a fresh profile in it."""
    path = find_chromium(playwright)
    if path is None:
        (pytest.fail if os.environ.get("SRO_REQUIRE_BROWSER") else pytest.skip)(NO_BROWSER)
    browser = playwright.chromium.launch(executable_path=path, args=arguments())
    yield browser
    browser.close()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder the app keeps its records in."""
    return tmp_path / "data"


@pytest.fixture
def app(data: Path) -> Iterator[Served]:
    """SRO Assist as a person starts it, with nothing recorded yet."""
    with Served(whole_app(data)) as served:
        yield served


@pytest.fixture
def tiny() -> Iterator[Served]:
    """The smallest app on the same server."""
    with Served(tiny_app()) as served:
        yield served


@pytest.fixture
def profile(chromium: Browser) -> Iterator[Callable[[Device], BrowserContext]]:
    """Make fresh browser profiles, closed at the end of the test."""
    contexts: list[BrowserContext] = []

    def make(device: Device) -> BrowserContext:
        contexts.append(chromium.new_context(**device.options()))
        return contexts[-1]

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def open_screen(profile: Callable[[Device], BrowserContext]) -> Opener:
    """Open an address as a screen-reader user on a device: ``open_screen(app.address, DESK)``."""

    def open_on(address: str, device: Device = PHONE) -> Screen:
        return Screen(profile(device).new_page(), device).open(address)

    return open_on
