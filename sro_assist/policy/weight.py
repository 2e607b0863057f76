"""How binding a sentence is, read off its own verb."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

# Lower case or all capitals only: "Should the officer ..." opens a condition, and May is a month.
_MODAL = re.compile(r"\b(shall|should|may|SHALL|SHOULD|MAY)\b(?P<denied>\s+(?:not|NOT)\b)?")


class Weight(StrEnum):
    """How binding a provision is. ``STATES``: it says what is so, and asks for nothing itself."""

    SHALL = "shall"
    SHOULD = "should"
    MAY = "may"
    STATES = "states"


class Verb(NamedTuple):
    """A sentence's weight, and whether its verb is denied ("shall not")."""

    weight: Weight
    forbids: bool


STATES = Verb(Weight.STATES, forbids=False)


def own_verb(sentence: str) -> Verb | None:
    """Read the first shall, should or may outside parentheses; ``None`` if the sentence has none."""
    found = _MODAL.search(outside_parentheses(sentence))
    return found and Verb(Weight(found[1].lower()), forbids=found["denied"] is not None)


def common_verb(verbs: Sequence[Verb]) -> Verb:
    """Say what several sentences hold in common: their one weight, or ``STATES`` when they differ."""
    if len({verb.weight for verb in verbs}) > 1:
        return STATES
    return Verb(verbs[0].weight, forbids=all(verb.forbids for verb in verbs))


def outside_parentheses(text: str) -> str:
    """Leave out everything between parentheses, which have to match."""
    if "(" not in text:
        return text
    return "".join(
        char for char, depth in zip(text, _depths(text), strict=True) if depth == 0 and char != ")"
    )


def parentheses_match(text: str) -> bool:
    """Whether every parenthesis that opens closes, and none closes that never opened."""
    if "(" not in text and ")" not in text:
        return True
    depths = list(_depths(text))
    return depths[-1] == 0 and min(depths) == 0


def _depths(text: str) -> Iterable[int]:
    """After each character, how many parentheses stand open."""
    depth = 0
    for char in text:
        depth += (char == "(") - (char == ")")
        yield depth
