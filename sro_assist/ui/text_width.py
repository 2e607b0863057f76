"""About how much room words take, without drawing them: widths of Atkinson Hyperlegible Next, rounded up.

Good to a few hundredths for Latin text. It decides what stands beside what; nothing is cut to it.
"""

from __future__ import annotations

_CLASSES = {"ijlI,.:;'!|()": 0.30, "frt -": 0.36, "mwMW": 0.87, "ABCDEFGHJKLNOPQRSTUVXYZ": 0.66}
_WIDTHS = {letter: width for letters, width in _CLASSES.items() for letter in letters}
_OTHER = 0.57


def ems(words: str) -> float:
    """The width of words in one line, in the unit of the text's size."""
    return sum(_WIDTHS.get(letter, _OTHER) for letter in words)


def longest(words: str) -> float:
    """The width of the longest single word."""
    return max(map(ems, words.split()), default=0.0)


def lines(words: str, most: float) -> int:
    """In how many lines words stand when one holds so many ems; a word that is longer breaks."""
    count, used = 1, 0.0
    for word in words.split():
        width = ems(word)
        if used and used + ems(" ") + width > most:
            count, used = count + 1, 0.0
        used += width + (ems(" ") if used else 0.0)
        while used > most > 0:
            count, used = count + 1, used - most
    return count
