"""Visiting another tree and coming back."""

from __future__ import annotations

from typing import Any

import pytest

from sro_assist.errors import WalkError
from sro_assist.trees.pack import Pack
from sro_assist.walk.branches import inside
from sro_assist.walk.position import Frame
from tests.walk.builders import a_guidance, a_pack, a_question, a_tree, a_visit, a_walk, an_outcome, walked

CALM = {
    "ask": a_question("calm>settled", "worse>unsafe"),
    "settled": an_outcome(),
    "unsafe": an_outcome(),
}


def _force_visits_calm(then: str | list[dict[str, Any]]) -> Pack:
    force = {
        "first": a_question("time>talk", "none>over"),
        "talk": a_visit("calm", then),
        "act": a_guidance("over"),
        "over": an_outcome(),
    }
    return a_pack(a_tree("force", force), a_tree("calm", CALM))


ON_SETTLED: list[dict[str, Any]] = [
    {"go": "over", "when": {"visited": "talk", "is": "settled"}},
    {"go": "act"},
]


def test_a_visit_walks_straight_into_the_visited_tree() -> None:
    walk = walked(a_walk(_force_visits_calm("over")), ["time"])
    assert walk.position.stack == (Frame("force", "talk"), Frame("calm", "ask"))
    assert walk.step == 2


def test_outcome_of_visited_tree_is_not_the_end() -> None:
    walk = walked(a_walk(_force_visits_calm("over")), ["time", "calm"])
    assert walk.frame == Frame("calm", "settled")
    assert not walk.at_the_end
    with pytest.raises(WalkError, match="still waiting"):
        walk.finish("finished", elapsed=9000)


def test_going_on_from_a_visited_outcome_comes_back() -> None:
    walk = walked(a_walk(_force_visits_calm("over")), ["time", "calm", ">"])
    assert walk.position.stack == (Frame("force", "over"),)
    assert walk.position.visits == {("force", "talk"): "settled"}
    assert walk.at_the_end


@pytest.mark.parametrize(("answer", "node"), [("calm", "over"), ("worse", "act")])
def test_then_follows_the_outcome_that_the_visit_reached(answer: str, node: str) -> None:
    walk = walked(a_walk(_force_visits_calm(ON_SETTLED)), ["time", answer, ">"])
    assert walk.frame == Frame("force", node)


def test_then_reads_newest_of_repeated_visits() -> None:
    pack = _force_visits_calm([{"go": "over", "when": {"visited": "talk", "is": "settled"}}, {"go": "talk"}])
    walk = walked(a_walk(pack), ["time", "worse", ">"])
    assert walk.frame == Frame("calm", "ask")
    assert walked(walk, ["calm", ">"]).frame == Frame("force", "over")


def test_reassessing_in_visit_stays_in_visited_tree() -> None:
    walk = walked(a_walk(_force_visits_calm("over")), ["time", "worse", "!"])
    assert walk.position.stack == (Frame("force", "talk"), Frame("calm", "ask"))


HANDS_OVER = [{"go": "return", "when": {"inside": "force"}}, {"go": "hand-over"}]


def _visiting_one_another() -> Pack:
    calm = {
        "ask": {**a_question("ok>end"), "choices": [{"id": "worse", "say": "Worse", "go": HANDS_OVER}]},
        "hand-over": a_visit("force", "end"),
        "return": an_outcome(),
        "end": an_outcome(),
    }
    force = {"start": a_visit("calm", "over"), "over": an_outcome()}
    return a_pack(a_tree("force", force), a_tree("calm", calm))


def test_a_tree_hands_over_when_walked_by_itself() -> None:
    walk = walked(a_walk(_visiting_one_another(), "calm"), ["worse"])
    assert [frame.tree for frame in walk.position.stack] == ["calm", "force", "calm"]


def test_tree_already_inside_the_other_comes_back() -> None:
    walk = walked(a_walk(_visiting_one_another(), "force"), ["worse"])
    assert walk.frame == Frame("calm", "return")
    assert walked(walk, [">"]).frame == Frame("force", "over")


def test_inside_leaves_out_the_tree_being_walked() -> None:
    stack = (Frame("force", "a"), Frame("calm", "b"), Frame("hold", "c"))
    assert inside("force", stack)
    assert inside("calm", stack)
    assert not inside("hold", stack)


def test_visit_at_the_start_is_walked_into() -> None:
    walk = a_walk(_visiting_one_another(), "force")
    assert (walk.frame, walk.step) == (Frame("calm", "ask"), 1)


def test_endless_visits_between_trees_are_refused() -> None:
    endless = a_pack(a_tree("loop", {"again": a_visit("loop", "end"), "end": an_outcome()}))
    with pytest.raises(WalkError, match="without end"):
        a_walk(endless)
