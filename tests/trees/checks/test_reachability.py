from __future__ import annotations

import pytest

from sro_assist.trees.loader import check_files
from tests.trees.builders import Data, a_choice, a_question, an_outcome, some_files

CODES = {"unreachable", "no-way-out", "visit-cycle"}


def _found(**trees: Data) -> list[tuple[str, str, str]]:
    """What the exits check finds: code, file and node."""
    problems = check_files(some_files(trees))
    return [(each.code, each.where.file, each.where.node) for each in problems if each.code in CODES]


def _tree(**nodes: Data) -> Data:
    return {"nodes": nodes}


def _visit(tree: str, then: object = "end") -> Data:
    return {"kind": "visit", "tree": tree, "then": then}


def _guidance(go: object) -> Data:
    do = {"say": "Keep it dry", "weight": "should", "cites": ["900.1 ¶1.2"]}
    return {"kind": "guidance", "title": "Look", "do": [do], "go": go}


def test_loop_with_a_way_out_is_fine() -> None:
    assert (
        _found(
            demo=_tree(
                ask=a_question(a_choice("again", "look"), "end"), look=_guidance("ask"), end=an_outcome()
            )
        )
        == []
    )


def test_node_that_only_reassessing_reaches_is_reachable() -> None:
    tree = _tree(ask=a_question("end", a_choice("no", "end")), again=_guidance("ask"), end=an_outcome())

    assert _found(demo={**tree, "reassess": "again"}) == []
    assert _found(demo=tree) == [("unreachable", "demo.json", "again")]


def test_each_trap_is_reported_once_and_alone() -> None:
    tree = _tree(
        ask=a_question("end", "into", "alone"),
        into=_guidance("one"),
        one=_guidance("two"),
        two=_guidance("one"),
        alone=_guidance("alone"),
        end=an_outcome(),
    )

    assert _found(demo=tree) == [("no-way-out", "demo.json", "one"), ("no-way-out", "demo.json", "alone")]


def test_tree_without_any_outcome_has_no_way_out() -> None:
    assert _found(demo=_tree(a=_guidance("b"), b=_guidance("a"))) == [("no-way-out", "demo.json", "a")]


def test_visited_trap_is_reported_in_its_tree_alone() -> None:
    found = _found(demo=_tree(go=_visit("other"), end=an_outcome()), other=_tree(a=_guidance("a")))

    assert found == [("no-way-out", "other.json", "a")]


def test_trees_visiting_each_other_are_fine_with_exits() -> None:
    found = _found(
        demo=_tree(go=_visit("other"), end=an_outcome()),
        other=_tree(ask=a_question("back", "end"), back=_visit("demo"), end=an_outcome()),
    )

    assert found == []


def test_three_trees_only_visiting_on_are_one_cycle() -> None:
    found = _found(
        a=_tree(go=_visit("b"), end=an_outcome()),
        b=_tree(go=_visit("c"), end=an_outcome()),
        c=_tree(go=_visit("a"), end=an_outcome()),
        outside=_tree(go=_visit("a"), end=an_outcome()),
    )

    assert [code for code, _, _ in found] == ["visit-cycle"]


def test_tree_only_visiting_itself_is_a_cycle() -> None:
    assert _found(demo=_tree(go=_visit("demo"), end=an_outcome())) == [("visit-cycle", "demo.json", "go")]


def test_cycle_message_walks_around_it() -> None:
    trees = {
        "demo": _tree(go=_visit("other"), end=an_outcome()),
        "other": _tree(go=_visit("demo"), end=an_outcome()),
    }
    problem = next(each for each in check_files(some_files(trees)) if each.code == "visit-cycle")

    assert "demo visits other visits demo" in problem.what or "other visits demo visits other" in problem.what


@pytest.mark.parametrize("deep", ["demo", "middle"])
def test_inside_is_exit_when_it_holds_further_out(deep: str) -> None:
    back = [{"when": {"inside": deep}, "go": "end"}, {"go": "back"}]
    found = _found(
        demo=_tree(go=_visit("middle"), end=an_outcome()),
        middle=_tree(go=_visit("last"), end=an_outcome()),
        last=_tree(look=_guidance(back), back=_visit("demo"), end=an_outcome()),
    )

    assert found == []


def test_inside_that_never_holds_is_no_exit() -> None:
    back = [{"when": {"inside": "third"}, "go": "end"}, {"go": "back"}]
    found = _found(
        demo=_tree(go=_visit("other"), end=an_outcome()),
        other=_tree(look=_guidance(back), back=_visit("demo"), end=an_outcome()),
        third=_tree(ask=a_question("go", "end"), go=_visit("other"), end=an_outcome()),
    )

    assert ("visit-cycle", "demo.json", "go") in found or ("visit-cycle", "other.json", "back") in found


def test_trap_only_a_visit_falls_into_is_found() -> None:
    stuck = [{"when": {"inside": "demo"}, "go": "look"}, {"go": "end"}]
    trees = {
        "demo": _tree(go=_visit("other"), end=an_outcome()),
        "other": _tree(look=_guidance(stuck), end=an_outcome()),
    }
    problems = [each for each in check_files(some_files(trees)) if each.code in CODES]

    assert [(each.code, each.where.node) for each in problems] == [("no-way-out", "look")]
    assert "inside demo" in problems[0].what


def test_ways_closed_outside_are_open_inside() -> None:
    only_inside = [{"when": {"inside": "demo"}, "go": "extra"}, {"go": "end"}]
    other = _tree(look=_guidance(only_inside), extra=_guidance("end"), end=an_outcome())
    demo = _tree(go=_visit("other"), end=an_outcome())

    assert _found(demo=demo, other=other) == []
    assert _found(demo=_tree(end=an_outcome()), other=other) == [("unreachable", "other.json", "extra")]


def test_node_whose_only_way_dangles_is_no_trap() -> None:
    assert _found(demo=_tree(a=_guidance("nowhere"))) == []


def test_start_that_is_no_node_is_dangling() -> None:
    files = some_files({"demo": {"start": "gone", "nodes": {"a": _guidance("end"), "end": an_outcome()}}})

    problems = [(each.code, each.where.file) for each in check_files(files)]

    assert ("dangling-go", "demo.json") in problems
    assert "no-way-out" not in {code for code, _ in problems}


def test_nothing_is_graded_under_a_broken_manifest() -> None:
    hard = a_question(
        ask="Is the institutional administration's characterization categorically unsatisfactory?"
    )
    files = some_files({"demo": _tree(a=hard, end=an_outcome())}) | {"pack.json": "{"}

    assert "grade" not in {each.code for each in check_files(files)}
