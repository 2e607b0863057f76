"""Conditions over earlier answers decide which way on is taken."""

from __future__ import annotations

from typing import Any

import pytest

from sro_assist.errors import WalkError
from sro_assist.trees.conditions import FactorMark
from sro_assist.trees.pack import Pack
from tests.walk.builders import a_guidance, a_list, a_pack, a_question, a_tree, a_walk, an_outcome, walked

YES: dict[str, Any] = {"answered": "crime", "is": "yes"}
HIGH: dict[str, Any] = {"factor": "looked.e", "is": "present"}


def _pack(condition: dict[str, Any]) -> Pack:
    nodes = {
        "crime": a_question("yes>looked", "no>looked"),
        "looked": a_list("e", "f", go=[{"go": "held", "when": condition}, {"go": "not-held"}]),
        "held": an_outcome(),
        "not-held": a_guidance("crime"),
    }
    return a_pack(a_tree("arrest", nodes))


def _leads_to(condition: dict[str, Any], answer: str, mark: FactorMark | None = None) -> str:
    walk = walked(a_walk(_pack(condition)), [answer])
    if mark:
        walk = walk.mark("e", mark, elapsed=1000)
    return walked(walk, [">"]).frame.node


@pytest.mark.parametrize(
    ("condition", "answer", "mark", "node"),
    [
        (YES, "yes", None, "held"),
        (YES, "no", None, "not-held"),
        ({"answered": "arrest.crime", "is": "yes"}, "yes", None, "held"),
        ({"answered": "force.crime", "is": "yes"}, "yes", None, "not-held"),
        ({"not": YES}, "no", None, "held"),
        ({"not": YES}, "yes", None, "not-held"),
        (HIGH, "yes", "present", "held"),
        (HIGH, "yes", "absent", "not-held"),
        (HIGH, "yes", None, "not-held"),
        ({"factor": "arrest.looked.e", "is": "unknown"}, "yes", "unknown", "held"),
        ({"factor": "looked.e", "is": "untouched"}, "yes", None, "held"),
        ({"factor": "looked.e", "is": "untouched"}, "yes", "unknown", "not-held"),
        ({"all": [YES, HIGH]}, "yes", "present", "held"),
        ({"all": [YES, HIGH]}, "yes", "absent", "not-held"),
        ({"any": [YES, HIGH]}, "no", "present", "held"),
        ({"any": [YES, HIGH]}, "no", "absent", "not-held"),
        ({"inside": "force"}, "yes", None, "not-held"),
        ({"visited": "crime", "is": "yes"}, "yes", None, "not-held"),
    ],
)
def test_condition_decides_the_way(
    condition: dict[str, Any], answer: str, mark: FactorMark | None, node: str
) -> None:
    assert _leads_to(condition, answer, mark) == node


def test_condition_reads_the_newest_answer_in_a_loop() -> None:
    walk = walked(a_walk(_pack(YES)), ["no", ">", ">", "yes", ">"])
    assert walk.frame.node == "held"


def test_condition_reads_the_answer_just_given() -> None:
    by_answer = [{"go": "a", "when": {"answered": "ask", "is": "one"}}, {"go": "b"}]
    choices = [{"id": "one", "go": by_answer}, {"id": "two", "go": by_answer}]
    pack = a_pack(a_tree("t", {"ask": a_question(*choices), "a": an_outcome(), "b": an_outcome()}))
    assert walked(a_walk(pack), ["one"]).frame.node == "a"
    assert walked(a_walk(pack), ["two"]).frame.node == "b"


def test_condition_reads_no_answer_taken_back() -> None:
    pack = _pack(YES)
    walk = walked(a_walk(pack), ["yes", "<", "no", ">"])
    assert walk.frame.node == "not-held"


def test_an_unchecked_way_that_never_holds_is_refused() -> None:
    pack = a_pack(a_tree("t", {"go": a_guidance([{"go": "end", "when": YES}]), "end": an_outcome()}))
    with pytest.raises(WalkError, match=r"No way on from t\.go holds"):
        walked(a_walk(pack), [">"])
