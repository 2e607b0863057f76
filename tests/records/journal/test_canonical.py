"""What is written in a journal is what RFC 8785 says, and can be read back; all else is refused."""

from __future__ import annotations

import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from sro_assist.errors import RecordError
from sro_assist.records.journal.hash_chain import Body, canonical
from sro_assist.safe_json import guarded, tidy_text

LARGEST = 2**53 - 1
RFC = {
    "3.2.2.2 escapes": (r'"\u20ac$\u000aA\u0027\u0042\u0022\u005c\\\"\/"', r'''"€$\nA'B\"\\\\\"/"'''),
    "3.2.2.1 literals": ("[null, true, false]", "[null,true,false]"),
    "appendix B, largest": (f"[{LARGEST}, -{LARGEST}, 0]", f"[{LARGEST},-{LARGEST},0]"),
    "structures": (
        r'{"1":{"f":{"f":"hi","F":5},"\n":56},"10":{},"":"empty","a":{},"111":[{"e":"yes","E":"no"}],"A":{}}',
        r'{"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{"E":"no","e":"yes"}],"A":{},"a":{}}',
    ),
    "unicode": ('{"Unnormalized Unicode": "A\\u030a"}', '{"Unnormalized Unicode":"A\u030a"}'),
}
"""The RFC's own examples and its author's test data, as far as a journal can hold them."""
ODD = st.sampled_from(["\x00", "\u202e", "\ud800", 10**15, LARGEST, LARGEST + 1, -(10**16), 10**40])
KEYS = st.text(max_size=3)
PLAIN_KEYS = st.text(st.characters(max_codepoint=126, min_codepoint=32), max_size=3)
WRITTEN = st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | st.text(max_size=4_000).map(tidy_text)


def nested(leaves: st.SearchStrategy[object], keys: st.SearchStrategy[str]) -> st.SearchStrategy[object]:
    return st.recursive(
        leaves,
        lambda part: st.lists(part, max_size=3) | st.dictionaries(keys, part, max_size=3),
        max_leaves=8,
    )


@pytest.mark.parametrize(("given_json", "expected"), RFC.values(), ids=RFC.keys())
def test_canonical_writes_the_rfcs_examples(given_json: str, expected: str) -> None:
    written = canonical({"kind": "noted", "value": json.loads(given_json)})
    assert written == b'{"kind":"noted","value":%b}' % expected.encode()


@given(nested(WRITTEN, PLAIN_KEYS))
def test_canonical_writes_what_the_app_can_hold(value: object) -> None:
    body: Body = {"kind": "noted", "value": value}
    assert canonical(body) == rfc8785.dumps(body)  # type: ignore[arg-type]  # it is plain JSON


@given(nested(WRITTEN | st.integers() | st.floats() | st.text() | ODD, KEYS), st.integers(0, 40))
def test_canonical_writes_nothing_but_the_rfcs(value: object, depth: int) -> None:
    for _ in range(depth):
        value = [value]
    body: Body = {"kind": "noted", "value": value}
    try:
        written = canonical(body)
    except RecordError:
        return
    assert written == rfc8785.dumps(body)  # type: ignore[arg-type]  # it is plain JSON
    assert guarded(written) == body


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("inf"), 0.5, 1.0, LARGEST + 1, "\ud800", object(), "a" * 70_000, {"é": 1}, {1: 1}],
    ids=["nan", "infinity", "half", "real", "large", "surrogate", "object", "long", "key", "number as key"],
)
def test_canonical_refuses_what_others_write_otherwise(value: object) -> None:
    with pytest.raises(RecordError):
        canonical({"kind": "noted", "value": value})


@pytest.mark.parametrize("body", [{}, {"kind": 1}])
def test_canonical_refuses_a_body_without_a_kind(body: Body) -> None:
    with pytest.raises(RecordError, match="no kind"):
        canonical(body)
