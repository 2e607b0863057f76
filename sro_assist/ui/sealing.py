"""What a screen says of a record: only what was found when it was held against its lines and its trees."""

from __future__ import annotations

from sro_assist.records.judging import Finding, Standing
from sro_assist.ui import words

SEALS: dict[Standing, str] = {
    "complete": words.INTACT,
    "open": words.UNCLOSED,
    "unchecked": words.UNCHECKED,
    "unknown": words.UNKNOWN_LINE,
    "impossible": words.IMPOSSIBLE,
    "altered": words.ALTERED,
}
"""What is said of a record, by what was found of it."""


def seal_of(finding: Finding) -> str:
    """One or two sentences."""
    return SEALS[finding.standing].format(line=finding.line)
