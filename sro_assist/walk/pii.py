"""A gentle look at a note before it is kept: whether it seems to say who somebody is.

Why names are left out is the department's to say: its pack has the words (``note`` in ``pack.json``).
A look never forbids: it only names what it saw.
"""

from __future__ import annotations

import re

_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*[.]?"
_DATES = (
    r"\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})",  # not 437.5.1, which is a section
    r"\d{4}[./-]\d{1,2}[./-]\d{1,2}",
    rf"{_MONTH} \d{{1,2}},? \d{{4}}",
    rf"\d{{1,2}} {_MONTH} \d{{4}}",
)
_NAME = "[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+"
_WITHIN_A_SENTENCE = r"(?<![.!?] )(?<!^)(?<!^- )"
"""Where a capital tells something; a sentence opens with one anyway."""
_LOOKS = {
    "a date, perhaps a birth date": re.compile(rf"\b(?:{'|'.join(_DATES)})\b"),
    "a phone number": re.compile(r"(?<!\d)(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}(?!\d)"),
    "an id number": re.compile(r"(?<![\d.,:/-])\d{5,9}(?![\d.,:/-])"),
    "a name": re.compile(
        rf"{_WITHIN_A_SENTENCE}\b{_NAME}(?:[ -]{_NAME})*\b|^{_NAME} {_NAME}\b", re.MULTILINE
    ),
}
_NOT_NAMES = frozenset(
    """
    I Student Parent Staff Officer Principal Assistant Nurse Teacher Counselor Social Worker Coach Dean
    Sergeant Lieutenant Chief Police Department Resource Policy Force County Attorney Office
    School Room Hall Gym Cafeteria Library Building Main North South East West
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    January February March April May June July August September October November December
    """.split()  # noqa: SIM905 - a list to read, not to quote word by word
)


def looks_private(note: str) -> tuple[str, ...]:
    """What in a note seems to say who somebody is, in words for the officer; empty when nothing does."""
    return tuple(what for what, pattern in _LOOKS.items() if any(map(_tells, pattern.findall(note))))


def _tells(found: str) -> bool:
    """Words of the trade and of the calendar are not names."""
    return not all(word in _NOT_NAMES for word in re.split(r"[ -]", found))
