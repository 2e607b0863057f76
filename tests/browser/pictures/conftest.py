"""One tab for all pictures of a file, and a walk to every screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sro_assist.walk.walkthrough import Walkthrough
from tests.browser import ONCE
from tests.browser.conftest import Standing, browsing, serving
from tests.browser.devices import PHONE
from tests.browser.pictures.booth import Booth
from tests.browser.pictures.standing import Stand, read, stands, write
from tests.browser.ways import Ways
from tests.once import once
from tests.running_server import whole_app


@pytest.fixture(scope="session")
def every_stand(ways: Ways) -> dict[Stand, Walkthrough]:
    """A walk to each screen of the real trees."""
    return read(ways.pack, once("stands.json", lambda path: write(path, stands(ways))))


@pytest.fixture(autouse=True)
def _told_once(request: pytest.FixtureRequest) -> Iterator[None]:
    """Hand what was seen in a tab that was drawn no more to what tells of the run."""
    if "booth" not in request.fixturenames:
        yield
        return
    booth: Booth = request.getfixturevalue("booth")
    yield
    told, booth.once = booth.once, []
    request.node.user_properties.append((ONCE, told))


@pytest.fixture(scope="module")
def booth(standing: Standing, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Booth]:
    """A tab at home, with nothing recorded yet. Pictures are of what rests: motion only costs time."""
    data = tmp_path_factory.mktemp("pictures") / "data"
    with serving(whole_app(data)) as served, browsing(standing) as profile:
        yield Booth(profile(PHONE, reduced_motion="reduce"), served, data)
