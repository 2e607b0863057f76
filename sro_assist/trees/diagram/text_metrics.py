"""How much room words take, without a font at hand: wide enough for the widest common sans-serif."""

from __future__ import annotations

NARROW, WIDE = frozenset("iljtfrI.,:;'’!|()[] "), frozenset("mwMW@%§¶—")
LATIN = "\u02ff"
"""Letters after this one are of other scripts, and may be wide."""


def width(text: str, size: float) -> float:
    """The room a line takes, in the units of ``size``; rather too much than too little."""
    return sum(map(_em, text)) * size


def _em(letter: str) -> float:
    if letter in NARROW:
        return 0.38
    if letter in WIDE:
        return 0.98
    return 0.74 if letter.isupper() or letter > LATIN else 0.62


def wrapped(text: str, size: float, most: float) -> list[str]:
    """The lines of a text, none wider than ``most``; a word too long for a line is broken."""
    lines = [""]
    for word in (part for whole in text.split() for part in _broken(whole, size, most)):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer, size) > most:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _broken(word: str, size: float, most: float) -> list[str]:
    """A word in pieces that fit."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size) > most:
            pieces.append("")
        pieces[-1] += letter
    return pieces
