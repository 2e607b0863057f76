"""A site and a phone for each test: the real page and worker around a stand-in for the app."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright

from tests.browser.chromium import find_chromium
from tests.browser.shell.phone import Phone
from tests.browser.shell.site import Site, lay


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """Version one, served."""
    serving = Site(lay(tmp_path / "one")).start()
    yield serving
    serving.stop()


@pytest.fixture
def whole_phone(playwright: Playwright, chromium: Browser, tmp_path: Path) -> Iterator[Phone]:
    """A phone with Chromium as people have it: its shell knows neither apps nor settings."""
    yield from _phone(playwright, chromium, tmp_path / "whole", keeps=True)


@pytest.fixture
def forgetful_phone(playwright: Playwright, chromium: Browser, tmp_path: Path) -> Iterator[Phone]:
    """The same, set to keep nothing: all cookies blocked."""
    yield from _phone(playwright, chromium, tmp_path / "forgetful", keeps=False)


def _phone(playwright: Playwright, chromium: Browser, profile: Path, *, keeps: bool) -> Iterator[Phone]:
    found = find_chromium(playwright, whole=True)
    assert chromium.is_connected()
    assert found
    switched_on = Phone(playwright, found, profile, keeps=keeps)
    yield switched_on
    switched_on.switch_off()


@pytest.fixture(scope="session")
def switched_on(
    playwright: Playwright, chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Phone]:
    """One phone for all tests: its browser starts once."""
    found = find_chromium(playwright)
    assert chromium.is_connected()
    assert found
    phone = Phone(playwright, found, tmp_path_factory.mktemp("phone") / "profile")
    yield phone
    phone.switch_off()


@pytest.fixture
def phone(switched_on: Phone) -> Iterator[Phone]:
    """A phone that has never been to the site: every site has a port, and so an origin, of its own."""
    yield switched_on
    switched_on.forget()
