"""The quick card says what the pack says, word for word, and nothing else."""

from __future__ import annotations

import re
from html import unescape

import pytest

from sro_assist.policy import Policy, read_policy
from sro_assist.pwa.quick_card import Card, CardLine, Part, card_html, card_of
from sro_assist.trees.model import Guidance
from sro_assist.trees.pack import Pack
from tests.trees.content_paths import pack


@pytest.fixture(scope="module")
def card() -> Card:
    return card_of(pack())


def lines(card: Card) -> tuple[CardLine, ...]:
    return (card.danger, *(line for part in card.parts for line in part.lines))


def words_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_card_holds_five_strategies_of_the_tree(card: Card) -> None:
    node = pack().trees["deescalation"].nodes["strategies"]
    assert isinstance(node, Guidance)
    strategies = card.parts[0]
    assert [line.say for line in strategies.lines] == [do.say for do in node.do]
    assert [line.citation for line in strategies.lines] == [f"437.5.2({letter})" for letter in "abcde"]


def test_card_stop_forbids_force_for_a_school_rule(card: Card) -> None:
    stop = card.parts[1]
    assert [line.citation for line in stop.lines] == ["437.5 ¶2", "437.5 ¶2"]
    assert {line.weight for line in stop.lines} == {"shall not"}


def test_card_has_lines_of_danger_arrest_and_restraint(card: Card) -> None:
    assert card.danger.say == pack().manifest.danger.say
    assert [line.citation for part in card.parts[2:] for line in part.lines] == [
        "437.6 ¶2.1",
        "437.12 ¶1.1",
    ]


def test_card_lines_are_the_packs_own(card: Card) -> None:
    said = "\n".join(pack().files.values())
    assert [line.say for line in lines(card) if f'"{line.say}"' not in said] == []


def test_card_weights_are_those_the_apps_screens_show(card: Card) -> None:
    policy = pack().policy
    assert {line: policy[line.citation].modality for line in lines(card)} == {
        line: line.weight for line in lines(card)
    }


def test_card_page_shows_lines_with_weight_and_citation(card: Card) -> None:
    shown = words_of(card_html(card))
    for line in lines(card):
        assert line.say in shown
    for part in card.parts:
        assert f"{part.title} " in shown
    assert "should not 437.5 ¶5" in shown
    assert "should 437.5.2(a) to (e)" in shown
    assert "shall not 437.5 ¶2" in shown
    assert "should 437.6 ¶2.1" in shown
    assert "should 437.12 ¶1.1" in shown


def test_card_taps_lead_to_danger_and_trees(card: Card) -> None:
    begun = re.findall(r'data-begin="([^"]+)"', card_html(card))
    assert begun == ["danger", "triage", "deescalation", "arrest", "restraint"]
    assert set(begun) - {"danger"} <= set(pack().trees)


def test_card_escapes_what_the_pack_says(card: Card) -> None:
    said = "Ask <script>alert(\"1\")</script> & 'wait'"
    line = CardLine(said, "should", "437.5.2(<b>)")
    bad = Card(line, card.happening, (Part(said, (line, line)),))
    html = card_html(bad)
    assert "<script" not in html
    assert "<b>)" not in html
    assert html.count("&lt;script&gt;") == 4


def test_card_shows_each_weight_when_lines_differ(card: Card) -> None:
    mixed = Part("Mixed", (CardLine("One", "shall", "437.5 ¶4"), CardLine("Two", "may", "437.6 ¶3.4")))
    html = card_html(Card(card.danger, card.happening, (mixed,)))
    assert "Mixed One Two shall 437.5 ¶4 may 437.6 ¶3.4" in words_of(html)


def test_pack_without_card_shows_danger_and_first_tree() -> None:
    whole = pack()
    manifest = whole.manifest.model_copy(update={"card": ()})
    card = card_of(Pack(manifest, whole.policy, whole.trees, whole.edition, whole.files))
    assert card.parts == ()
    assert re.findall(r'data-begin="([^"]+)"', card_html(card)) == ["danger", "triage"]


def test_card_follows_the_policys_own_weight() -> None:
    whole = pack()
    text = whole.files["policy.md"].replace(
        "Custodial arrests in school should be", "Custodial arrests in school shall be"
    )
    policy: Policy = read_policy(text)
    stricter = Pack(whole.manifest, policy, whole.trees, whole.edition, whole.files)
    assert card_of(stricter).parts[2].lines[0].weight == "shall"
