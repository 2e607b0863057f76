"""Every tree, tapped to every one of its outcomes; the record holds what was tapped."""

from __future__ import annotations

import pytest

from sro_assist.places import pack_folder
from sro_assist.trees.pack import Pack
from sro_assist.trees.reading import read_folder
from sro_assist.walk.walkthrough import Walkthrough
from tests.browser.conftest import Shared
from tests.browser.kept import steps, told, verdict
from tests.browser.page_objects.home import Home
from tests.browser.page_objects.walking import Walking
from tests.browser.ways import Ways, taps

TREES = read_folder(pack_folder()).manifest.trees


@pytest.fixture(scope="module")
def ways(pack: Pack) -> Ways:
    return Ways(pack)


def walk_it(walking: Walking, ways: Ways, way: Walkthrough) -> Walking:
    """Tap a whole way, looking at each screen that the engine says comes next."""
    walk = ways.start(way.started.tree)
    walking.shows(walk)
    for tap in taps(way):
        walking.take(walk, tap)
        walk = walk.take(tap)
        walking.shows(walk)
    return walking


@pytest.mark.parametrize("tree", TREES)
def test_each_outcome_is_reached_by_tapping_and_kept_as_tapped(
    home: Home, shared: Shared, ways: Ways, tree: str
) -> None:
    found = ways.to_each_outcome(tree)
    assert set(found) == {node for node, _ in ways.pack.trees[tree].outcomes()}
    for way in found.values():
        walking = walk_it(home.here().begin(ways.pack.trees[way.started.tree]), ways, way)
        record = walking.finish()
        kept = verdict(shared.data, record.id)
        assert kept.complete
        assert steps(kept.bodies) == [told(tap) for tap in taps(way)]
        last = kept.bodies[-1]
        assert (last["kind"], last["ended"]) == ("finished", "finished")
        assert (last["tree"], last["node"]) == way.frame
        record.go("/")
