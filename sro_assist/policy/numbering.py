"""One section's blocks as provisions: numbering paragraphs, sentences and items as an officer cites them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sro_assist.errors import PolicyError, Where
from sro_assist.policy.markdown import Block, Definition, Heading, Item, Paragraph
from sro_assist.policy.provision import LONGEST_CITATION, Kind, Provision
from sro_assist.policy.sentences import split_sentences
from sro_assist.policy.weight import STATES, Verb, common_verb, own_verb

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(slots=True)
class _List:
    """A list being read: what leads it in, and how many of its items have been read."""

    lead: Verb
    parent: str
    lettered: bool
    read: int = 0


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a provision stands: how it is cited, what it is, what encloses it."""

    citation: str
    kind: Kind
    parent: str
    where: Where

    def sentence(self, number: int) -> _Place:
        """Return the place of one of its sentences."""
        return _Place(f"{self.citation}.{number}", "sentence", self.citation, self.where)


class SectionReader:
    """Reads one section. The blocks come in the manual's order."""

    def __init__(self, heading: Heading) -> None:
        self._number = heading.number
        self._heading = heading
        self._found: list[Provision] = []
        self._texts: list[str] = []
        self._paragraphs = 0
        self._lead: Verb | None = None  # of the sentence that a list coming next would follow
        self._outer: _List | None = None
        self._inner: _List | None = None

    def read(self, blocks: Iterable[Block]) -> list[Provision]:
        """Give the section, then all that it holds. Raises PolicyError with the line of what does not fit."""
        for block in blocks:
            self._read_block(block)
        place = _Place(self._number, "section", "", self._heading.where)
        return [self._provision(place, "\n".join(self._texts), STATES, finest=False), *self._found]

    def _read_block(self, block: Block) -> None:
        match block:
            case Paragraph():
                self._read_paragraph(block)
            case Item():
                self._read_item(block)
            case Definition():
                self._read_definition(block)
            case _:
                raise PolicyError(
                    "A second title stands here.", where=block.where, hint="Keep one `# Title`, on top."
                )

    def _read_paragraph(self, block: Paragraph) -> None:
        self._paragraphs += 1
        sentences = split_sentences(block.text)
        verbs = [own_verb(sentence) or STATES for sentence in sentences]
        place = _Place(f"{self._number} ¶{self._paragraphs}", "paragraph", self._number, block.where)
        self._keep(place, sentences, verbs)
        self._end_list(lead=verbs[-1])

    def _read_definition(self, block: Definition) -> None:
        _check_defined_here(block, self._heading)
        first, *others = split_sentences(block.text)
        sentences = (f"{block.term} {block.dash} {first}", *others)
        place = _Place(f'{self._number} "{block.term}"', "definition", self._number, block.where)
        self._keep(place, sentences, [STATES] * len(sentences))
        self._end_list(lead=None)

    def _end_list(self, lead: Verb | None) -> None:
        self._lead, self._outer, self._inner = lead, None, None

    def _read_item(self, block: Item) -> None:
        holder = self._inner_list(block) if block.nested else self._outer_list(block)
        holder.read += 1
        _check_label(block, holder)
        sentences = split_sentences(block.text)
        verbs = [own_verb(sentence) or holder.lead for sentence in sentences]
        place = _Place(_item_citation(block, holder), "item", holder.parent, block.where)
        self._keep(place, sentences, verbs)
        if not block.nested:
            self._inner = _List(verbs[-1], place.citation, lettered=False)

    def _outer_list(self, block: Item) -> _List:
        if self._lead is None:
            raise PolicyError(
                f"Item {block.label} follows no sentence that leads it in.",
                where=block.where,
                hint="Put the paragraph that leads the list in before it.",
            )
        self._outer = self._outer or _List(self._lead, self._number, block.label.isalpha())
        return self._outer

    def _inner_list(self, block: Item) -> _List:
        if self._inner is None or self._outer is None or not self._outer.lettered:
            raise PolicyError(
                f"Item {block.label} is indented, but stands under no lettered item.",
                where=block.where,
                hint="Take the indent out, or put the lettered item it belongs to before it.",
            )
        return self._inner

    def _keep(self, place: _Place, sentences: Sequence[str], verbs: Sequence[Verb]) -> None:
        """Keep a provision and, where it has several sentences, each of them."""
        text = " ".join(sentences)
        alone = len(sentences) == 1
        self._texts.append(text)
        self._found.append(self._provision(place, text, common_verb(verbs), finest=alone))
        if not alone:
            said = zip(sentences, verbs, strict=True)
            self._found += [
                self._provision(place.sentence(n), *each, finest=True) for n, each in enumerate(said, 1)
            ]

    def _provision(self, place: _Place, text: str, verb: Verb, *, finest: bool) -> Provision:
        if len(place.citation) > LONGEST_CITATION:
            raise PolicyError(
                f"This would be cited with {len(place.citation)} characters; at most {LONGEST_CITATION} fit.",
                where=place.where,
                hint="Give it a shorter number or term.",
            )
        return Provision(
            citation=place.citation,
            section=self._number,
            heading=self._heading.text,
            kind=place.kind,
            text=text,
            weight=verb.weight,
            forbids=verb.forbids,
            parent=place.parent,
            line=place.where.line or 0,
            finest=finest,
        )


def _check_defined_here(block: Definition, heading: Heading) -> None:
    if "DEFINITION" not in heading.text.upper():
        raise PolicyError(
            f'"{block.term}" is defined outside a section of definitions.',
            where=block.where,
            hint='Move it to a section whose heading says "DEFINITIONS".',
        )


def _check_label(block: Item, holder: _List) -> None:
    expected = _letter(holder.read) if holder.lettered else str(holder.read)
    if block.label != expected:
        raise PolicyError(
            f"Item {block.label} stands where {expected} was expected.",
            where=block.where,
            hint="Put the items in order, each label once.",
        )


def _item_citation(block: Item, holder: _List) -> str:
    return f"{holder.parent}{block.label}" if block.nested else f"{holder.parent}({block.label})"


def _letter(number: int) -> str:
    """Label the nth item: a to z, then aa to az, and so on."""
    label = ""
    while number:
        number, last = divmod(number - 1, len(_LETTERS))
        label = _LETTERS[last] + label
    return label
