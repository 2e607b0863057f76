"""One tab for all pictures of a file, and a walk to every screen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from sro_assist.walk.walkthrough import Walkthrough
from tests.browser.conftest import browsing, serving
from tests.browser.devices import PHONE
from tests.browser.pictures.booth import Booth
from tests.browser.pictures.standing import Stand, stands
from tests.browser.ways import Ways
from tests.served import whole_app


@pytest.fixture(scope="session")
def every_stand(ways: Ways) -> dict[Stand, Walkthrough]:
    """A walk to each screen of the real trees."""
    return stands(ways)


@pytest.fixture(scope="module")
def booth(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Booth]:
    """A tab at home, with nothing recorded yet."""
    data = tmp_path_factory.mktemp("pictures") / "data"
    with serving(whole_app(data)) as served, browsing(chromium) as profile:
        yield Booth(profile(PHONE), served, data)


HERE = Path(__file__).parent
SHARE = 8
"""One picture of a node in so many is taken unless ``SRO_PICTURES`` asks for more: all take half an hour."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Take a share of the pictures, the same one each time."""
    pictures = [item for item in items if HERE in item.path.parents and isinstance(item, pytest.Function)]
    if os.environ.get("SRO_PICTURES"):
        return
    nodes = [item for item in pictures if "visit" in item.fixturenames]
    left_out = {id(item) for number, item in enumerate(nodes) if number % SHARE}
    config.hook.pytest_deselected(items=[item for item in items if id(item) in left_out])
    items[:] = [item for item in items if id(item) not in left_out]
