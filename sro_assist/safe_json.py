"""Guarded reading: JSON that came off a disk or from elsewhere, refused unless it is plain and small."""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Callable, Iterable
from itertools import chain
from typing import NoReturn

from sro_assist.errors import RecordError

MAX_LINE = 65_536
"""Bytes in one line of a journal, its digest left out."""
MAX_DEPTH = 32
MAX_DIGITS = 16
_FIRST_TOO_LONG = 10**MAX_DIGITS
MAX_VALUES = 200_000
_SAFE = 2**53
"""Whole numbers below it are the same in every language's JSON."""

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Control characters but tab and newline, bidirectional controls, lone surrogates."""


def guarded(data: bytes, *, limit: int = MAX_LINE, most: int = MAX_VALUES) -> object:
    """The JSON value in ``data``. Raises RecordError when it is not one, or is more than it may be.

    ``limit`` is in bytes, ``most`` in values. Refused too: NaN and infinities, long numbers, the same key
    twice, depth over 32, control and bidirectional characters, lone surrogates.
    """
    if len(data) > limit:
        _refuse(f"it is longer than {limit} bytes")
    try:
        value: object = _DECODER.decode(data.decode())
    except RecursionError:
        _refuse(f"it is nested deeper than {MAX_DEPTH}")
    except ValueError as error:  # of UTF-8 too
        _refuse(f"it is not JSON ({str(error)[:80]})")
    _check(value, most, _check_read)
    return value


def check(value: object, size: int) -> None:
    """Refuse what ``guarded`` would not read again, once it is written in so many bytes. Raises RecordError.

    Every step is kept by this: what was written is not read once more. Refused too is what RFC 8785 writes
    otherwise than Python does: numbers that are not whole or reach 2**53, and keys that are not ASCII. A key
    that is no text is a TypeError.
    """
    if size > MAX_LINE:
        _refuse(f"it is longer than {MAX_LINE} bytes")
    _check(value, MAX_VALUES, _check_written)


def tidy(value: object) -> object:
    """The same value with every text as a journal may hold it: NFC, no character that ``guarded`` refuses."""
    match value:
        case str():
            return tidy_text(value)
        case dict():
            return {key: tidy(item) for key, item in value.items()}
        case list() | tuple():
            return [tidy(item) for item in value]
        case _:
            return value


def tidy_text(text: str) -> str:
    """``text`` in NFC, line ends as newlines, without control and bidirectional characters."""
    if text.isascii() and text.isprintable():
        return text
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _FORBIDDEN.sub("", plain))


def _refuse(why: str) -> NoReturn:
    raise RecordError(f"This cannot be read: {why}.", hint="It was changed or made by something else.")


def _constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number")


def _integer(digits: str) -> int:
    if len(digits.lstrip("-")) > MAX_DIGITS:
        raise ValueError("a number is too long")
    return int(digits)


def _real(digits: str) -> float:
    if len(digits) > 2 * MAX_DIGITS or not math.isfinite(float(digits)):
        raise ValueError("a number is too long or too large")
    return float(digits)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise ValueError("a key is there twice")
    return value


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_integer, parse_float=_real, parse_constant=_constant
)


def _check(value: object, most: int, check_level: Callable[[list[object]], None]) -> None:
    """Walk level by level: no recursion, so depth cannot hurt."""
    level: list[object] = [value]
    seen = 0
    for _ in range(MAX_DEPTH + 1):
        check_level(level)
        seen += len(level)
        if seen > most:
            _refuse("it holds too many values")
        level = [part for whole in level for part in _parts(whole)]
        if not level:
            return
    _refuse(f"it is nested deeper than {MAX_DEPTH}")


def _check_read(level: list[object]) -> None:
    _check_texts(level)
    for value in level:
        if type(value) is int and not -_FIRST_TOO_LONG < value < _FIRST_TOO_LONG:
            _refuse("a number is too long")


def _check_written(level: list[object]) -> None:
    _check_texts(level)
    for value in level:
        if type(value) is int:
            if not -_SAFE < value < _SAFE:
                _refuse("a number is too large to be the same everywhere")
        elif isinstance(value, float):
            _refuse("a number is not whole")
        elif isinstance(value, dict) and not "".join(value).isascii():
            _refuse("a key is not plain ASCII")


def _check_texts(level: list[object]) -> None:
    if _FORBIDDEN.search("".join([value for value in level if isinstance(value, str)])):
        _refuse("a text holds a character that has no place in one")


def _parts(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return chain(value, value.values())
    return value if isinstance(value, list | tuple) else ()
