"""What can still be read of a journal from the first line on that does not fit (docs/records.md)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from sro_assist.errors import RecordError
from sro_assist.safe_json import guarded, tidy_text

DIGITS = 64
"""Characters of a digest."""
_Body = dict[str, object]

_MOST_FIRST = 4096
"""Bytes of a damaged beginning that are looked through; a usual one has a tenth of this."""
_FACT = re.compile(rb'"(app|at|edition|officer|pack|tree|walkthrough)":"([^"\\\x00-\x1f]{1,200})"')


@dataclass(frozen=True, slots=True)
class SalvagedLine:
    """A line that can be read. ``fits``: it follows the one before it, as that one is written."""

    number: int
    body: _Body
    fits: bool = True


@dataclass(frozen=True, slots=True)
class Rest:
    """Every line that can be read from a misfit on, and how many others there are."""

    lines: tuple[SalvagedLine, ...] = ()
    unread: int = 0


def rest_of(lines: Sequence[bytes], number: int, head: str) -> Rest:
    """What stands in ``lines``: the first is line ``number``, and the one before it had the digest ``head``.

    A line is held against the digest as it is written on the line before, and against the one that should be
    written there: so a digest that was changed by itself does not speak against the line after it.
    """
    found: list[SalvagedLine] = []
    unread = 0
    befores: tuple[bytes, ...] = (head.encode(),)
    for at, line in enumerate(lines, number):
        if len(line) <= DIGITS:  # no event, and quickly told: there may be millions
            unread += bool(line)
            befores = (line,)
            continue
        written, data = line[:DIGITS], line[DIGITS + 1 :]
        due = [_digest(before, data) for before in befores]
        befores = (written, due[0])
        body = _body(data)
        if body is not None:
            found.append(SalvagedLine(at, body, written in due))
        elif line:
            unread += 1
    return Rest(tuple(found), unread)


def facts_of(lines: Sequence[bytes]) -> _Body:
    """What a first line that cannot be read still tells: the texts in it that are whole.

    Of two lines, since what damaged it may have made two of one.
    """
    facts: _Body = {}
    for found in _FACT.finditer(b"\n".join(lines[:2])[:_MOST_FIRST]):
        facts.setdefault(found[1].decode(), tidy_text(found[2].decode("utf-8", "replace")))
    return facts


def _digest(before: bytes, data: bytes) -> bytes:
    return sha256(before + b"\n" + data).hexdigest().encode()


def _body(data: bytes) -> _Body | None:
    try:
        body = guarded(data)
    except RecordError:
        return None
    return body if isinstance(body, dict) and isinstance(body.get("kind"), str) else None
