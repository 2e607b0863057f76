from __future__ import annotations

import pytest

from sro_assist.trees.loader import check_files
from tests.trees.builders import Data, a_choice, a_question, an_outcome, some_files

CODES = {"condition-unknown", "condition-never", "condition-early"}
DO = {"say": "Keep it dry", "weight": "should", "cites": ["900.1 ¶1.2"]}


def _trees(*conditions: Data, look: Data | None = None) -> dict[str, Data]:
    """A tree that asks, lists factors, visits ``other``, and then has branches on these conditions."""
    branches = [{"when": condition, "go": "end"} for condition in conditions]
    factors = [{"id": each, "say": each, "cites": ["900.1.1(a)"]} for each in "abcdefghijklmn"]
    demo = {
        "ask": a_question(a_choice("yes", "see"), a_choice("no", "see"), a_choice("unsure", "see")),
        "see": {"kind": "factors", "ask": "What?", "cites": ["900.1.1"], "factors": factors, "go": "hand"},
        "hand": {"kind": "visit", "tree": "other", "then": "look"},
        "look": {
            "kind": "guidance",
            "title": "Look",
            "do": [DO],
            "go": [*branches, {"go": "late"}],
            **(look or {}),
        },
        "late": a_question(a_choice("yes", "end"), a_choice("no", "end")),
        "end": an_outcome(),
    }
    return {"demo": {"nodes": demo}, "other": {}, "aside": {}}


def _found(*conditions: Data) -> list[tuple[str, str]]:
    problems = check_files(some_files(_trees(*conditions)))
    assert {problem.code for problem in problems} <= CODES
    return [(problem.code, problem.what) for problem in problems]


def _codes(*conditions: Data) -> list[str]:
    return [code for code, _ in _found(*conditions)]


def _answered(node: str, choice: str) -> Data:
    return {"answered": node, "is": choice}


def _factor(factor: str, mark: str) -> Data:
    return {"factor": factor, "is": mark}


YES, NO, UNSURE = (_answered("ask", choice) for choice in ("yes", "no", "unsure"))


@pytest.mark.parametrize(
    "condition",
    [
        YES,
        _answered("demo.ask", "yes"),
        _answered("aside.ask", "leave"),
        _factor("see.e", "present"),
        _factor("demo.see.e", "untouched"),
        {"visited": "hand", "is": "keep"},
        {"visited": "demo.hand", "is": "leave"},
        {"not": {"any": [YES, NO, UNSURE]}},
        {"all": [{"not": YES}, {"not": NO}]},
    ],
)
def test_condition_that_can_hold_is_fine(condition: Data) -> None:
    assert _codes(condition) == []


@pytest.mark.parametrize(
    ("condition", "what"),
    [
        (_answered("aks", "yes"), 'There is no question "demo.aks".'),
        (_answered("see", "yes"), 'There is no question "demo.see".'),
        (_answered("third.ask", "yes"), 'There is no question "third.ask".'),
        (_answered("demo.ask.yes", "yes"), 'There is no question "demo.ask.yes".'),
        (_answered("ask", "maybe"), 'The question "demo.ask" has no choice "maybe".'),
        (_factor("see", "present"), 'There is no factor "see".'),
        (_factor("see.z", "present"), 'There is no factor "demo.see.z".'),
        (_factor("ask.yes", "present"), 'There is no factor "demo.ask.yes".'),
        ({"visited": "ask", "is": "keep"}, 'There is no visit "demo.ask".'),
        ({"visited": "hand", "is": "kept"}, 'The visit "demo.hand" has no outcome "kept".'),
        ({"not": {"any": [YES, {"inside": "third"}]}}, 'There is no tree "third" in this pack.'),
    ],
)
def test_condition_that_names_nothing_is_unknown(condition: Data, what: str) -> None:
    assert ("condition-unknown", what) in _found(condition)


