"""A tree as Mermaid's text and as an SVG: nothing of the tree is missing from either."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

from sro_assist.trees.diagram import mermaid, svg
from sro_assist.trees.diagram.edges import KINDS, in_words, links
from sro_assist.trees.model import Guidance, Question, Tree
from sro_assist.trees.pack import Pack
from tests.walk.builders import (
    Json,
    a_guidance,
    a_list,
    a_question,
    a_tree,
    a_visit,
    an_outcome,
    clocks,
    some,
)
from tests.walk.strategies import packs

SPACE = "{http://www.w3.org/2000/svg}"
AWKWARD = 'Say "no" & <b>wait</b>; #1 [a] {b} |c| `d` *e* 437.5 ¶2'

TREE = a_tree(
    "hold",
    {
        "ask": a_question(
            {"id": "yes", "say": "Yes, held", "go": "look", "owes": ["care"]}, "no>calm", "later>calm"
        ),
        "look": a_list("e", "f", go="act", starts=["held"]),
        "act": a_guidance(
            [{"go": "end", "when": {"answered": "ask", "is": "yes"}}, {"go": "ask"}],
            owes=["staff"],
            cites=["437.5 ¶2"],
        ),
        "calm": a_visit("calm", "end", stops=["held"]),
        "end": an_outcome(),
    },
    duties=some("care", "staff"),
    clocks=clocks("held"),
)


def _parsed(drawing: str) -> ET.Element:
    return ET.fromstring(drawing)  # noqa: S314 - our own drawing


def _words(element: ET.Element) -> str:
    """The words shown, as a reader puts the lines together."""
    return " ".join("".join(text.itertext()) for text in element.iter(f"{SPACE}text")).replace("  ", " ")


def _nodes(page: ET.Element) -> dict[str, ET.Element]:
    return {
        group.attrib["data-node"]: group for group in page.iter(f"{SPACE}g") if "data-node" in group.attrib
    }


def _ways(page: ET.Element) -> Iterator[tuple[str, str, str]]:
    """From where, to where, and what its title says."""
    for path in page.iter(f"{SPACE}path"):
        if "data-from" in path.attrib:
            yield path.attrib["data-from"], path.attrib["data-to"], path.findtext(f"{SPACE}title") or ""


def test_svg_shows_kind_in_words_shape_and_colour() -> None:
    nodes = _nodes(_parsed(svg(TREE)))
    assert {name: _words(group).split()[0] for name, group in nodes.items()} == {
        "ask": "START:",
        "look": "FACTORS",
        "act": "DO",
        "calm": "VISIT",
        "end": "OUTCOME",
    }
    shapes = {name: (group[0][0].tag, len(group[0]), group[0][0].get("rx")) for name, group in nodes.items()}
    fills = {group[0].get("fill") for group in nodes.values()}
    assert len(fills) == 5
    assert shapes["ask"][0] == shapes["look"][0] == f"{SPACE}polygon"
    assert len({shapes[name] for name in ("act", "calm", "end")}) == 3


def test_svg_shows_duties_clocks_citations_and_counts() -> None:
    nodes = _nodes(_parsed(svg(TREE)))
    assert "2 factors" in _words(nodes["look"])
    assert "Clock starts: held" in _words(nodes["look"])
    assert "1 thing to do Owed: Do staff 437.5 ¶2" in _words(nodes["act"])
    assert "Clock stops: held" in _words(nodes["calm"])


def test_svg_shows_choices_their_duties_and_conditions() -> None:
    shown = _words(_parsed(svg(TREE)))
    for words in ("Yes, held (owed: care)", "• No • Later", "[if ask is yes]", "[otherwise]"):
        assert words in shown


def test_svg_is_named_described_and_light() -> None:
    page = _parsed(svg(TREE))
    assert page.findtext(f"{SPACE}title") == "Hold"
    assert "5 screens" in (page.findtext(f"{SPACE}desc") or "")
    assert page.find(f"{SPACE}rect").get("fill") == "#FBFAF6"  # type: ignore[union-attr] # there is one
    assert page.get("role") == "img"


def test_svg_needs_nothing_from_elsewhere() -> None:
    drawn = svg(TREE).replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?:|url\((?!#)|@import|<script|href", drawn)


def test_svg_of_awkward_words_is_xml_saying_them() -> None:
    page = _parsed(svg(a_tree("t", {"a": a_question("go>e", ask=AWKWARD), "e": an_outcome(title=AWKWARD)})))
    assert AWKWARD in _words(_nodes(page)["a"])


def test_svg_shortens_long_conditions_and_titles_keep_them() -> None:
    condition = {"any": [{"visited": "visit", "is": f"outcome-{number}"} for number in range(12)]}
    go: list[Json] = [{"go": "e", "when": condition}, {"go": "visit"}]
    tree = a_tree("t", {"visit": a_visit("u", go), "e": an_outcome()})
    page = _parsed(svg(tree))
    assert "outcome-11" not in _words(page)
    assert any("outcome-11" in title for _, _, title in _ways(page))


def test_mermaid_has_shape_and_word_for_each_node() -> None:
    text = mermaid(TREE)
    assert "flowchart TD" in text
    assert 'n0{{"Question: ask<br/>Which?"}}:::question' in text
    assert (
        'n1[/"Factors: look<br/>What do you perceive?<br/>2 factors<br/>Clock starts: held"/]:::factors'
        in text
    )
    assert 'n2["Do: act<br/>Do this<br/>1 thing to do<br/>Owed: Do staff<br/>437.5 ¶2"]:::guidance' in text
    assert 'n3[["Visit: calm<br/>Walk calm, then come back<br/>Clock stops: held"]]:::visit' in text
    assert 'n4(["Outcome: end<br/>The end"]):::outcome' in text


def test_mermaid_has_choices_and_conditions_on_their_edges() -> None:
    lines = mermaid(TREE).splitlines()
    assert "  begin((Start)) --> n0" in lines
    assert '  n0 -->|"Yes, held (owed: care)"| n1' in lines
    assert '  n0 -->|"No"| n3' in lines
    assert '  n0 -->|"Later"| n3' in lines
    assert '  n2 -->|"#91;if ask is yes#93;"| n4' in lines
    assert '  n2 -->|"#91;otherwise#93;"| n0' in lines
    assert "  n1 --> n2" in lines


def test_mermaid_escapes_whatever_could_be_its_syntax() -> None:
    text = mermaid(
        a_tree("t", {"a": a_question("go>e", ask=AWKWARD), "e": an_outcome()}, title='The "end"\\')
    )
    (line,) = [line for line in text.splitlines() if line.startswith("  n0{{")]
    inner = line.removeprefix('  n0{{"').removesuffix('"}}:::question').replace("<br/>", "")
    assert not set('"<>[]{}|`*&') & set(inner)
    assert re.sub(r"#(\d+);", lambda code: chr(int(code[1])), inner).endswith(AWKWARD)
    assert 'title: "The \\"end\\"\\\\"' in text


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ({"answered": "force.now", "is": "held"}, "force.now is held"),
        ({"factor": "look.e", "is": "present"}, "look.e is present"),
        ({"inside": "force"}, "inside force"),
        ({"not": {"visited": "v", "is": "end"}}, "not v is end"),
        (
            {"all": [{"inside": "a"}, {"any": [{"inside": "b"}, {"not": {"all": [{"inside": "c"}]}}]}]},
            "inside a and (inside b or not (inside c))",
        ),
    ],
)
def test_condition_reads_as_a_sentence(condition: dict[str, object], words: str) -> None:
    go: list[Json] = [{"go": "end", "when": condition}, {"go": "end"}]
    tree = a_tree("t", {"a": a_guidance(go), "end": an_outcome()})
    node = tree.nodes["a"]
    assert isinstance(node, Guidance)
    assert not isinstance(node.go, str)
    when = node.go[0].when
    assert when is not None
    assert in_words(when) == words
    assert links(tree)[0].label == f"[if {words}]"


def _complete(tree: Tree) -> None:
    """Every node, choice and way of the tree is in both drawings."""
    page, text = _parsed(svg(tree)), mermaid(tree)
    numbers = {name: f"n{number}" for number, name in enumerate(tree.nodes)}
    ways = list(_ways(page))
    shown = _words(page)
    assert set(_nodes(page)) == set(tree.nodes)
    assert {(a, b) for a, b, _ in ways} == {(link.source, link.target) for link in links(tree)}
    assert len(re.findall(r"^  n\d+ -->", text, re.MULTILINE)) == len(links(tree))
    for name, node in tree.nodes.items():
        assert f"  {numbers[name]}" in text
        assert f"{KINDS[node.kind]}: {name}" in text
        for target in node.goes_to():
            assert re.search(rf"^  {numbers[name]} -->(\|.*\|)? {numbers[target]}$", text, re.MULTILINE)
        for choice in node.choices if isinstance(node, Question) else ():
            assert choice.say in shown
            assert any(a == name and choice.say in title for a, _, title in ways)


@given(packs())
@settings(max_examples=40)
def test_every_node_choice_and_way_is_drawn(pack: Pack) -> None:
    for tree in pack.trees.values():
        _complete(tree)
