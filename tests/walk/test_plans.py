"""Every plan leads where it says, plain and when saved and read again after every step."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sro_assist.paths import pack_folder
from sro_assist.trees.loader import read_folder
from sro_assist.trees.pack import Pack
from sro_assist.walk.duties import owed
from sro_assist.walk.walkthrough import Walkthrough
from tests.walk.builders import a_walk
from tests.walk.plan_files import Plan, made, plans, read_plans, told_clocks
from tests.walk.strategies import walks
from tests.walk.test_replay import reloaded, replays_the_same

PLANS = list(plans())
Between = Callable[[Walkthrough], Walkthrough]


@pytest.fixture(scope="module")
def pack() -> Pack:
    return read_folder(pack_folder())


def _as_it_is(walk: Walkthrough) -> Walkthrough:
    return walk


def _saved_and_reloaded(walk: Walkthrough) -> Walkthrough:
    return Walkthrough.replay(walk.pack, reloaded(walk.events))


@pytest.mark.parametrize("between", [_as_it_is, _saved_and_reloaded])
@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.about)
def test_plan_leads_where_it_says(pack: Pack, plan: Plan, between: Between) -> None:
    walk = a_walk(pack, plan.tree)
    for screen, step in plan.steps:
        assert ".".join(walk.frame) == screen
        walk = between(made(walk, step))
    assert ".".join(walk.frame) == plan.end
    assert walk.at_the_end
    assert [f"{each.tree}.{each.duty_id}" for each in owed(walk)] == plan.owed
    assert told_clocks(walk) == plan.clocks


def test_plans_reach_every_outcome_of_every_tree(pack: Pack) -> None:
    reached = {screen for plan in PLANS for screen in (*(screen for screen, _ in plan.steps), plan.end)}
    assert {f"{tree.id}.{node}" for tree in pack.trees.values() for node, _ in tree.outcomes()} <= reached


def test_plans_answer_every_question_of_every_tree(pack: Pack) -> None:
    reached = {screen for plan in PLANS for screen, _ in plan.steps}
    asked = {
        f"{tree.id}.{name}"
        for tree in pack.trees.values()
        for name, node in tree.nodes.items()
        if node.kind == "question"
    }
    assert asked - reached == set()


@pytest.mark.parametrize("text", ["walk: arrest", "plan: a\nwalk arrest", "plan: a\nfinish: arrest.referred"])
def test_line_of_no_plan_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="plan"):
        list(read_plans(text))


@given(st.data())
@settings(max_examples=60)
def test_any_legal_walk_replays_the_same(pack: Pack, data: st.DataObject) -> None:
    replays_the_same(data.draw(walks(pack, most=40)))
