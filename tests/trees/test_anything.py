"""Whatever stands in a pack's files, reading gives a pack or every problem: nothing else is ever raised."""

from __future__ import annotations

import copy
import json
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from sro_assist.errors import PackError, Problem
from sro_assist.trees.loader import check_files, pins_for, read_files, read_folder
from tests.trees.builders import a_choice, a_question, an_outcome, as_json, some_files

_Read = TypeVar("_Read")

DO = {"say": "Keep it dry", "weight": "should", "cites": ["900.1 ¶1.2"], "id": "dry", "example": "Here."}
ALL = {"all": [{"answered": "ask", "is": "yes"}, {"not": {"factor": "see.a", "is": "present"}}]}
WHEN_ALL = {"when": ALL, "go": "end"}
DEMO = {
    "reassess": "see",
    "clocks": {"held": {"say": "Held", "weight": "practice", "prompt": "Still?", "every": 60}},
    "duties": {"ask-owner": {"do": "Ask", "weight": "shall", "cites": ["900.1 ¶1.1"]}},
    "nodes": {
        "ask": a_question(a_choice("yes", "see", owes=["ask-owner"], note="asked"), a_choice("no", "hand")),
        "see": {
            "kind": "factors",
            "ask": "What do you see?",
            "cites": ["900.1.1"],
            "factors": [{"id": "a", "say": "Size", "cites": ["900.1.1(a)"], "group": "Thing"}],
            "go": "look",
            "starts": ["held"],
        },
        "look": {"kind": "guidance", "title": "Look", "do": [DO], "go": [WHEN_ALL, {"go": "hand"}]},
        "hand": {
            "kind": "visit",
            "tree": "other",
            "then": [{"when": {"visited": "hand", "is": "end"}, "go": "end"}, {"go": "look"}],
        },
        "end": an_outcome(quotes=["900.1 ¶2"], do=[DO], stops=["held"]),
    },
}  # fmt: skip
BACK = [{"when": {"inside": "demo"}, "go": "end"}, {"go": "back"}]
OTHER = {
    "nodes": {
        "look": {"kind": "guidance", "title": "Look", "do": [DO], "go": BACK},
        "back": {"kind": "visit", "tree": "demo", "then": "end"},
        "end": an_outcome(),
        "stop": an_outcome(),
        "ask": a_question(a_choice("on", "look"), "stop"),
    },
    "start": "ask",
}
BASE = some_files({"demo": DEMO, "other": OTHER})

_WORDS = [
    "demo",
    "other",
    "ask",
    "see",
    "end",
    "yes",
    "look",
    "hand",
    "900.1",
    "900.1 ¶2",
    "shall",
    "outcome",
    "visit",
]
_KEYS = [
    "go",
    "when",
    "kind",
    "cites",
    "is",
    "all",
    "any",
    "not",
    "inside",
    "answered",
    "factor",
    "then",
    "nodes",
    "id",
]
_LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.sampled_from(_WORDS)
)
_VALUES = st.recursive(
    _LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(_KEYS) | st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


def _is_read_or_refused(files: Mapping[str, str]) -> None:
    problems = check_files(files)
    pack, refused = _attempt(lambda: read_files(files))

    assert (pack is None) == bool(problems)
    assert refused == problems
    assert all(each.code and each.what and each.hint and each.where.file for each in problems)
    assert all(str(each).isprintable() for each in problems)


def _attempt(read: Callable[[], _Read]) -> tuple[_Read | None, tuple[Problem, ...]]:
    """What was read, or every problem. Anything but a PackError fails the test."""
    try:
        return read(), ()
    except PackError as error:
        return None, error.problems


def test_base_pack_of_these_tests_is_valid() -> None:
    assert check_files(BASE) == ()


@given(
    st.dictionaries(
        st.sampled_from(sorted(BASE)) | st.sampled_from(["more.json", "x y.json", ".json", "more.md"]),
        st.text(),
    )
)
def test_any_texts_are_read_or_refused(texts: dict[str, str]) -> None:
    _is_read_or_refused({**BASE, **texts})
    _is_read_or_refused(texts)


@given(st.sampled_from(sorted(BASE)), _VALUES)
def test_any_json_is_read_or_refused(name: str, value: object) -> None:
    _is_read_or_refused({**BASE, name: json.dumps(value)})


@st.composite
def _mutated(draw: st.DrawFn) -> dict[str, str]:
    """The base pack with a few values replaced, taken out or doubled."""
    files = dict(BASE)
    for _ in range(draw(st.integers(1, 4))):
        name = draw(st.sampled_from([name for name in sorted(BASE) if name.endswith(".json")]))
        value: Any = copy.deepcopy(json.loads(files[name]))
        _mutate(draw, value)
        files[name] = as_json(value)
    return files


def _mutate(draw: st.DrawFn, value: Any) -> None:  # noqa: ANN401 (any JSON)
    """Change one place somewhere inside."""
    while True:
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
        if not keys:
            return
        key = draw(st.sampled_from(keys))
        if isinstance(value[key], dict | list) and value[key] and draw(st.integers(0, 4)):
            value = value[key]
            continue
        _change(draw, value, key)
        return


def _change(draw: st.DrawFn, holder: Any, key: Any) -> None:  # noqa: ANN401 (any JSON)
    match draw(st.sampled_from(["replace", "remove", "double"])):
        case "replace":
            holder[key] = draw(_VALUES)
        case "remove":
            del holder[key]
        case "double" if isinstance(holder, list):
            holder.append(holder[key])
        case _:
            holder[draw(st.sampled_from(_WORDS + _KEYS))] = holder[key]


@settings(max_examples=200)
@given(_mutated())
def test_any_change_is_read_or_refused(files: dict[str, str]) -> None:
    _is_read_or_refused(files)
    pins, problems = _attempt(lambda: pins_for(files))

    assert (pins is None) == bool(problems)


@settings(max_examples=60)
@given(st.sampled_from(sorted(BASE)), st.binary(), st.integers(0, 3000))
def test_any_bytes_are_read_or_refused(name: str, junk: bytes, at: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for each, text in BASE.items():
            data = text.encode()
            (Path(folder) / each).write_bytes(data[:at] + junk + data[at:] if each == name else data)
        pack, problems = _attempt(lambda: read_folder(Path(folder)))

    assert (pack is None) == bool(problems)
