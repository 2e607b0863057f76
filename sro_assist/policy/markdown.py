"""The manual's Markdown as blocks: its title, headings, paragraphs, list items and definitions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sro_assist.errors import PolicyError, Where
from sro_assist.policy.weight import parentheses_match


@dataclass(frozen=True, slots=True)
class Title:
    """The manual's own heading: ``# Title``."""

    where: Where
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading: ``### 437.5 USE OF FORCE``."""

    where: Where
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of plain sentences."""

    where: Where
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """A lettered or numbered item of a list; ``nested``: it stands indented below another."""

    where: Where
    label: str
    nested: bool
    text: str


@dataclass(frozen=True, slots=True)
class Definition:
    """``**term** - text``; ``dash`` is what stands between the two."""

    where: Where
    term: str
    dash: str
    text: str


Block = Title | Heading | Paragraph | Item | Definition

_TITLE = re.compile(r"# +(.+)")
_HEADING = re.compile(r"#{2,6} +([0-9]+(?:\.[0-9]+)*) +(\S.*)")
_ITEM = re.compile(r"([ \t]*)(?:[-*+] \(([a-z]+)\)|(?:[-*+] )?([0-9]+)\.)\s+(\S.*)")
_DEFINITION = re.compile(r"\*\*([^*]+)\*\*\s+([-–—])\s+(\S.*)")

_MARK = r"[-*+](?:\s|$)|[0-9]+\.(?:\s|$)|[>|#<~`=]|[-*_]{3,}\s*$"
_UNREAD = re.compile(rf"[ \t]+|{_MARK}")  # no paragraph begins with white space or with a mark
_OPENS = re.compile(rf"[ \t]*(?:{_MARK}|\*\*[^*]+\*\*\s+[-–—]\s)")
_LEFT_OVER = re.compile(r"[*`\\]|\]\(")

_QUOTED_LENGTH = 40


def read_blocks(text: str, file: str) -> Iterator[Block]:
    """Every block, in order. Raises PolicyError with file and line at the first thing not understood."""
    for line, words in _joined(text):
        yield _block(words, Where(file, line=line))


def _joined(text: str) -> Iterator[tuple[int, str]]:
    """Each block on one line, with the number of the line it begins on."""
    begun, parts = 0, list[str]()
    for number, line in enumerate(_lines(text), start=1):
        if parts and _goes_on(parts[-1], line):
            parts.append(line)
            continue
        if parts:
            yield begun, " ".join(parts)
        begun, parts = number, [line] if line.strip() else []
    if parts:
        yield begun, " ".join(parts)


def _lines(text: str) -> list[str]:
    """Lines as an editor counts them; str.splitlines would also break at rarer characters."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _goes_on(before: str, line: str) -> bool:
    """Whether a line continues the block of the line before it."""
    return bool(line.strip()) and not before.startswith("#") and not _OPENS.match(line)


def _block(words: str, where: Where) -> Block:
    for pattern, build in _BUILDERS:
        if found := pattern.fullmatch(words):
            return build(where, found)
    if _UNREAD.match(words):
        raise PolicyError(f"This line is not understood: {_quoted(words)}.", where=where, hint=_MEND)
    return Paragraph(where, _plain(words, where))


_MEND = (
    "Write a heading as `### 437.5 HEADING`, an item as `- (a) ...` or `1. ...`, "
    "a definition as `**Term** - ...`, and anything else as a plain paragraph that is not indented."
)


def _title(where: Where, found: re.Match[str]) -> Title:
    return Title(where, _plain(found[1], where))


def _heading(where: Where, found: re.Match[str]) -> Heading:
    return Heading(where, found[1], _plain(found[2], where))


def _item(where: Where, found: re.Match[str]) -> Item:
    return Item(where, found[2] or found[3], bool(found[1]), _plain(found[4], where))


def _definition(where: Where, found: re.Match[str]) -> Definition:
    return Definition(where, _plain(found[1], where), found[2], _plain(found[3], where))


_BUILDERS: tuple[tuple[re.Pattern[str], Callable[[Where, re.Match[str]], Block]], ...] = (
    (_TITLE, _title),
    (_HEADING, _heading),
    (_ITEM, _item),
    (_DEFINITION, _definition),
)


def _plain(text: str, where: Where) -> str:
    """Take the bold marks out and make white space single. Raises PolicyError for other marks."""
    plain = " ".join(text.replace("**", "").split())
    if text.count("**") % 2 or _LEFT_OVER.search(plain) or not plain:
        raise PolicyError(
            f"Markdown that is not understood: {_quoted(text)}.",
            where=where,
            hint="Leave words plain, or **bold** with both marks in place.",
        )
    if not parentheses_match(plain):
        raise PolicyError(
            f"A parenthesis has no partner: {_quoted(plain)}.",
            where=where,
            hint="Add or take out the odd one.",
        )
    return plain


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return f'"{words if len(words) <= _QUOTED_LENGTH else words[: _QUOTED_LENGTH - 1] + "…"}"'
