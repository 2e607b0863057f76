"""question-long, choice-long, choices-count, grade, glyph: every screen reads at a glance, on any phone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from sro_assist.errors import Problem, Where
from sro_assist.trees.checks.check_context import CheckContext
from sro_assist.trees.checks.screen_texts import Screen, all_texts, tree_screens, where
from sro_assist.trees.json_source import Path, quoted
from sro_assist.trees.model import Factors, Question
from sro_assist.trees.readability import Reader

LONGEST_QUESTION = 90
LONGEST_CHOICE = 40
FEWEST_CHOICES = 2
MOST_CHOICES = 6
HIGHEST_GRADE = 8.0


def lengths(context: CheckContext) -> Iterator[Problem]:
    """Questions fit three lines, choices one; there are few enough choices to take in."""
    for tree_id, tree in context.trees.items():
        for node_id, node in tree.nodes.items():
            at = partial(context.where, tree_id)
            if isinstance(node, Question | Factors):
                yield from _ask(at, ("nodes", node_id, "ask"), node.ask)
            if isinstance(node, Question):
                yield from _choices(at, ("nodes", node_id, "choices"), node)


def _ask(at: Callable[[Path], Where], path: Path, ask: str) -> Iterator[Problem]:
    if len(ask) > LONGEST_QUESTION:
        what = f"The question has {len(ask)} characters; at most {LONGEST_QUESTION} fit."
        yield Problem("question-long", what, at(path), "Shorten it, or move part of it to help.")


def _choices(at: Callable[[Path], Where], path: Path, question: Question) -> Iterator[Problem]:
    count = len(question.choices)
    if not FEWEST_CHOICES <= count <= MOST_CHOICES:
        counted = "1 choice" if count == 1 else f"{count} choices"
        what = f"The question has {counted}; {FEWEST_CHOICES} to {MOST_CHOICES} fit a screen."
        yield Problem("choices-count", what, at(path), "Add or join choices, or ask in two steps.")
    for number, choice in enumerate(question.choices):
        if len(choice.say) > LONGEST_CHOICE:
            what = f"The choice has {len(choice.say)} characters; at most {LONGEST_CHOICE} fit."
            yield Problem("choice-long", what, at((*path, number, "say")), "Shorten it.")


def grades(context: CheckContext) -> Iterator[Problem]:
    """Every screen reads at grade 8 or below, the pack's plain words counting as easy."""
    if context.manifest is None:  # which words are plain is not known
        return
    reader = Reader(context.manifest.plain_words)
    for tree_id, tree in context.trees.items():
        for path, texts in tree_screens(tree):
            found = reader.grade([text.words for text in texts])
            if found is not None and found > HIGHEST_GRADE:
                yield _hard(context, tree_id, (path, texts), reader)


def _hard(context: CheckContext, tree_id: str, screen: Screen, reader: Reader) -> Problem:
    path, texts = screen
    words = [text.words for text in texts]
    hardest = ", ".join(reader.hardest(words))
    what = f"The words of this screen read at grade {reader.grade(words):.1f}; at most {HIGHEST_GRADE:.0f}."
    hint = f"Use shorter sentences and words; hardest here: {hardest}."
    return Problem("grade", what, context.where(tree_id, path), hint)


# What all the app's fonts can draw; a test compares this with the font files themselves.
_DRAWN = (
    " -~\u00a0-\u00ac\u00ae-\u0107\u010a-\u0113\u0116-\u011b\u011e-\u0123\u0126-\u0127\u012a-\u012b"
    "\u012e-\u0133\u0136-\u0137\u0139-\u013e\u0141-\u0148\u0150-\u0155\u0158-\u015b\u015e-\u0165"
    "\u016a-\u016b\u016e-\u017e\u0218-\u021b\u2011\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u20ac\u2122"
)
_UNDRAWN = re.compile(f"[^{_DRAWN}]")


def glyphs(context: CheckContext) -> Iterator[Problem]:
    """Every character can be drawn: no arrows, emoji, check marks, tabs or line breaks."""
    for file, text in all_texts(context):
        if found := _UNDRAWN.search(text.words):
            what = f"{quoted(text.words)} holds U+{ord(found[0]):04X}, which the app's letters do not have."
            yield Problem("glyph", what, where(context, file, text), "Use plain letters and marks instead.")


CHECKS = (lengths, grades, glyphs)
