"""A provision: a part of the policy that can be cited."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from sro_assist.policy.weight import Weight

Kind = Literal["section", "paragraph", "sentence", "item", "definition"]

LONGEST_CITATION = 80
"""Characters: what is cited has to fit on a line."""
_DIGEST_LENGTH = 16  # hex digits: far more than enough to notice a changed wording


@dataclass(frozen=True, slots=True)
class Provision:
    """A part of the policy, word for word (Markdown marks left out), with its citation.

    weight: the provision's own. An item without a verb takes that of the sentence leading its list
    in; a paragraph whose sentences differ is ``STATES``, so what claims a weight cites the sentence;
    a definition is always ``STATES``: it says what a word means, and its "may" grants nothing.
    forbids: the verb is followed by "not"; for several sentences, every one of them.
    parent: citation of the enclosing provision, empty for a section.
    line: where it begins in the file, counted from 1.
    finest: its words are cited here and nowhere finer.
    """

    citation: str
    section: str
    heading: str
    kind: Kind
    text: str
    weight: Weight
    forbids: bool
    parent: str
    line: int
    finest: bool

    @property
    def modality(self) -> str:
        """Its weight as its verb says it: ``shall not``, ``should``, ... or ``states``."""
        return f"{self.weight.value} not" if self.forbids else self.weight.value

    @property
    def digest(self) -> str:
        """A fingerprint of the words alone: the same wherever they stand and however they are spaced."""
        words = " ".join(self.text.split())
        return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST_LENGTH]
