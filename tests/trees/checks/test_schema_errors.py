from __future__ import annotations

import json

import pytest

from sro_assist.trees.loader import check_files
from tests.trees.builders import Data, a_choice, a_question, a_tree_data, an_outcome, as_json, some_files


def _said(tree: object, *, part: str = "demo.json") -> list[str]:
    """What the shape check says about a tree, without the places."""
    problems = check_files({**some_files(), part: as_json(tree)})
    return [f"{problem.what} {problem.hint}" for problem in problems if problem.code == "shape"]


def _node(node: object) -> Data:
    return {**a_tree_data(), "nodes": {**a_tree_data()["nodes"], "new": node}}


def _go(go: object) -> Data:
    return _node(
        {"kind": "guidance", "title": "Look", "do": [{"say": "Look", "weight": "practice"}], "go": go}
    )


def _when(condition: object) -> Data:
    return _go([{"when": condition, "go": "keep"}, {"go": "keep"}])


def _every(seconds: object) -> Data:
    return {**a_tree_data(), "clocks": {"held": {"say": "Held", "weight": "practice", "every": seconds}}}


ID = "Use small letters, digits and single dashes, such as tell-staff; at most 40 characters."
NO_KEY = "is not a key that belongs here."
NO_WORD = "is none of the words that fit here. Write one of"
WEIGHTS = "'shall', 'should', 'may', 'states' or 'practice'"
MARKS = "'present', 'absent', 'unknown' or 'untouched'"
FORMS = "answered, factor, visited, inside, all, any, not"
KINDS = "'question', 'factors', 'guidance', 'visit', 'outcome'"


@pytest.mark.parametrize(
    ("tree", "said"),
    [
        ([], "The file is not an object. Write it as { ... }."),
        (_node(3), '"new" is not an object. Write it as { ... }.'),
        (_node({}), '"new" has no kind. Give it a kind: question, factors, guidance, visit or outcome.'),
        (_node({"kind": "quest"}), f'"new" has an unknown kind. Set its kind to one of {KINDS}.'),
        (_node({"kind": "outcome"}), '"title" is missing. Add it.'),
        (_node(an_outcome(title="")), '"title" is too short. Write 1 or more characters.'),
        (_node(an_outcome(title="x" * 401)), '"title" is too long. Write at most 400 characters.'),
        (_node(an_outcome(title=3)), '"title" is not a text. Write it in quotation marks.'),
        (_node(an_outcome(tilte="x")), f'"tilte" {NO_KEY} Did you mean "title"? Otherwise take it out.'),
        (_node(an_outcome(choices=[])), f'"choices" {NO_KEY} It belongs elsewhere: take it out here.'),
        (_node(an_outcome(zzz=1)), '"zzz" is not a key that belongs here. Take it out.'),
        (
            _node(an_outcome(cites="900.1")),
            '"cites" is not a list. Write it as [ ... ], even for a single entry.',
        ),
        (
            _node(an_outcome(cites=["900.1", 3])),
            '"cites" (entry 2) is not a text. Write it in quotation marks.',
        ),
        (_node(an_outcome(do=[{"say": "x", "weight": "must"}])), f'"weight" {NO_WORD} {WEIGHTS}.'),
        (
            _node({"kind": "factors", "ask": "What?", "factors": [], "go": "keep"}),
            '"factors" is empty. Give it at least one entry.',
        ),
        (_go("No Id"), f'"go" is "No Id", which is not an id. {ID}'),
        (_go("a" * 41), '"go" is too long. Write at most 40 characters.'),
        (_go(4), '"go" is not a text. Write it in quotation marks.'),
        (_go([{"when": {"inside": "demo"}}]), '"go" is missing. Add it.'),
        (_go([4]), '"go" (entry 1) is not an object. Write it as { ... }.'),
        (_when("yes"), f'"when" is not a condition. Give it one of the keys {FORMS}.'),
        (_when({"answered": "ask"}), '"is" is missing. Add it.'),
        (_when({"factor": "ask.a", "is": "maybe"}), f'"is" {NO_WORD} {MARKS}.'),
        (
            _when({"all": [{"not": {"any": [{"inside": 3}]}}]}),
            '"inside" is not a text. Write it in quotation marks.',
        ),
        (_when({"all": []}), '"all" is empty. Give it at least one entry.'),
        (
            _when({"answered": "ask", "is": "keep", "any": []}),
            f'"any" {NO_KEY} It belongs elsewhere: take it out here.',
        ),
        (_every(3), '"every" is too small. Write 10 or more.'),
        (_every(9999), '"every" is too large. Write 3600 or less.'),
        (_every("30"), '"every" is not a whole number. Write a whole number, without quotation marks.'),
        ({**a_tree_data(), "duties": []}, '"duties" is not an object. Write it as { ... }.'),
        ({**a_tree_data(), "nodes": {"No Id": an_outcome()}}, f'"No Id" is not an id. {ID}'),
    ],
)
def test_shape_says_plainly_what_does_not_fit(tree: object, said: str) -> None:
    assert _said(tree) == [said]


