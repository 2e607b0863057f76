"""What rests on the policy: citations, weights, pins and coverage."""

from __future__ import annotations

import json

import pytest

from sro_assist.errors import PackError
from sro_assist.trees.loader import check_files, pins_for, pins_text
from tests.trees.builders import POLICY, Data, a_question, an_outcome, as_json, some_files


def _do(weight: str, *cites: str) -> Data:
    return {"say": "Do it", "weight": weight, "cites": list(cites)}


def _codes(*to_do: Data, **node: object) -> list[str]:
    files = some_files({"demo": {"nodes": {"end": an_outcome(do=list(to_do), **node)}}})
    return [problem.code for problem in check_files(files)]


@pytest.mark.parametrize(
    ("weight", "citation"),
    [
        ("shall", "900.1 ¶1.1"),
        ("shall", "900.1 ¶2"),
        ("should", "900.1 ¶1.2"),
        ("should", "900.1.1(a)"),
        ("may", "900.1 ¶1.3"),
        ("states", "900.1 ¶3"),
    ],
)
def test_weight_of_the_sentence_is_right(weight: str, citation: str) -> None:
    assert _codes(_do(weight, citation)) == []


@pytest.mark.parametrize(
    ("weight", "citation"),
    [
        ("should", "900.1 ¶1.1"),
        ("may", "900.1 ¶2"),
        ("shall", "900.1 ¶1.2"),
        ("shall", "900.1 ¶1"),
        ("should", "900.1.1"),
        ("states", "900.1 ¶1.1"),
        ("states", "900.1 ¶1.3"),
        ("states", "900.1 ¶1"),
        ("states", "900.1.1"),
    ],
)
def test_weight_that_differs_is_wrong(weight: str, citation: str) -> None:
    assert _codes(_do(weight, citation)) == ["wrong-weight"]


def test_every_citation_of_a_claim_has_its_weight() -> None:
    assert _codes(_do("shall", "900.1 ¶2", "900.1 ¶1.2", "900.1 ¶1.1")) == ["wrong-weight"]


def test_weight_of_duties_and_clocks_is_checked() -> None:
    demo = {
        "duties": {"ask-owner": {"do": "Ask", "weight": "should", "cites": ["900.1 ¶1.1"]}},
        "clocks": {"held": {"say": "Held", "weight": "may", "cites": ["900.1 ¶1.1"]}},
        "nodes": {"end": an_outcome(owes=["ask-owner"], starts=["held"])},
    }

    assert [each.code for each in check_files(some_files({"demo": demo}))] == ["wrong-weight"] * 2


def test_wrong_weight_suggests_the_sentences_that_have_it() -> None:
    files = some_files(
        {"demo": {"nodes": {"end": an_outcome(do=[_do("may", "900.1"), _do("may", "900.1.1")])}}}
    )

    assert [each.hint for each in check_files(files)] == [
        "Cite the one it rests on: 900.1 ¶1.3.",
        'Cite the one it rests on: none of its sentences says "may".',
    ]


def test_claim_that_cites_something_unknown_is_reported_once() -> None:
    assert _codes(_do("shall", "900.7 ¶1")) == ["unknown-citation"]


def test_unknown_citation_is_found_wherever_it_stands() -> None:
    nodes = {
        "see": {
            "kind": "factors",
            "ask": "What?",
            "cites": ["900.9"],
            "quotes": ["900.8"],
            "factors": [{"id": "a", "say": "A", "cites": ["900.7"]}],
            "go": "end",
        },
        "end": an_outcome(),
    }
    manifest = {
        "danger": {"say": "Get help.", "cites": ["900.6"], "tree": "demo"},
        "reference": [{"cites": ["900.1", "900.1.1", "900.5"], "why": "For tests."}],
    }
    files = some_files({"demo": {"rests_on": "900.4", "nodes": nodes}}, manifest=manifest)
    found = [problem for problem in check_files(files) if problem.code == "unknown-citation"]

    assert [each.what.split('"')[1] for each in found] == [
        "900.4",
        "900.9",
        "900.8",
        "900.7",
        "900.6",
        "900.5",
    ]
    assert all(each.where.line for each in found)


@pytest.mark.parametrize(
    "node",
    [
        a_question("end", "end", cites=[]),
        {
            "kind": "factors",
            "ask": "What?",
            "factors": [{"id": "a", "say": "A", "cites": ["900.1.1(a)"]}],
            "go": "end",
        },
        {"kind": "guidance", "title": "Look", "do": [{"say": "Look", "weight": "practice"}], "go": "end"},
        an_outcome(cites=[]),
    ],
)
def test_screen_that_rests_on_nothing_is_reported(node: Data) -> None:
    found = check_files(some_files({"demo": {"nodes": {"new": node, "end": an_outcome()}}}))

    assert [(each.code, each.where.node) for each in found if each.code == "no-citation"] == [
        ("no-citation", "new")
    ]
    cited = {**node, "quotes": ["900.1 ¶1.1"]}
    found = check_files(some_files({"demo": {"nodes": {"new": cited, "end": an_outcome()}}}))
    assert [each for each in found if each.code == "no-citation"] == []