@pytest.mark.parametrize(
    "conditions",
    [
        ({"all": [YES, NO]},),
        ({"all": [YES, {"not": YES}]},),
        (YES, YES),
        (YES, {"all": [YES, _factor("see.a", "present")]}),
        ({"any": [YES, NO]}, YES),
        (_factor("see.a", "present"), {"not": _factor("see.a", "present")}, _factor("see.a", "absent")),
        ({"all": [_factor("see.a", "present"), _factor("demo.see.a", "absent")]},),
        ({"all": [{"visited": "hand", "is": "keep"}, {"visited": "hand", "is": "leave"}]},),
        ({"inside": "aside"},),
        (
            {
                "all": [
                    {"not": _factor("see.a", mark)} for mark in ("present", "absent", "unknown", "untouched")
                ]
            },
        ),
    ],
)
def test_condition_that_can_never_hold_is_found(conditions: tuple[Data, ...]) -> None:
    assert _codes(*conditions) == ["condition-never"]


def test_condition_may_hold_when_nothing_was_answered() -> None:
    assert _codes(YES, NO, UNSURE, {"not": YES}) == []


def test_way_of_a_choice_knows_it_was_chosen() -> None:
    go = [{"when": _answered("ask", "no"), "go": "no"}, {"go": "yes"}]
    nodes = {"ask": a_question(a_choice("yes", go), "no"), "yes": an_outcome(), "no": an_outcome()}

    assert [each.code for each in check_files(some_files({"demo": {"nodes": nodes}}))] == ["condition-never"]


def test_way_on_from_a_visit_knows_its_outcome() -> None:
    then = [
        {"when": {"visited": "hand", "is": "keep"}, "go": "end"},
        {"when": {"visited": "hand", "is": "leave"}, "go": "end"},
        {"when": {"not": {"visited": "hand", "is": "keep"}}, "go": "end"},
        {"go": "end"},
    ]
    nodes = {"hand": {"kind": "visit", "tree": "other", "then": then}, "end": an_outcome()}
    problems = check_files(some_files({"demo": {"nodes": nodes}, "other": {}}))

    # Either outcome is taken by an entry before it.
    assert [(each.code, each.where.node) for each in problems] == [("condition-never", "hand")]


def test_inside_can_hold_in_a_visited_tree() -> None:
    look = {
        "kind": "guidance",
        "title": "Look",
        "do": [DO],
        "go": [{"when": {"inside": "demo"}, "go": "end"}, {"go": "end"}],
    }
    trees = {**_trees(), "other": {"nodes": {"look": look, "end": an_outcome()}}}

    assert check_files(some_files(trees)) == ()


def test_fourteen_factors_are_judged_at_once() -> None:
    marks = [_factor(f"see.{each}", "present") for each in "abcdefghijklmn"]

    assert _codes({"any": marks}, {"all": [{"not": each} for each in marks]}) == []
    assert _codes({"any": marks}, {"all": marks}) == ["condition-never"]


def test_condition_too_large_to_judge_is_fine() -> None:
    many = [_factor(f"see.{each}", "present") for each in "abcdefghijklmn"]
    others = [{"answered": f"{tree}.ask", "is": "keep"} for tree in ("other", "aside")]
    hard = {"all": [{"any": [first, {"not": second}]} for first in many for second in many]}

    assert _codes({"all": [hard, *others]}) == []


@pytest.mark.parametrize(
    "condition", [_answered("late", "yes"), {"any": [YES, _answered("demo.late", "no")]}]
)
def test_condition_that_reads_a_later_answer_is_early(condition: Data) -> None:
    assert _codes(condition) == ["condition-early"]


def test_loop_lets_a_condition_read_a_later_node() -> None:
    trees = _trees(_answered("late", "yes"))
    trees["demo"]["nodes"]["late"] = a_question(a_choice("yes", "look"), a_choice("no", "end"))

    assert check_files(some_files(trees)) == ()


def test_own_reassess_lets_a_condition_read_later_nodes() -> None:
    trees = _trees(_answered("late", "yes"))

    assert check_files(some_files({**trees, "demo": {**trees["demo"], "reassess": "look"}})) == ()


def test_unreachable_node_is_not_called_early_as_well() -> None:
    trees = _trees(_answered("late", "yes"))
    trees["demo"]["nodes"]["hand"]["then"] = "late"

    assert [each.code for each in check_files(some_files(trees))] == ["unreachable"]
