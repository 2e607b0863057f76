"""Every outcome of every tree is reached by tapping, one of each tree from its start; the record holds it."""

from __future__ import annotations

import pytest

from sro_assist.paths import pack_folder
from sro_assist.trees.loader import read_folder
from sro_assist.walk.walkthrough import Walkthrough
from tests.browser.conftest import Shared
from tests.browser.guide import Guide
from tests.browser.kept import steps, told, verdict
from tests.browser.page_objects.home import Home
from tests.browser.page_objects.walking import Walking
from tests.browser.pictures import standing
from tests.browser.ways import Ways, taps

TREES = read_folder(pack_folder()).manifest.trees
LAST = 2
"""So many taps are left to the outcome of a walk that was put down; a tree's first is tapped all the way."""


@pytest.mark.parametrize("tree", TREES)
def test_each_outcome_tapped_to_is_kept_as_tapped(home: Home, shared: Shared, ways: Ways, tree: str) -> None:
    found = ways.to_each_outcome(tree)
    assert set(found) == {node for node, _ in ways.pack.trees[tree].outcomes()}
    for number, way in enumerate(found.values()):
        left = len(taps(way)) - LAST if number else 0
        guide = left_at(home, shared, ways, way, left) if left > 0 else begun(home, ways, way)
        record = guide.follow(taps(way)[max(left, 0) :]).walking.finish()
        kept = verdict(shared.data, record.id)
        assert kept.complete
        assert steps(kept.bodies) == [told(tap) for tap in taps(way)]
        last = kept.bodies[-1]
        assert (last["kind"], last["ended"]) == ("finished", "finished")
        assert (last["tree"], last["node"]) == way.frame
        record.go("/")


def begun(home: Home, ways: Ways, way: Walkthrough) -> Guide:
    return Guide.begin(home.here(), ways, way.started.tree)


def left_at(home: Home, shared: Shared, ways: Ways, way: Walkthrough, number: int) -> Guide:
    """A walk that was left after so many taps, opened again."""
    walk = ways.start(way.started.tree)
    for tap in taps(way)[:number]:
        walk = walk.apply(tap)
    walk_id = standing.keep(shared.data, walk)
    return Guide(home.go(f"/walk/{walk_id}").now(Walking).shows(walk), ways, walk)
