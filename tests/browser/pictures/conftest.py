"""One tab for all pictures of a file, and a walk to every screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sro_assist.walk.walkthrough import Walkthrough
from tests.browser.conftest import Standing, browsing, serving
from tests.browser.devices import PHONE
from tests.browser.pictures.booth import Booth
from tests.browser.pictures.standing import Stand, stands
from tests.browser.ways import Ways
from tests.running_server import whole_app


@pytest.fixture(scope="session")
def every_stand(ways: Ways) -> dict[Stand, Walkthrough]:
    """A walk to each screen of the real trees."""
    return stands(ways)


@pytest.fixture(scope="module")
def booth(standing: Standing, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Booth]:
    """A tab at home, with nothing recorded yet."""
    data = tmp_path_factory.mktemp("pictures") / "data"
    with serving(whole_app(data)) as served, browsing(standing) as profile:
        yield Booth(profile(PHONE), served, data)
