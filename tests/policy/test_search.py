"""Finding provisions by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sro_assist.policy import Policy, find_spans


def found(policy: Policy, words: str) -> list[str]:
    return [each.citation for each in policy.search(words)]


def test_search_finds_words_in_any_case_and_order(policy: Policy) -> None:
    assert found(policy, "FORCE shall solely") == ["437.5 ¶2"]


def test_search_takes_the_beginning_of_a_word(policy: Policy) -> None:
    assert found(policy, "exig") == ["437.5.1(n)", "437.6 ¶2.2"]
    assert found(policy, "xigent") == []


def test_search_wants_every_word(policy: Policy) -> None:
    assert found(policy, "exig cumbersome") == []


def test_search_finds_a_part_of_a_hyphenated_word(policy: Policy) -> None:
    assert found(policy, "down") == ["437.12 ¶1.1"]


def test_search_looks_in_the_heading(policy: Policy) -> None:
    assert found(policy, "restraints physical") == ["437.12 ¶1.1", "437.12 ¶1.2"]


@pytest.mark.parametrize("words", ["437.6 ¶3.3", "437.6 3.3", "¶3.3"])
def test_search_looks_in_the_citation(policy: Policy, words: str) -> None:
    assert found(policy, words) == ["437.6 ¶3.3"]


def test_search_finds_an_item_by_its_letter(policy: Policy) -> None:
    assert found(policy, "437.5.1(l)") == ["437.5.1(l)"]


@pytest.mark.parametrize("words", ["subject's escape", "subject’s escape", "“subject’s” escape,"])
def test_search_takes_the_marks_a_phone_types(policy: Policy, words: str) -> None:
    assert found(policy, words) == ["437.5.1(k)"]


@pytest.mark.parametrize("words", ["", "   ", '"', ", ;"])
def test_search_finds_nothing_when_no_word_is_typed(policy: Policy, words: str) -> None:
    assert policy.search(words) == ()


def test_search_gives_the_manuals_order(policy: Policy) -> None:
    lines = [each.line for each in policy.search("school")]
    assert len(lines) > 20
    assert lines == sorted(lines)


def test_spans_are_the_letters_typed() -> None:
    text = "Force is a word; de-escalation reinforces."
    assert [text[slice(*span)] for span in find_spans(text, "esc for")] == ["For", "esc"]


def test_spans_of_overlapping_words_are_joined() -> None:
    assert find_spans("restraints rest", "rest restrain") == ((0, 8), (11, 15))
    assert find_spans("restraints", "restrain rest") == ((0, 8),)


def test_spans_are_none_when_nothing_is_typed() -> None:
    assert find_spans("anything", " ") == ()


@given(text=st.text(), words=st.text())
def test_spans_stand_in_order_inside_the_text(text: str, words: str) -> None:
    edges = [edge for span in find_spans(text, words) for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)


@given(words=st.text())
def test_search_only_finds_finest_provisions_whatever_is_typed(policy: Policy, words: str) -> None:
    assert set(policy.search(words)) <= set(policy.finest)