def test_everything_that_claims_has_to_cite() -> None:
    nodes = {
        "see": {
            "kind": "factors",
            "ask": "What?",
            "cites": ["900.1.1"],
            "factors": [{"id": "a", "say": "Size", "cites": []}],
            "go": "end",
        },
        "end": an_outcome(cites=[], do=[_do("shall"), _do("practice")], owes=["ask-owner"], starts=["held"]),
    }
    demo = {
        "duties": {"ask-owner": {"do": "Ask", "weight": "shall"}},
        "clocks": {"held": {"say": "Held", "weight": "states"}},
        "nodes": nodes,
    }
    found = check_files(some_files({"demo": demo}))

    assert {each.code for each in found} == {"no-citation"}
    assert sorted(each.what for each in found) == [
        '"Ask" cites nothing.',
        '"Do it" cites nothing.',
        '"Held" cites nothing.',
        '"Size" cites nothing.',
    ]


def test_stale_pin_names_every_node_on_it() -> None:
    trees = {
        "demo": {
            "duties": {"ask-owner": {"do": "Ask", "weight": "shall", "cites": ["900.1 ¶1.1"]}},
            "nodes": {
                "ask": a_question("end", "stop"),
                "end": an_outcome(owes=["ask-owner"]),
                "stop": an_outcome(),
            },
        },
        "other": {"nodes": {"end": an_outcome(cites=["900.1 ¶2"])}},
    }
    files = {**some_files(trees), "policy.md": POLICY.replace("ask whose it is", "ask who lost it")}
    stale = {problem.what.split(" has")[0]: problem.what for problem in check_files(files)}

    assert set(stale) == {"900.1", "900.1 ¶1.1"}
    assert stale["900.1 ¶1.1"].endswith(
        "on it rest demo.ask-owner, demo.ask, demo.end, demo.stop, the danger line."
    )


def test_pins_are_not_stale_after_changed_spaces() -> None:
    files = some_files()

    assert check_files({**files, "policy.md": POLICY.replace("Officers may use", "Officers  may\nuse")}) == ()


def test_missing_pins_file_is_one_problem() -> None:
    files = some_files()
    del files["pins.json"]

    assert [(each.code, each.where.file) for each in check_files(files)] == [("missing-file", "pins.json")]


def test_pins_for_mends_every_pin_problem() -> None:
    files = {**some_files(), "pins.json": '{"900.1 ¶2": "0"}'}
    assert {each.code for each in check_files(files)} == {"idle-pin", "missing-pin"}

    pins = pins_for(files)

    assert list(pins) == ["900.1", "900.1 ¶1.1", "900.1.1"]
    assert check_files({**files, "pins.json": pins_text(pins)}) == ()


def test_pins_for_leaves_unknown_citations_out() -> None:
    files = some_files({"demo": {"nodes": {"end": an_outcome(cites=["900.7"])}}})

    assert "900.7" not in json.loads(files["pins.json"])
    assert [each.code for each in check_files(files)] == ["unknown-citation"]


@pytest.mark.parametrize("pins", ["", "[]", '{"900.1": 3}'])
def test_pins_for_needs_no_valid_pins(pins: str) -> None:
    assert pins_for({**some_files(), "pins.json": pins}) == json.loads(some_files()["pins.json"])


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"demo.json": "{"}, "syntax"),
        ({"pack.json": "{}"}, "shape"),
        ({"policy.md": "no title"}, "policy"),
        ({"pack.json": None}, "missing-file"),
        ({"policy.md": None}, "missing-file"),
    ],
)
def test_pins_for_refuses_an_unreadable_pack(changes: dict[str, str | None], code: str) -> None:
    files = {name: text for name, text in {**some_files(), **changes}.items() if text is not None}

    with pytest.raises(PackError) as caught:
        pins_for(files)

    assert {problem.code for problem in caught.value.problems} == {code}


def _left(reference: list[str], **node: object) -> str:
    """What coverage says is left over; nothing if all is covered."""
    manifest = {"reference": [{"cites": reference, "why": "For tests."}] if reference else []}
    files = some_files({"demo": {"nodes": {"end": an_outcome(**node)}}}, manifest=manifest)
    found = check_files(files)
    assert {problem.code for problem in found} <= {"coverage"}
    return "; ".join(problem.what.split(": ")[1].rstrip(".") for problem in found)


def test_coverage_names_what_is_left_section_by_section() -> None:
    everything = "900.1 ¶1.2, 900.1 ¶1.3, 900.1 ¶2, 900.1 ¶3; 900.1.1 ¶1, 900.1.1(a), 900.1.1(b)"

    assert _left([]) == everything


def test_reference_covers_all_that_it_holds() -> None:
    assert _left(["900.1"]) == "900.1.1 ¶1, 900.1.1(a), 900.1.1(b)"
    assert _left(["900.1 ¶1", "900.1.1", "900.1 ¶3"]) == "900.1 ¶2"


def test_quoting_covers_what_is_beneath_and_citing_not() -> None:
    assert _left(["900.1"], cites=["900.1.1", "900.1.1(a)"]) == "900.1.1 ¶1, 900.1.1(b)"
    assert _left(["900.1"], quotes=["900.1.1"]) == ""


def test_reference_to_what_a_tree_cites_is_fine() -> None:
    assert _left(["900.1", "900.1.1"], cites=["900.1 ¶1.2", "900.1.1(a)"]) == ""


def test_coverage_waits_until_every_tree_can_be_read() -> None:
    files = some_files(manifest={"reference": []})
    tree = {**json.loads(files["demo.json"]), "start": 3}

    assert [each.code for each in check_files({**files, "demo.json": as_json(tree)})] == ["shape"]
