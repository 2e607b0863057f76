"""Real browser, real server, a data folder of its own for each test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from sro_assist.paths import pack_folder
from sro_assist.trees.loader import read_folder
from sro_assist.trees.pack import Pack
from tests.browser import crashes
from tests.browser.chromium import arguments, find_chromium
from tests.browser.devices import DESK, PHONE, Device
from tests.browser.page_objects.base import LONGEST_MS, Screen
from tests.browser.page_objects.home import Home
from tests.browser.ways import Ways
from tests.running_server import Served, tiny_app, whole_app

HERE = Path(__file__).parent
NO_BROWSER = "no Chromium or Chrome here (SRO_CHROMIUM can name one)"
Opener = Callable[..., Screen]
TRACE = "Traceback"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Run each test of this folder, once more where the browser crashed; others are run as ever."""
    if HERE not in item.path.parents:
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    crashes.run(item, nextitem)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


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
def standing(chromium: Browser) -> Standing:
    """What is opened in it stays compiled for the next."""
    return Standing(chromium)


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


class Standing:
    """A context for each kind of device, which all tests share: the browser compiles the app once for each.

    Every server has a port of its own, and so its pages an origin of their own: nothing is found there that
    another test kept. A test that needs more than that (cookies, a page that is told things before it
    starts, requests that are watched) asks for a context of its own.
    """

    def __init__(self, chromium: Browser) -> None:
        self._chromium = chromium
        self._contexts: dict[bool, BrowserContext] = {}

    def fresh(self, device: Device, **more: Any) -> BrowserContext:  # noqa: ANN401 - Playwright's
        """Make another for one test alone; ``more`` as Playwright takes it."""
        return self._chromium.new_context(**device.options(), **more)

    def tab(self, device: Device) -> Page:
        """Open a tab with the size and the ways of a device."""
        if device.is_phone not in self._contexts:
            self._contexts[device.is_phone] = self.fresh(device)
        page = self._contexts[device.is_phone].new_page()
        page.set_viewport_size({"width": device.width, "height": device.height})
        return page


class Profile:
    """Opens tabs, and makes fresh profiles. No page may fail, or show what only programmers read."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing
        self._pages: list[Page] = []
        self._contexts: list[BrowserContext] = []
        self._failures: list[str] = []
        self._crashed: list[Page] = []
        self._forgiven = False

    def __call__(self, device: Device, **more: Any) -> BrowserContext:  # noqa: ANN401 - Playwright's
        """A fresh one with the size and the ways of a device, and ``more`` as Playwright takes it."""
        context = self._standing.fresh(device, **more)
        context.on("page", self._watch)
        self._contexts.append(context)
        return context

    def tab(self, device: Device) -> Page:
        """A tab beside those of other tests; on a server of its own it finds nothing of theirs."""
        page = self._standing.tab(device)
        self._watch(page)
        page.on("popup", self._watch)
        return page

    def forgive(self) -> None:
        """The server was ended on purpose: Flutter's own socket fails loudly for as long as it is away."""
        self._forgiven = True

    def close(self) -> None:
        """Close them all, and look at what they showed last."""
        pages = [page for page in self._pages if not page.is_closed() and page not in self._crashed]
        # A page whose own process crashed answers nothing more.
        shown = [page.locator("body").aria_snapshot() for page in pages]
        for page in pages:
            page.close()
        for context in self._contexts:
            context.close()
        assert self._forgiven or self._failures == []
        assert [text for text in shown if TRACE in text] == []

    def _watch(self, page: Page) -> None:
        self._pages.append(page)
        page.on("pageerror", lambda failure: self._failures.append(f"{failure}\n{failure.stack}"))
        page.on("crash", self._lost)

    def _lost(self, page: Page) -> None:
        self._crashed.append(page)
        crashes.note_crash(page)


@contextmanager
def browsing(standing: Standing) -> Iterator[Profile]:
    """Tabs and profiles, closed at the end."""
    profile = Profile(standing)
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
def profile(standing: Standing) -> Iterator[Profile]:
    """Open tabs, or make fresh profiles; closed at the end of the test."""
    with browsing(standing) as make:
        yield make


@pytest.fixture
def open_screen(profile: Profile) -> Opener:
    """Open an address as a screen-reader user on a device: ``open_screen(app.address, DESK)``."""

    def open_on(address: str, device: Device = PHONE) -> Screen:
        return Screen(profile.tab(device), device).open(address)

    return open_on


@pytest.fixture
def open_tab(shared: Shared, profile: Profile) -> Callable[[], Home]:
    """Open a tab of its own on a phone, at home, beside those of the file's other tests."""

    def open_on() -> Home:
        return Screen(profile.tab(PHONE), PHONE).open(shared.served.address).now(Home).here()

    return open_on


@dataclass(frozen=True)
class Shared:
    """A server, its data folder, and profiles: for tests that stay out of each other's way."""

    served: Served
    data: Path
    profile: Profile


@pytest.fixture(scope="module")
def shared(standing: Standing, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    """One server for all tests of a file."""
    data = tmp_path_factory.mktemp("shared") / "data"
    with serving(whole_app(data)) as served, browsing(standing) as make:
        yield Shared(served, data, make)


@pytest.fixture(scope="module")
def phone(shared: Shared) -> Screen:
    """One tab on a phone for all tests of a file."""
    return Screen(shared.profile.tab(PHONE), PHONE).open(shared.served.address)


@pytest.fixture(scope="module")
def desk(shared: Shared) -> Home:
    """One tab on a desk for all tests of a file."""
    return Home(shared.profile.tab(DESK), DESK).open(shared.served.address)


@pytest.fixture
def home(phone: Screen) -> Home:
    """That tab at home, whatever the test before left on it."""
    return phone.go("/").now(Home).here()
