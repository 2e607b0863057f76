"""Every list of things to do or to consider, and every outcome, looked at in many looks."""

from __future__ import annotations

import pytest

from sro_assist.walk.walkthrough import Walkthrough
from tests.browser.pictures.booth import Booth
from tests.browser.pictures.looks import COVERING
from tests.browser.pictures.standing import Stand
from tests.browser.pictures.visits import Visit, visits


@pytest.mark.parametrize("visit", visits(questions=False), ids=str)
def test_screen_and_its_items_are_whole(
    booth: Booth, every_stand: dict[Stand, Walkthrough], visit: Visit
) -> None:
    ways = [every_stand.get((visit.tree, visit.node, ends)) for ends in (True, False)]
    walks = [walk for walk in ways if walk]  # an outcome looks otherwise where a tree waits for it
    assert walks

    def faults() -> list[str]:
        booth.dress(visit.dress)
        found = []
        for nth, walk in enumerate(walks):
            booth.stand_at(walk)
            found += booth.faults_of(walk, visit.looks if COVERING else visit.looks[nth :: len(walks)])
        return found

    found = booth.look(faults)
    assert not found, "\n".join(found)
