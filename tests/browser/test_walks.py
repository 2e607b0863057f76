"""Every tree, tapped to every one of its outcomes; the record holds what was tapped."""

from __future__ import annotations

import pytest

from sro_assist.places import pack_folder
from sro_assist.trees.reading import read_folder
from tests.browser.conftest import Shared
from tests.browser.guide import Guide
from tests.browser.kept import steps, told, verdict
from tests.browser.page_objects.home import Home
from tests.browser.ways import Ways, taps

TREES = read_folder(pack_folder()).manifest.trees


@pytest.mark.parametrize("tree", TREES)
def test_each_outcome_is_reached_by_tapping_and_kept_as_tapped(
    home: Home, shared: Shared, ways: Ways, tree: str
) -> None:
    found = ways.to_each_outcome(tree)
    assert set(found) == {node for node, _ in ways.pack.trees[tree].outcomes()}
    for way in found.values():
        guide = Guide.begin(home.here(), ways, way.started.tree).follow(taps(way))
        record = guide.walking.finish()
        kept = verdict(shared.data, record.id)
        assert kept.complete
        assert steps(kept.bodies) == [told(tap) for tap in taps(way)]
        last = kept.bodies[-1]
        assert (last["kind"], last["ended"]) == ("finished", "finished")
        assert (last["tree"], last["node"]) == way.frame
        record.go("/")
