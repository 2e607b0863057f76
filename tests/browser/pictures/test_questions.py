"""Every question of every tree, looked at in many looks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sro_assist.walk.walkthrough import Walkthrough
from tests.browser.pictures import insight
from tests.browser.pictures.booth import Booth
from tests.browser.pictures.standing import Stand
from tests.browser.pictures.visits import Visit, visits


@pytest.mark.parametrize("visit", visits(questions=True), ids=str)
def test_question_and_its_choices_are_whole(
    booth: Booth,
    every_stand: dict[Stand, Walkthrough],
    visit: Visit,
    record_property: Callable[[str, object], None],
) -> None:
    walk = every_stand[visit.tree, visit.node, False]

    def faults() -> list[str]:
        booth.dress(visit.dress)
        booth.stand_at(walk)
        return booth.faults_of(walk, visit.looks)

    found = booth.look(faults)
    record_property(insight.PROPERTY, insight.plain(booth.told_sights()))
    assert not found, "\n".join(found)
