from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sro_assist.trees.json_source import DEEPEST, MOST_CHARACTERS, JsonSource, Path, quoted, read_json

TEXT = """{
  "title": "A \\"quoted\\" , [ title",
  "nodes": {
    "ask": {"kind": "question",
      "choices": [
        {"id": "yes"}, {"id": "no",
          "go": [
            [], {},
            3.5, null
          ]}
      ]
    }
  },
  "\\u0065nd": true
}
"""


def _read(text: str) -> JsonSource:
    found = read_json(text, "demo.json")
    assert found.json is not None
    assert found.problems == ()
    return found.json


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("title",), 2),
        (("nodes",), 3),
        (("nodes", "ask", "kind"), 4),
        (("nodes", "ask", "choices", 0), 6),
        (("nodes", "ask", "choices", 1, "id"), 6),
        (("nodes", "ask", "choices", 1, "go"), 7),
        (("nodes", "ask", "choices", 1, "go", 1), 8),
        (("nodes", "ask", "choices", 1, "go", 2), 9),
        (("nodes", "ask", "choices", 1, "go", 3), 9),
        (("end",), 14),
    ],
)
def test_line_of_finds_a_value(path: Path, line: int) -> None:
    assert _read(TEXT).line_of(path) == line


def test_line_of_a_missing_value_gives_its_holder() -> None:
    assert _read(TEXT).line_of(("nodes", "ask", "choices", 1, "say", 0)) == 6


def test_where_names_the_node_only_under_nodes() -> None:
    text = _read(TEXT)
    assert str(text.where("nodes", "ask", "kind")) == "demo.json, node ask, line 4"
    assert str(text.where("nodes")) == "demo.json, line 3"


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=12,
)


@given(_JSON, st.sampled_from([None, 1, 2]))
def test_line_of_knows_every_value_of_any_json(value: object, indent: int | None) -> None:
    text = _read(json.dumps(value, indent=indent))

    def follow(part: object, path: Path) -> None:
        at = text.line_of(path)
        children = (
            part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
        )
        for key, child in children:
            below = text.line_of((*path, key))
            assert below > at if indent else below == 1
            follow(child, (*path, key))

    assert text.value == value
    follow(value, ())


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("", 1, "Expecting value"),
        ('{"a":\n 1,\n "b" 2}', 3, 'before "2}"'),
        ('{"a":\n NaN}', 2, "NaN is not a JSON value"),
        ("[1,\n\n-Infinity]", 3, "-Infinity is not a JSON value"),
        ('{"NaN": "NaN",\n"b": NaN}', 2, "NaN is not a JSON value at column 6"),
        ("[1,\n1e999]", 2, "A number is too large"),
        ('["a\nb"]', 1, "Invalid control character"),
    ],
)
def test_read_json_says_where_it_stops_being_json(text: str, line: int, part: str) -> None:
    found = read_json(text, "demo.json")

    assert found.json is None
    assert [(problem.code, problem.where.line) for problem in found.problems] == [("syntax", line)]
    assert part in found.problems[0].what


def test_read_json_refuses_a_number_too_long() -> None:
    assert [problem.code for problem in read_json("1" * 5000, "demo.json").problems] == ["syntax"]


@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"a":'])
def test_read_json_refuses_what_is_nested_too_deep(opening: str) -> None:
    found = read_json("\n" + opening * 10_000, "demo.json")

    assert [(problem.code, problem.where.line) for problem in found.problems] == [("size", 2)]


def test_read_json_reads_what_is_just_deep_enough() -> None:
    assert read_json("[" * DEEPEST + "]" * DEEPEST, "demo.json").problems == ()


def test_read_json_does_not_count_brackets_in_texts() -> None:
    assert _read(json.dumps("[" * 100 + '\\"{')).value == "[" * 100 + '\\"{'


def test_read_json_refuses_a_file_too_large() -> None:
    found = read_json(" " * MOST_CHARACTERS + "1", "demo.json")

    assert [problem.code for problem in found.problems] == ["size"]


def test_read_json_names_duplicate_keys_with_both_lines() -> None:
    text = '{\n"a": 1,\n"nodes": {\n"n": {"x": 1},\n"n": {"x": 2,\n"x": 3}},\n"a": [{"b": 1}, {"b": 2}]}'
    found = read_json(text, "demo.json")

    assert [(str(problem.where), problem.what) for problem in found.problems] == [
        ("demo.json, node n, line 5", 'The key "n" is there twice: first on line 4.'),
        ("demo.json, node n, line 6", 'The key "x" is there twice: first on line 5.'),
        ("demo.json, line 7", 'The key "a" is there twice: first on line 2.'),
    ]
    assert found.json is not None
    assert found.json.line_of(("a",)) == 7


@given(st.text())
def test_read_json_never_raises(text: str) -> None:
    found = read_json(text, "demo.json")

    assert (found.json is None) == bool(found.problems)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", '"plain"'),
        ("a\nb", '"a\\nb"'),
        ("\ud800", '"\\ud800"'),
        ("\u202e", '"\\u202e"'),
        ("x" * 61, '"' + "x" * 57 + '..."'),
    ],
)
def test_quoted_shows_anything_on_one_printable_line(text: str, shown: str) -> None:
    assert quoted(text) == shown
