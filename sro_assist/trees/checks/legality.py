"""legality: nothing says, or seems to say, that force or an arrest is lawful. That is never for this app."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sro_assist.errors import Problem
from sro_assist.trees.checks.check_context import CheckContext
from sro_assist.trees.checks.screen_texts import all_texts, where
from sro_assist.trees.json_source import quoted

# Said of force or an arrest these claim what only a court can say; there is no honest use for them here.
_ALWAYS = r"(?:un)?lawful(?:ly|ness)?|legally|legality|(?:un)?justif\w+|within the law|within your rights"

# These have honest uses ("legal guardian", "if the school permits it"), but not beside what an officer does.
_BESIDE = (
    r"(?:il)?legal|(?:un)?authori[sz](?:e|es|ed|ation)|permit(?:s|ted)?|permissible|permission"
    r"|allow(?:s|ed|able)?|entitled?|sanction(?:s|ed)?|warranted|(?:have|has|had) (?:the|a|every) right"
)
_ACTS = (
    r"force|arrest(?:s|ed|ing)?|custody|custodial|restrain(?:s|ed|ing|ts?)?|(?:hand)?cuff(?:s|ed|ing)?"
    r"|detain(?:s|ed|ing)?|detention|hands on|search(?:es|ed|ing)?|seiz(?:e|es|ed|ing)|strike"
    r"|prone|face[- ]down"
)

# "You may arrest": permission, whoever is addressed. "Force may not be used" is none.
_DEEDS = (
    r"(?:use (?:\w+ ){0,3}force|arrest|restrain|(?:hand)?cuff|detain|search|seize|strike"
    r"|hold (?:the student|them|him|her)|take (?:[\w']+ ){1,3}(?:in|into) custody|go hands on|put hands on)"
)
_ONES = r"(?:you|we|officers?|(?:the |an )?sros?)"
_DONE = r"(?:arrested|restrained|(?:hand)?cuffed|detained|searched|seized|taken into custody)"
_FREE = r"(?:may|can|could|are free to|are clear to|are cleared to|are good to)"
_PERMISSION = (
    rf"{_ONES} {_FREE} (?!not\b)(?:\w+ )?{_DEEDS}"
    rf"|(?:may|can) (?:now |then )?be {_DONE}|force (?:may|can) (?:now |then )?be used"
    rf"|(?:ok|okay|fine|good|cleared|clear) to {_DEEDS}"
)
# "The force is reasonable": the same claim in the courts' own word. "Is force reasonable?" asks.
_VERDICT = (
    r"(?:force|arrest|restraint|search|hold|handcuffs) (?:is|was|were|are|would be|will be) "
    r"(?:\w+ )?(?:reasonable|proper|valid|ok|okay|fine)"
)

_CLAIM = re.compile(rf"\b(?:{_ALWAYS}|{_PERMISSION}|{_VERDICT})\b")
_WORD_BESIDE = re.compile(rf"\b(?:{_BESIDE})\b")
_FOREGOING = re.compile(r"(?:it|this|that|you|they) (?:is|are) ")  # "Arrest is possible. It is legal."
_ACT = re.compile(rf"\b(?:{_ACTS})\b")
_NAMES = re.compile(r"use of force policy|handcuffing and restraints policy")
_SENTENCES = re.compile(r"(?<=[.!?])\s+")


def claimed(words: str) -> str:
    """Give the words that claim legality, in small letters, or an empty text."""
    words = words.lower()
    if found := _CLAIM.search(words):
        return found[0]
    if not _WORD_BESIDE.search(words):
        return ""
    for sentence in _SENTENCES.split(words):
        beside = _WORD_BESIDE.search(sentence)
        if beside and (_ACT.search(_without_names(sentence)) or _FOREGOING.match(sentence)):
            return beside[0]
    return ""


def _without_names(sentence: str) -> str:
    """Leave out names that only sound like an act."""
    return _NAMES.sub("", sentence)


def legality(context: CheckContext) -> Iterator[Problem]:
    """No text of the pack's own claims legality."""
    for file, text in all_texts(context):
        if words := claimed(text.words):
            what = f"{quoted(text.words)} claims legality: {quoted(words)}."
            hint = "Say what the policy asks, or what was considered; never what is lawful."
            yield Problem("legality", what, where(context, file, text), hint)


CHECKS = (legality,)
