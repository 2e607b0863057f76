"""A manual once read: looking up what it says, by citation, by section, by word."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import islice

from sro_assist.errors import PolicyError
from sro_assist.policy.provision import LONGEST_CITATION, Provision
from sro_assist.policy.search import has_all, starts

_MOST_COMPARED = 1_000
"""Citations that one which is not there is compared with."""


class Policy:
    """One department's policy: its title and its provisions, in the manual's order."""

    __slots__ = ("_by_citation", "_children", "finest", "provisions", "sections", "title")

    def __init__(self, title: str, provisions: tuple[Provision, ...]) -> None:
        self.title = title
        self.provisions = provisions
        self.finest = tuple(provision for provision in provisions if provision.finest)
        self.sections = tuple(provision for provision in provisions if provision.kind == "section")
        self._by_citation = {provision.citation: provision for provision in provisions}
        self._children: dict[str, list[Provision]] = {}
        for provision in provisions:
            self._children.setdefault(provision.parent, []).append(provision)

    def __getitem__(self, citation: str) -> Provision:
        """Look a citation up. Raises PolicyError, naming citations close to it, when there is none such."""
        try:
            return self._by_citation[citation]
        except KeyError:
            raise self._unknown(citation) from None

    def __contains__(self, citation: object) -> bool:
        return citation in self._by_citation

    def section(self, number: str) -> tuple[Provision, ...]:
        """Give a section ("437.5.1") and all it holds, in order. Raises PolicyError if there is none."""
        found = tuple(provision for provision in self.provisions if provision.section == number)
        if not found:
            raise self._unknown(number)
        return found

    def children(self, citation: str) -> tuple[Provision, ...]:
        """Give what a provision directly encloses, in order. Raises PolicyError for an unknown citation."""
        return tuple(self._children.get(self[citation].citation, ()))

    def lead_in(self, citation: str) -> Provision | None:
        """Give the finest provision whose words lead an item in; ``None`` for what is no item."""
        item = self[citation]
        if item.kind != "item":
            return None
        section = self.section(item.section)
        before = section[: section.index(item)]
        return next(each for each in reversed(before) if each.finest and _can_lead(each, item))

    def search(self, words: str) -> tuple[Provision, ...]:
        """Find the finest provisions in whose text, heading or citation every word typed begins a word."""
        patterns = starts(words)
        if not patterns:
            return ()
        return tuple(each for each in self.finest if has_all(_findable(each), patterns))

    def _unknown(self, citation: str) -> PolicyError:
        short = str(citation)[:LONGEST_CITATION]
        close = get_close_matches(short, islice(self._by_citation, _MOST_COMPARED), n=3)
        hint = f"Did you mean {' or '.join(close)}?" if close else "Cite it as the manual numbers it."
        return PolicyError(f"The policy has no {citation}.", hint=hint)


def _findable(provision: Provision) -> str:
    return f"{provision.citation}\n{provision.heading}\n{provision.text}"


def _can_lead(provision: Provision, item: Provision) -> bool:
    """Whether it is a paragraph, the item above a nested one, or a sentence of either."""
    above = item.parent
    return provision.citation == above or provision.citation.startswith((f"{above} ¶", f"{above}."))
