"""The offline app, built once; and a real browser for the page that keeps steps."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, sync_playwright

from tests.browser.chromium import find_chromium
from tests.pwa.building import built
from tests.pwa.storage_page.browsing import Chromium
from tests.pwa.storage_page.serving import Site, bare


@pytest.fixture(scope="session")
def web_folder() -> Path:
    """The offline app's folder. Not to be changed: all tests share it."""
    return built()


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def path(playwright: Playwright) -> Path:
    """Where the browser is."""
    found = find_chromium(playwright)
    if found is None:
        (pytest.fail if os.environ.get("SRO_REQUIRE_BROWSER") else pytest.skip)("no Chromium or Chrome here")
    return found


@pytest.fixture(scope="module")
def served() -> Iterator[Site]:
    """The page that keeps steps (storage_page)."""
    with Site(bare()) as site:
        yield site


@pytest.fixture(scope="module")
def started(
    playwright: Playwright, path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Chromium]:
    """A browser for a file of tests: what it compiled of an address's Python it does not compile again."""
    with Chromium(playwright, path, tmp_path_factory.mktemp("chromium")) as chromium:
        yield chromium


@pytest.fixture
def chromium(started: Chromium, served: Site) -> Iterator[Chromium]:
    """That browser, with nothing open and nothing kept."""
    yield started
    started.forget(served.address)
