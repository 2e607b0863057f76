"""Every screen beside the nodes, looked at in many looks."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from sro_assist.app import strings
from sro_assist.records import Records, Settings
from sro_assist.trees.pack import Pack
from sro_assist.walk.walkthrough import Walkthrough
from tests.browser.conftest import Profile, serving
from tests.browser.devices import PHONE
from tests.browser.pictures.booth import Booth
from tests.browser.pictures.expecting import Part
from tests.browser.pictures.looks import COVERING, Dress, Share, dresses, looks
from tests.browser.pictures.places import PLACES, Kept
from tests.browser.pictures.standing import Stand
from tests.browser.screenshots import broken
from tests.running_server import whole_app

LONG = ("glance", "section", "policy", "search")
"""Much of the same: every other size will do."""
TWICE = {"home", "home, unfinished", "settings", "note", "danger", "record"}


class Sitting(NamedTuple):
    """A place, in one of the app's looks and then at every size."""

    name: str
    dress: Dress
    turn: int

    @property
    def share(self) -> Share | None:
        """Which part of the sizes; none is all of them."""
        if not COVERING:
            return Share(self.turn, 3)
        return Share(self.turn, 2) if self.name.startswith(LONG) else None

    def __str__(self) -> str:
        """``home-125-dark``."""
        return f"{self.name}-{self.dress}"


EVERY = [
    Sitting(name, dress, turn)
    for turn, name in enumerate(PLACES)
    for dress in dresses(turn, 2 if COVERING and name in TWICE else 1)
]
"""In their own order: some leave something behind for those that come after."""


@pytest.fixture
def kept(booth: Booth, pack: Pack, every_stand: dict[Stand, Walkthrough]) -> Kept:
    """The tab, and walks to keep."""
    return Kept(booth, pack, every_stand)


@pytest.mark.parametrize("sitting", EVERY, ids=str)
def test_place_is_whole(kept: Kept, sitting: Sitting) -> None:
    def faults() -> list[str]:
        kept.booth.dress(sitting.dress)
        expected = PLACES[sitting.name](kept)
        return kept.booth.faults(looks(sitting.dress, sitting.turn, sitting.share), expected)

    found = kept.booth.look(faults)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("dress", [Dress(1.0, "light"), Dress(1.5, "contrast")], ids=str)
def test_refused_pack_is_told_whole(
    profile: Profile, tmp_path_factory: pytest.TempPathFactory, dress: Dress
) -> None:
    scratch = tmp_path_factory.mktemp("refused")
    records = Records.open(scratch / "data")
    records.settings = Settings(theme=dress.theme, text_size=dress.app)
    records.close()
    with serving(whole_app(scratch / "data", pack=broken(scratch))) as served:
        booth = Booth(profile(PHONE), served, scratch / "data")
        booth.screen.see_heading(strings.BROKEN_TITLE)
        found = booth.faults(looks(dress, 0), [Part(strings.BROKEN_TITLE, "heading", "question")])
        booth.screen.leave()
    assert not found, "\n".join(found)
