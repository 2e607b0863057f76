"""Events as the plain data that a journal keeps, and back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sro_assist.errors import WalkError
from sro_assist.walk import events as ev
from tests.walk.builders import started

ONE_OF_EACH: list[ev.Event] = [
    started("t"),
    ev.Answered(tree="t", node="n", choice="yes", elapsed=1),
    ev.Continued(tree="t", node="n", elapsed=2),
    ev.Marked(tree="t", node="n", factor="e", mark="present", elapsed=3, how="later"),
    ev.Ticked(tree="t", node="n", item="talk", done=True, elapsed=4),
    ev.DutyMarked(tree="t", duty="d", done=False, elapsed=5, how="corrected"),
    ev.Noted(tree="t", node="n", text="é \U0001f600\n", about="e", elapsed=6),
    ev.WentBack(elapsed=7),
    ev.DangerTapped(elapsed=8),
    ev.Reassessed(elapsed=9),
    ev.Resumed(at="2031-04-05T10:00:00Z", elapsed=10),
    ev.Finished(ended="interrupted", tree="t", node="n", elapsed=11),
]
BACK = {"kind": "back", "elapsed": 7}


@pytest.mark.parametrize("event", ONE_OF_EACH, ids=lambda event: event.kind)
def test_event_survives_json(event: ev.Event) -> None:
    assert ev.from_data(json.loads(json.dumps(ev.to_data(event)))) == event


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        7,
        "back",
        {},
        {"kind": "back"},
        {**BACK, "kind": "jumped"},
        {**BACK, "kind": ["back"]},
        {**BACK, "kind": None},
        {**BACK, "kind": "\ud800"},
        {**BACK, "more": 1},
        {**BACK, "\ud800": 1},
        {**BACK, "elapsed": -1},
        {**BACK, "elapsed": 7.5},
        {**BACK, "elapsed": "7"},
        {**BACK, "elapsed": True},
        {**BACK, "elapsed": float("nan")},
        {"kind": "noted", "tree": "t", "node": "n", "text": "", "elapsed": 1},
        {"kind": "noted", "tree": "t", "node": "n", "text": "x" * 4001, "elapsed": 1},
        {"kind": "noted", "tree": "t", "node": "n", "text": "\ud800", "elapsed": 1},
        {"kind": "ticked", "tree": "t", "node": "n", "item": "i", "done": "yes", "elapsed": 1},
        {"kind": "ticked", "tree": "t", "node": "n", "item": "i", "done": 1, "elapsed": 1},
        {"kind": "marked", "tree": "t", "node": "n", "factor": "f", "mark": "maybe", "elapsed": 1},
        {"kind": "answered", "tree": "t", "node": "n", "choice": "c", "elapsed": 1, "how": "soon"},
        {"kind": "answered", "tree": 1, "node": "n", "choice": "c", "elapsed": 1},
        {"kind": "finished", "ended": "won", "tree": "t", "node": "n", "elapsed": 1},
    ],
)
def test_malformed_data_is_refused_with_what_is_wrong(data: object) -> None:
    with pytest.raises(WalkError, match="not an event of a walkthrough") as refused:
        ev.from_data(data)
    assert refused.value.hint
    assert str(refused.value).isprintable()


def test_refusal_names_the_field() -> None:
    with pytest.raises(WalkError, match=r"elapsed: Input should be greater than or equal to 0"):
        ev.from_data({**BACK, "elapsed": -1})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(st.characters()), part, max_size=3),
    max_leaves=6,
)
FIELDS = sorted({name for event in ONE_OF_EACH for name in ev.to_data(event)})
KINDS = [event.kind for event in ONE_OF_EACH]


@st.composite
def nearly_events(draw: st.DrawFn) -> dict[str, Any]:
    """An event's data with some of it left out, replaced or added to."""
    data = ev.to_data(draw(st.sampled_from(ONE_OF_EACH)))
    for name in draw(st.lists(st.sampled_from(FIELDS), max_size=3)):
        if draw(st.booleans()):
            data.pop(name, None)
        else:
            data[name] = draw(st.sampled_from(KINDS) | JSON)
    return data


@given(JSON | nearly_events())
@settings(max_examples=500)
def test_any_json_is_an_event_or_refused_clearly(data: object) -> None:
    event = _read(data)
    assert event is None or ev.from_data(ev.to_data(event)) == event


def _read(data: object) -> ev.Event | None:
    """The event, or ``None`` when it was refused; anything else that is raised fails the test."""
    try:
        return ev.from_data(data)
    except WalkError:
        return None
