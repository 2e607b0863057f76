"""question-long, choice-long, choices-count, grade, glyph: every screen reads at a glance, on any phone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sro_assist.errors import Problem
from sro_assist.trees.checks.draft import Draft
from sro_assist.trees.checks.texts import Screen, all_texts, tree_screens, where
from sro_assist.trees.grade import Reader
from sro_assist.trees.jsontext import Path, quoted
from sro_assist.trees.model import Factors, Question, Tree

LONGEST_QUESTION = 90
LONGEST_CHOICE = 40
FEWEST_CHOICES = 2
MOST_CHOICES = 6
HIGHEST_GRADE = 8.0


def lengths(draft: Draft) -> Iterator[Problem]:
    """Questions fit three lines, choices one; there are few enough choices to take in."""
    for tree_id, tree in draft.trees.items():
        for code, path, what, mend in _too_long(tree):
            yield Problem(code, what, draft.where(tree_id, path), mend)


def _too_long(tree: Tree) -> Iterator[tuple[str, Path, str, str]]:
    for node_id, node in tree.nodes.items():
        here: Path = ("nodes", node_id)
        if isinstance(node, Question | Factors) and len(node.ask) > LONGEST_QUESTION:
            what = f"The question has {len(node.ask)} characters; at most {LONGEST_QUESTION} fit."
            yield "question-long", (*here, "ask"), what, "Shorten it, or move part of it to help."
        if isinstance(node, Question):
            yield from _choices(here, node)


def _choices(here: Path, question: Question) -> Iterator[tuple[str, Path, str, str]]:
    count = len(question.choices)
    if not FEWEST_CHOICES <= count <= MOST_CHOICES:
        what = f"The question has {count} choices; {FEWEST_CHOICES} to {MOST_CHOICES} fit a screen."
        yield "choices-count", (*here, "choices"), what, "Add or join choices, or ask in two steps."
    for at, choice in enumerate(question.choices):
        if len(choice.say) > LONGEST_CHOICE:
            what = f"The choice has {len(choice.say)} characters; at most {LONGEST_CHOICE} fit."
            yield "choice-long", (*here, "choices", at, "say"), what, "Shorten it."


def grades(draft: Draft) -> Iterator[Problem]:
    """Every screen reads at grade 8 or below."""
    reader = Reader(draft.manifest.plain_words if draft.manifest else ())
    for tree_id, tree in draft.trees.items():
        for path, texts in tree_screens(tree):
            found = reader.grade([text.words for text in texts])
            if found is not None and found > HIGHEST_GRADE:
                yield _hard(draft, tree_id, (path, texts), reader)


def _hard(draft: Draft, tree_id: str, screen: Screen, reader: Reader) -> Problem:
    path, texts = screen
    words = [text.words for text in texts]
    hardest = ", ".join(reader.hardest(words))
    what = f"The words of this screen read at grade {reader.grade(words):.1f}; at most {HIGHEST_GRADE:.0f}."
    mend = f"Use shorter sentences and words; hardest here: {hardest}."
    return Problem("grade", what, draft.where(tree_id, path), mend)


# What all the app's fonts can draw; a test compares this with the font files themselves.
_DRAWN = (
    " -~\u00a0-\u00ac\u00ae-\u0107\u010a-\u0113\u0116-\u011b\u011e-\u0123\u0126-\u0127\u012a-\u012b"
    "\u012e-\u0133\u0136-\u0137\u0139-\u013e\u0141-\u0148\u0150-\u0155\u0158-\u015b\u015e-\u0165"
    "\u016a-\u016b\u016e-\u017e\u0218-\u021b\u2011\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u20ac\u2122"
)
_UNDRAWN = re.compile(f"[^{_DRAWN}]")


def glyphs(draft: Draft) -> Iterator[Problem]:
    """Every character can be drawn: no arrows, emoji, check marks, tabs or line breaks."""
    for file, text in all_texts(draft):
        if found := _UNDRAWN.search(text.words):
            what = f"{quoted(text.words)} holds U+{ord(found[0]):04X}, which the app's letters do not have."
            yield Problem("glyph", what, where(draft, file, text), "Use plain letters and marks instead.")


CHECKS = (lengths, grades, glyphs)
