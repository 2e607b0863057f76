"""Finding words: each one typed must begin a word, in any case, with straight or curly marks."""

from __future__ import annotations

import re

# Phones type curly marks where the manual has straight ones. One for one, so that places stay put.
_STRAIGHT = str.maketrans("‘’“”–—\u00a0", "''\"\"-- ")
_LOOSE = "\"',;:!?"


def starts(words: str) -> tuple[re.Pattern[str], ...]:
    """Make a pattern for each word typed; none for a query without words."""
    typed = (word.strip(_LOOSE) for word in words.translate(_STRAIGHT).split())
    return tuple(re.compile(_pattern(word), re.IGNORECASE) for word in typed if word)


def has_all(text: str, patterns: tuple[re.Pattern[str], ...]) -> bool:
    """Whether each pattern is found somewhere in the text."""
    plain = text.translate(_STRAIGHT)
    return all(pattern.search(plain) for pattern in patterns)


def find_spans(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Where the words typed begin a word of the text: (start, end) pairs in order, never overlapping."""
    plain = text.translate(_STRAIGHT)
    found = sorted(hit.span() for pattern in starts(words) for hit in pattern.finditer(plain))
    spans: list[tuple[int, int]] = []
    for start, end in found:
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return tuple(spans)


def _pattern(word: str) -> str:
    boundary = r"(?<!\w)" if re.match(r"\w", word) else ""
    return boundary + re.escape(word)
