"""What a screen says of a record: only what was found when it was held against its lines and its trees."""

from __future__ import annotations

from sro_assist.records.judging import Finding
from sro_assist.ui import words


def seal_of(finding: Finding) -> str:
    """One or two sentences."""
    return words.SEALS[finding.standing].format(line=finding.line)
