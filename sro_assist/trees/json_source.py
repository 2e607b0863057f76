"""JSON read with care: every fault has its line, and any value can be found again in the text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from sro_assist.errors import Problem, Where, printable

Path = tuple[str | int, ...]
"""The way to a value: ``("nodes", "notice", "choices", 0, "say")``."""

_Part = tuple[int, str | int]
"""A part by the number of the value that holds it, and its key or place there."""
_WHOLE = 0
"""The number of the whole file."""

MOST_CHARACTERS = 500_000
"""Larger files are refused unread: the largest tree known is a tenth of this."""
MOST_REPEATED = 300
"""Keys of one file that are told to be there twice."""
DEEPEST = 40
"""Deeper nesting is refused before parsing, so that nothing can exhaust the stack."""

_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]', re.DOTALL)
_PLACED = re.compile(r'"(?:[^"\\]++|\\.)*+"|[\[\]{},]|[^\s\[\]{}:,"]++')
_OPEN, _CLOSE = frozenset("{["), frozenset("}]")
_START: str | int = 0


@dataclass(frozen=True, slots=True)
class JsonSource:
    """One JSON file: its value and where each part of it stands. Lines are found only when asked for."""

    file: str
    text: str
    value: object
    _parts: dict[_Part, tuple[int, int]] = field(default_factory=dict)
    """What each value holds: by its number and the key, the number of the part and where it begins."""

    def line_of(self, path: Path) -> int:
        """Give the line, from 1, of the value at ``path``; of what holds it if there is no such value."""
        if path and not self._parts:
            self._parts.update(_parts(self.text))
        number, start = _WHOLE, 0
        for at in path:
            if (number, at) not in self._parts:
                break
            number, start = self._parts[number, at]
        return _line_at(self.text, start)

    def where(self, *path: str | int) -> Where:
        """Give the place of a value. Whatever stands under ``nodes`` names its node."""
        in_node = len(path) > 1 and path[0] == "nodes"
        return Where(self.file, node=str(path[1]) if in_node else "", line=self.line_of(path))


@dataclass(frozen=True, slots=True)
class JsonReading:
    """What came of reading one file: ``json`` is ``None`` if it could not be read at all."""

    json: JsonSource | None
    problems: tuple[Problem, ...] = ()


def read_json(text: str, file: str) -> JsonReading:
    """Read one JSON file. Problems: size, syntax, duplicate-key. Never raises."""
    fault = _too_large(text, file) or _too_deep(text, file)
    if fault:
        return JsonReading(None, (fault,))
    reader = _Reader(text, file)
    try:
        value = json.loads(
            text,
            object_pairs_hook=reader.pairs,
            parse_constant=reader.refuse_constant,
            parse_float=reader.finite,
        )
    except ValueError as error:
        return JsonReading(None, (_syntax(error, text, file),))
    found = JsonSource(file, text, value)
    repeated = _duplicates(text, file) if reader.has_duplicates else iter(())
    return JsonReading(found, tuple(islice(repeated, MOST_REPEATED)))


class _Reader:
    """What json.loads asks while it parses."""

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file
        self.has_duplicates = False

    def pairs(self, pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
        made = dict(pairs)
        self.has_duplicates |= len(made) != len(pairs)
        return made

    def refuse_constant(self, name: str) -> object:
        raise json.JSONDecodeError(f"{name} is not a JSON value", self._text, self._find(name))

    def finite(self, number: str) -> float:
        made = float(number)
        if made in (float("inf"), float("-inf")):
            raise json.JSONDecodeError("A number is too large", self._text, self._find(number))
        return made

    def _find(self, token: str) -> int:
        """Find where this stands as a value, not inside a text."""
        return next((each.start() for each in _PLACED.finditer(self._text) if each[0] == token), 0)


def _too_large(text: str, file: str) -> Problem | None:
    if len(text) <= MOST_CHARACTERS:
        return None
    what = f"The file has {len(text)} characters; at most {MOST_CHARACTERS} are read."
    return Problem("size", what, Where(file), "Split it into several trees.")


def _too_deep(text: str, file: str) -> Problem | None:
    depth = 0
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark in _CLOSE:
            depth -= 1
        elif mark in _OPEN:
            depth += 1
        if depth > DEEPEST:
            line = _line_at(text, token.start())
            what = f"Brackets are nested more than {DEEPEST} deep."
            return Problem("size", what, Where(file, line=line), "Write it flatter: a pack needs far less.")
    return None


def _syntax(error: ValueError, text: str, file: str) -> Problem:
    """Say where the text stops being JSON. A plain ValueError is a number of thousands of digits."""
    if not isinstance(error, json.JSONDecodeError):
        return Problem("syntax", "A number is too long.", Where(file), "Write a shorter number.")
    column = error.colno
    shown = _shown(text, error.pos)
    what = f"This is not JSON: {error.msg.removesuffix(' (using utf-8-sig)')} at column {column}{shown}."
    hint = "Mend it there, or just before: often a comma or a quotation mark is missing or too many."
    return Problem("syntax", what, Where(file, line=error.lineno), hint)


def _shown(text: str, at: int) -> str:
    rest = text[at : at + 20].split("\n", maxsplit=1)[0].strip()
    return f", before {quoted(rest)}" if rest else ""


def _duplicates(text: str, file: str) -> Iterator[Problem]:
    first: dict[_Part, int] = {}
    holders: dict[int, _Part] = {}
    for part, number, start in _walk(text):
        at = part[1]
        if part in first and isinstance(at, str):
            what = f"The key {quoted(at)} is there twice: first on line {_line_at(text, first[part])}."
            where = Where(file, _node_of(part, holders), _line_at(text, start))
            yield Problem("duplicate-key", what, where, "Keep one of them: only the last would count.")
        first.setdefault(part, start)
        holders[number] = part


def _node_of(part: _Part, holders: Mapping[int, _Part]) -> str:
    """The node that a part stands in, or is; empty outside of the nodes."""
    path = [part[1]]
    while part[0] in holders:
        part = holders[part[0]]
        path.append(part[1])
    return str(path[-2]) if len(path) > 1 and path[-1] == "nodes" else ""


def _parts(text: str) -> dict[_Part, tuple[int, int]]:
    return {part: (number, start) for part, number, start in _walk(text)}


def _walk(text: str) -> Iterator[tuple[_Part, int, int]]:
    """Give every key and list entry in order, with a number of its own and where it begins.

    The text has been parsed: it is JSON. A part is told by what holds it, so that depth costs nothing.
    """
    outer: list[tuple[int, bool, str | int]] = []  # what is open around the one that is walked
    holder, is_list, at = _WHOLE, False, _START
    wants_key, number = False, _WHOLE
    for token in _PLACED.finditer(text):
        mark = token[0]
        if mark == ",":
            wants_key = not is_list
            if isinstance(at, int) and is_list:
                at += 1
        elif mark in _CLOSE:
            holder, is_list, at = outer.pop()
        elif wants_key and mark[0] == '"':
            wants_key = False
            at = json.loads(mark) if "\\" in mark else mark[1:-1]
            number += 1
            yield (holder, at), number, token.start()
        else:
            if is_list:
                number += 1
                yield (holder, at), number, token.start()
            if mark in _OPEN:
                outer.append((holder, is_list, at))
                holder, is_list, at = number, mark == "[", _START
                wants_key = not is_list


def _line_at(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def quoted(text: object) -> str:
    """Show a value from a file in a message: short, in quotation marks, printable whatever it holds."""
    shown = printable(str(text))
    return f'"{shown[:57]}..."' if len(shown) > 60 else f'"{shown}"'  # noqa: PLR2004 (a line's worth)
