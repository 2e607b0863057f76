"""Real browser, real server, a data folder of its own for each test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, expect, sync_playwright

from sro_assist.places import pack_folder
from sro_assist.trees.pack import Pack
from sro_assist.trees.reading import read_folder
from tests.browser.chromium import arguments, find_chromium
from tests.browser.devices import PHONE, Device
from tests.browser.page_objects.base import LONGEST_MS, Screen
from tests.browser.page_objects.home import Home
from tests.browser.ways import Ways
from tests.served import Served, tiny_app, whole_app

HERE = Path(__file__).parent
NO_BROWSER = "no Chromium or Chrome here (SRO_CHROMIUM can name one)"
Opener = Callable[..., Screen]
TRACE = "Traceback"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    expect.set_options(timeout=LONGEST_MS)
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


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The real trees, as the app opens them."""
    return read_folder(pack_folder())


@pytest.fixture(scope="session")
def ways(pack: Pack) -> Ways:
    """Ways through the real trees."""
    return Ways(pack)


@contextmanager
def serving(how: list[str]) -> Iterator[Served]:
    """A server that never writes of an error nobody expected."""
    with Served(how) as served:
        yield served
    assert TRACE not in served.errors, served.errors


class Profile:
    """Makes fresh browser profiles. None of their pages may fail, or show what only programmers read."""

    def __init__(self, chromium: Browser) -> None:
        self._chromium = chromium
        self._contexts: list[BrowserContext] = []
        self._failures: list[str] = []
        self._forgiven = False

    def __call__(self, device: Device) -> BrowserContext:
        """One with the size and the ways of a device."""
        context = self._chromium.new_context(**device.options())
        context.on("weberror", lambda failure: self._failures.append(str(failure.error)))
        self._contexts.append(context)
        return context

    def forgive(self) -> None:
        """The server was ended on purpose: Flutter's own socket fails loudly for as long as it is away."""
        self._forgiven = True

    def close(self) -> None:
        """Close them all, and look at what they showed last."""
        pages = [page for context in self._contexts for page in context.pages]
        shown = [page.locator("body").aria_snapshot() for page in pages]
        for context in self._contexts:
            context.close()
        assert self._forgiven or self._failures == []
        assert [text for text in shown if TRACE in text] == []


@contextmanager
def browsing(chromium: Browser) -> Iterator[Profile]:
    """Profiles, closed at the end."""
    profile = Profile(chromium)
    yield profile
    profile.close()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder the app keeps its records in."""
    return tmp_path / "data"


@pytest.fixture
def app(data: Path) -> Iterator[Served]:
    """SRO Assist as a person starts it, with nothing recorded yet."""
    with serving(whole_app(data)) as served:
        yield served


@pytest.fixture
def tiny() -> Iterator[Served]:
    """The smallest app on the same server."""
    with serving(tiny_app()) as served:
        yield served


@pytest.fixture
def profile(chromium: Browser) -> Iterator[Profile]:
    """Make fresh browser profiles, closed at the end of the test."""
    with browsing(chromium) as make:
        yield make


@pytest.fixture
def open_screen(profile: Profile) -> Opener:
    """Open an address as a screen-reader user on a device: ``open_screen(app.address, DESK)``."""

    def open_on(address: str, device: Device = PHONE) -> Screen:
        return Screen(profile(device).new_page(), device).open(address)

    return open_on


@dataclass(frozen=True)
class Shared:
    """A server, its data folder, and profiles: for tests that stay out of each other's way."""

    served: Served
    data: Path
    profile: Profile


@pytest.fixture(scope="module")
def shared(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    """One server for all tests of a file."""
    data = tmp_path_factory.mktemp("shared") / "data"
    with serving(whole_app(data)) as served, browsing(chromium) as make:
        yield Shared(served, data, make)


@pytest.fixture(scope="module")
def phone(shared: Shared) -> Screen:
    """One tab on a phone for all tests of a file."""
    return Screen(shared.profile(PHONE).new_page(), PHONE).open(shared.served.address)


@pytest.fixture
def home(phone: Screen) -> Home:
    """That tab at home, whatever the test before left on it."""
    return phone.go("/").now(Home).here()
