"""Cutting a paragraph into its sentences, past "Minn. Stat.", "Subd. 2" and "e.g."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_FIRST = re.compile(r"[\"“‘'(\[]*(.)")
_STOP = re.compile(r"(?<![.?!])[.?!]+[)\]\"”’']*\s+")

# A full stop that shortens a word. The second group does so before a number only ("No. 5").
_SHORTENED = re.compile(
    r"\b(?:(?:Minn|Stat|Subd|Subds|e\.g|i\.e|cf|v|vs|Mr|Mrs|Ms|Dr|St|Lt|Sgt|Capt|Cmdr|[A-Z])\.)"
    r"|\b(?:(?:No|Nos|Art|Sec|Ch|Fig|p|pp)\.(?=\s+[§\d]))"
)


def split_sentences(text: str) -> tuple[str, ...]:
    """Cut one paragraph into its sentences; put together with a space they are the paragraph again.

    text: on one line, single spaces, parentheses that match. A stop inside parentheses ends nothing.
    """
    cuts = [0, *_cuts(text), len(text)]
    return tuple(text[start:end].strip() for start, end in pairwise(cuts))


def _cuts(text: str) -> Iterator[int]:
    shortened = {found.end() for found in _SHORTENED.finditer(text)}
    depth, seen = 0, 0
    for stop in _STOP.finditer(text):
        depth += text.count("(", seen, stop.end()) - text.count(")", seen, stop.end())
        seen = stop.end()
        if depth == 0 and stop.start() + 1 not in shortened and _opens_sentence(text, seen):
            yield seen


def _opens_sentence(text: str, at: int) -> bool:
    """Whether a capital or a number stands here, perhaps after a quotation mark."""
    first = _FIRST.match(text, at)
    return first is not None and (first[1].isupper() or first[1].isdigit())
