"""Cutting paragraphs into sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sro_assist.policy.sentences import split_sentences


@pytest.mark.parametrize(
    "sentence",
    [
        "This follows Minn. Stat. § 626.8482, Subd. 2 as written.",
        "Include the duties in Minn. Stat. 626.8482, Subd. 2.",
        "It describes the program (Minn. Stat. § 626.8482, Subd. 3(d)).",
        "Use alternatives (e.g., diversion. Others too.) where possible.",
        "Minimize restraints, i.e. Holds of any kind, wherever possible.",
        "Meet at St. Paul with Sgt. Lee of the U.S. Marshals.",
        "See No. 5 and Sec. 12 of it.",
        "Duties include:",
        "wait. then go on",
        "no stop at all",
    ],
)
def test_split_keeps_one_sentence_whole(sentence: str) -> None:
    assert split_sentences(sentence) == (sentence,)


@pytest.mark.parametrize(
    "sentences",
    [
        ("One is here.", "Two is there."),
        ("Is it safe?", "Then go on!", "Stop."),
        ("See Minn. Stat. § 626.8482, Subd. 3.", "The SRO shall wait."),
        ("It is so (Minn. Stat. § 609.02, Subd. 8).", "See the other policy."),
        ("It is so (e.g., for now).", "(See the other policy.)", "Go on."),
        ('He said "stop."', '"Go," said she.'),
        ("The answer is no.", "10 days later it was yes."),
        ("It takes time...", "Methods include:"),
    ],
)
def test_split_finds_each_sentence(sentences: tuple[str, ...]) -> None:
    assert split_sentences(" ".join(sentences)) == sentences


@given(
    st.lists(
        st.sampled_from(["One", "two.", "Subd.", "(Three.", "four)", "5", "“Six.”", "?", "..."]), min_size=1
    )
)
def test_split_loses_no_word(words: list[str]) -> None:
    text = " ".join(words)
    assert " ".join(split_sentences(text)) == text


def test_split_stays_quick_when_the_stops_never_end() -> None:
    text = "." * 1_000_000 + "x"
    assert split_sentences(text) == (text,)