@pytest.mark.parametrize("name", ["pack.json", "pins.json"])
def test_shape_checks_the_other_files_as_well(name: str) -> None:
    assert _said([], part=name) == ["The file is not an object. Write it as { ... }."]


def test_shape_explains_the_name_of_the_policy_file() -> None:
    files = some_files()
    manifest = {**json.loads(files["pack.json"]), "policy": "../policy.md"}

    said = _said(manifest, part="pack.json")

    assert len(said) == 1
    assert said[0].startswith('"policy" is "../policy.md", which is not the name of a policy file.')


def test_shape_finds_half_a_character() -> None:
    files = {**some_files(), "demo.json": '{"id":\n"\\ud800"}'}

    assert [problem.code for problem in check_files(files)] == ["shape"]


def test_shape_names_node_and_line() -> None:
    nodes = {"ask": a_question("keep", a_choice("no", "keep", not_e=1)), "keep": an_outcome()}
    tree = {**a_tree_data(), "nodes": nodes}
    problems = check_files({**some_files(), "demo.json": as_json(tree)})

    where = [str(problem.where) for problem in problems if problem.code == "shape"]
    line = as_json(tree).splitlines().index('          "not_e": 1') + 1
    assert where == [f"demo.json, node ask, line {line}"]


def test_shape_of_one_node_hides_nothing_elsewhere() -> None:
    nodes = {
        "ask": a_question("keep", "leave", a_choice("unsure", "nowhere")),
        "keep": an_outcome(cites=["900.1 ¶9"]),
        "leave": an_outcome(titel="x"),
    }
    found = check_files({**some_files(), "demo.json": as_json({**a_tree_data(), "nodes": nodes, "key": 1})})

    assert sorted({(problem.code, problem.where.node) for problem in found}) == [
        ("dangling-go", "ask"),
        ("shape", ""),
        ("shape", "leave"),
        ("unknown-citation", "keep"),
    ]


def test_shape_of_one_tree_makes_no_reference_wrong() -> None:
    go = [{"when": {"answered": "lost.ask", "is": "keep"}, "go": "leave"}, {"go": "keep"}]
    trees = {
        "demo": {
            "nodes": {
                "ask": a_question("keep", a_choice("leave", go), "on"),
                "on": {"kind": "visit", "tree": "lost", "then": "keep"},
                "keep": an_outcome(),
                "leave": an_outcome(),
            }
        },
        "lost": {},
    }
    files = some_files(trees)

    assert [problem.code for problem in check_files({**files, "lost.json": "{"})] == ["syntax"]
    assert [problem.code for problem in check_files(files)] == []


def test_unknown_manifest_key_hides_nothing_else_wrong() -> None:
    files = some_files()
    manifest = {**json.loads(files["pack.json"]), "first": "none", "firts": "demo"}

    assert sorted(problem.code for problem in check_files({**files, "pack.json": as_json(manifest)})) == [
        "dangling-go",
        "shape",
    ]
