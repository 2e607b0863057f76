"""Reading grade of a screen: the Flesch-Kincaid grade level.

    0.39 * words / sentences + 11.8 * syllables / words - 15.59

J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom, "Derivation of New Readability Formulas
(Automated Readability Index, Fog Count and Flesch Reading Ease Formula) for Navy Enlisted Personnel",
Research Branch Report 8-75, Naval Technical Training Command, 1975. The result is a US school grade.

The formula was made for passages of running text. Here each text of a screen (a question, a choice, a
line to do) ends a sentence, and fewer than FEWEST_WORDS words are not graded: with so few, one long word
decides alone. Syllables are counted by rule, which is right for most English words and near for the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

FEWEST_WORDS = 12
MOST_PLAIN_SYLLABLES = 2

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_SENTENCE_END = re.compile(r"(?<![.!?:;])[.!?:;]++(?=\s|$)")
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|vs)\.", re.IGNORECASE)
_VOWELS = re.compile(r"[aeiouy]+")
# An e that is written but not spoken: "time", "called", "rules", "safely", "agreement", "safety".
_SILENT = re.compile(
    r"(?:[^laeiouy]e|[aeiouy]le|[^aeioudtl]ed|[aeiouyl]led|(?<![cs]h)(?<![aeiouylscgxz])es|[aeiouy]les"
    r"|[^aeiouy]ely|[^aeiouylp]ements?|[fn]ety|[aeiouy][^aeiouy]e(?:ful|less|ness|thing))$"
)
# Vowels written together but spoken apart: "violent", "area", "going", "actual", "experience", "reassess".
_SPLIT = re.compile(
    r"(?<![ctsgln])io|(?<![ctsg])i[au]|[aeiou]ing|ua[lt]|(?<![ct])ien[ct]|ience"
    r"|crea(?=t)|area|idea|reass|reac(?!h)|quiet|client|[aiou]ism"
)


class Reader:
    """Grades texts for those who know these plain words: each of them counts two syllables at most."""

    def __init__(self, plain_words: Iterable[str] = ()) -> None:
        self._plain = frozenset(word for entry in plain_words for word in _words(entry))

    def grade(self, texts: Sequence[str]) -> float | None:
        """Give the US school grade of what is read together; ``None`` for too few words to tell."""
        words = [word for text in texts for word in _words(text)]
        if len(words) < FEWEST_WORDS:
            return None
        sentences = sum(map(_sentences, texts))
        heard = sum(map(self.syllables, words))
        return 0.39 * len(words) / sentences + 11.8 * heard / len(words) - 15.59

    def syllables(self, word: str) -> int:
        """Count the syllables of one word."""
        word = word.lower()
        counted = _counted(word)
        is_plain = word in self._plain or word.removesuffix("s") in self._plain
        return min(counted, MOST_PLAIN_SYLLABLES) if is_plain else counted

    def hardest(self, texts: Sequence[str]) -> list[str]:
        """Give up to three words with the most syllables, hardest first."""
        words = dict.fromkeys(word for text in texts for word in _words(text))
        return sorted(words, key=self.syllables, reverse=True)[:3]


def _words(text: str) -> list[str]:
    return _WORD.findall(_ABBREVIATION.sub("", text.lower()).replace("’", "'"))


def _sentences(text: str) -> int:
    """Count the sentences of one text: at least one, if it has any word."""
    pieces = _SENTENCE_END.split(_ABBREVIATION.sub("", text))
    return sum(1 for piece in pieces if _words(piece)) or (1 if _words(text) else 0)


@lru_cache(maxsize=20_000)
def _counted(word: str) -> int:
    """Count groups of vowels, less a silent ending, plus vowels that are spoken apart."""
    groups = len(_VOWELS.findall(word))
    silent = 1 if _SILENT.search(word) else 0
    return max(1, groups - silent + len(_SPLIT.findall(word)))
