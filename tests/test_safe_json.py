"""Reading what may have been changed: refused with a reason, or plain."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sro_assist.errors import RecordError
from sro_assist.records import guarded, tidy_text
from sro_assist.safe_json import tidy

REFUSED = {
    "too long": (b'"' + b"a" * 70_000 + b'"', "longer than"),
    "not JSON": (b"{nope", "not JSON"),
    "empty": (b"", "not JSON"),
    "two values": (b"1 2", "not JSON"),
    "not UTF-8": (b'"\xff"', "not JSON"),
    "raw surrogate": (b'"\xed\xa0\x80"', "not JSON"),
    "NaN": (b'{"a":NaN}', "NaN is not a number"),
    "infinity": (b"[-Infinity]", "not a number"),
    "overflow": (b"1e999", "too large"),
    "long real": (b"0." + b"1" * 40, "too long"),
    "long integer": (b"1" * 17, "too long"),
    "key twice": (b'{"a":1,"a":2}', "twice"),
    "deep list": (b"[" * 33 + b"0" + b"]" * 33, "deeper than 32"),
    "very deep list": (b"[" * 30_000 + b"]" * 30_000, "deeper than 32"),
    "lone surrogate": (b'"\\ud800"', "no place"),
    "control": (b'"\\u0000"', "no place"),
    "bidirectional": ('["\u202e"]'.encode(), "no place"),
    "bad key": ('{"\u200f":1}'.encode(), "no place"),
}


@pytest.mark.parametrize(("data", "why"), REFUSED.values(), ids=REFUSED.keys())
def test_reading_refuses_what_is_not_plain_json(data: bytes, why: str) -> None:
    with pytest.raises(RecordError, match=why):
        guarded(data)


def test_reading_refuses_too_many_values() -> None:
    with pytest.raises(RecordError, match="too many"):
        guarded(b"[" + b"0," * 200_000 + b"0]", limit=1_000_000)


@pytest.mark.parametrize("value", [{"a": [1, -2.5, "é\n\t", None, True]}, "x", 9_007_199_254_740_991])
def test_reading_gives_plain_json(value: object) -> None:
    assert guarded(json.dumps(value).encode()) == value


@given(st.binary(max_size=200))
def test_reading_raises_nothing_but_record_error(data: bytes) -> None:
    value: object = None
    with suppress(RecordError):
        value = guarded(data)
    assert guarded(json.dumps(value).encode()) == value


@given(st.text(st.characters(exclude_categories=[])))
def test_tidy_makes_any_text_readable(text: str) -> None:
    kept = tidy({"text": (text, [text])})
    assert guarded(json.dumps(kept).encode(), limit=1_000_000) == kept


def test_tidy_text_keeps_words_and_drops_hidden_characters() -> None:
    assert tidy_text("caf\u0065\u0301\r\nok\u202e\x00\ud800!") == "café\nok!"
