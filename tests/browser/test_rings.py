"""Everything that can have the focus shows it by a ring.

Each kind of screen in a theme, and every theme on some: a ring's colour is one of its theme, and the ring
itself one of the kind of control (tests/ui/test_rings.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from sro_assist.app import strings
from sro_assist.records import Records, Settings
from tests.browser.conftest import Standing, browsing, serving
from tests.browser.devices import DESK
from tests.browser.guide import Guide
from tests.browser.page_objects.home import Home
from tests.browser.rings import unringed
from tests.browser.ways import Ways
from tests.running_server import whole_app


@pytest.fixture(scope="module")
def home(
    request: pytest.FixtureRequest, standing: Standing, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Home]:
    """The first screen in a theme."""
    data: Path = tmp_path_factory.mktemp("rings") / "data"
    records = Records.open(data)
    records.settings = Settings(theme=request.param)
    records.close()
    with ExitStack() as stack:
        served = stack.enter_context(serving(whole_app(data)))
        profile = stack.enter_context(browsing(standing))
        yield Home(profile.tab(DESK), DESK).open(served.address)


@pytest.mark.parametrize("home", ["light", "contrast"], indirect=True)
def test_everything_on_home_has_a_ring(home: Home, ways: Ways) -> None:
    home.go("/").here().see(home.button(strings.SAVED))
    seen, bare = unringed(home, 4 + 2 * (len(ways.pack.trees) - 1))
    assert bare == []
    assert any(strings.HAPPENING in name for name in seen)


@pytest.mark.parametrize("home", ["dark"], indirect=True)
def test_everything_on_a_question_has_a_ring(home: Home, ways: Ways) -> None:
    guide = Guide.begin(home.go("/").here(), ways, "arrest")
    seen, bare = unringed(guide.walking, 8)
    assert bare == []
    assert any(guide.walk.screen.cites[0] in name for name in seen)


@pytest.mark.parametrize(
    ("home", "tree", "node"),
    [("dark", "deescalation", "student"), ("contrast", "force", "recheck")],
    indirect=["home"],
)
def test_marks_and_boxes_to_tick_have_a_ring(home: Home, ways: Ways, tree: str, node: str) -> None:
    guide = Guide.begin(home.go("/").here(), ways, tree).to(tree, node)
    box = guide.walking.page.get_by_role("checkbox").first
    guide.walking.see(box)
    seen, bare = unringed(guide.walking, 6)
    assert bare == []
    assert box.get_attribute("aria-label") in seen
