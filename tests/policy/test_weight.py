"""How binding a sentence is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sro_assist.policy import Weight
from sro_assist.policy.weight import (
    STATES,
    Verb,
    common_verb,
    outside_parentheses,
    own_verb,
    parentheses_match,
)

SHALL, SHALL_NOT = Verb(Weight.SHALL, forbids=False), Verb(Weight.SHALL, forbids=True)
SHOULD, SHOULD_NOT = Verb(Weight.SHOULD, forbids=False), Verb(Weight.SHOULD, forbids=True)
MAY = Verb(Weight.MAY, forbids=False)


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("SROs shall render care.", SHALL),
        ("SROs shall not use force.", SHALL_NOT),
        ("Safety should not be compromised.", SHOULD_NOT),
        ("Strategies should include but are not limited to:", SHOULD),
        ("Alternatives may be used.", MAY),
        ("The contract shall identify records that may be shared.", SHALL),
        ("Care (which may be given by others) shall follow.", SHALL),
        ("The officer SHALL NOT leave.", SHALL_NOT),
    ],
)
def test_own_verb_is_the_first_outside_parentheses(sentence: str, verb: Verb) -> None:
    assert own_verb(sentence) == verb


@pytest.mark.parametrize(
    "sentence",
    [
        "See the Use of Force Policy.",
        "Records (these shall be kept) exist.",
        "Should the student run, call for help.",
        "It begins on May 1.",
        "The shallow mayor shoulders it.",
        "It is not obligated.",
    ],
)
def test_own_verb_is_missing_when_there_is_none(sentence: str) -> None:
    assert own_verb(sentence) is None


def test_common_verb_is_the_one_they_share() -> None:
    assert common_verb([SHALL, SHALL]) == SHALL
    assert common_verb([SHALL_NOT, SHALL_NOT]) == SHALL_NOT


def test_common_verb_forbids_only_when_every_sentence_does() -> None:
    assert common_verb([SHALL, SHALL_NOT]) == SHALL


def test_common_verb_claims_nothing_when_weights_differ() -> None:
    assert common_verb([SHALL_NOT, SHOULD_NOT]) == STATES


def test_outside_parentheses_leaves_nested_ones_out() -> None:
    assert outside_parentheses("one (two (three) four) five (six)") == "one  five "


@pytest.mark.parametrize("text", ["(", ")", ")(", "(a))(", "(a(b)"])
def test_parentheses_match_refuses_odd_ones(text: str) -> None:
    assert not parentheses_match(text)


@given(st.recursive(st.just(""), lambda inner: st.lists(inner.map(lambda text: f"a({text})b")).map("".join)))
def test_nested_parentheses_match_and_vanish_at_any_depth(text: str) -> None:
    assert parentheses_match(text)
    assert set(outside_parentheses(text)) <= {"a", "b"}
