"""What a screen says of a record: only what was found when it was held against its lines and its trees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sro_assist.app import strings

if TYPE_CHECKING:
    from sro_assist.records.finding import Finding, Standing

SEALS: dict[Standing, str] = {
    "complete": strings.INTACT,
    "open": strings.UNCLOSED,
    "unchecked": strings.UNCHECKED,
    "unknown": strings.UNKNOWN_LINE,
    "impossible": strings.IMPOSSIBLE,
    "altered": strings.ALTERED,
}
"""What is said of a record, by what was found of it."""


def seal_of(finding: Finding) -> str:
    """One or two sentences."""
    return SEALS[finding.standing].format(line=finding.line)
