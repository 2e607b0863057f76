"""Two minutes of every clock, looked at where it runs."""

from __future__ import annotations

import pytest

from sro_assist.paths import pack_folder
from sro_assist.trees.loader import read_folder
from sro_assist.walk.walkthrough import Walkthrough
from tests.browser.pictures.booth import Booth
from tests.browser.pictures.standing import Stand
from tests.browser.pictures.visits import MOMENTS, Visit, moments

WHERE = {"held": ("restraint", "still"), "to-decide": ("deescalation", "how")}
"""Each clock, and a screen on which it runs."""
EVERY = [visit for where in WHERE.values() for visit in moments(*where)]


def test_every_clock_is_looked_at() -> None:
    clocks = {
        name: clock
        for tree in read_folder(pack_folder()).trees.values()
        for name, clock in tree.clocks.items()
    }
    assert set(clocks) == set(WHERE)
    assert all(clock.every in (None, 60) for clock in clocks.values()), MOMENTS


@pytest.mark.parametrize("visit", EVERY, ids=str)
def test_screen_is_whole_at_each_clock_moment(
    booth: Booth, every_stand: dict[Stand, Walkthrough], visit: Visit
) -> None:
    walk = every_stand[visit.tree, visit.node, False]
    assert walk.history.clocks

    def faults() -> list[str]:
        booth.dress(visit.dress)
        booth.stand_at(walk, visit.seconds)
        return booth.faults_of(walk, visit.looks)

    found = booth.look(faults)
    assert not found, "\n".join(found)
