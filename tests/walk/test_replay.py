"""Any sequence of legal actions replays to the same walkthrough from its events."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from sro_assist.walk.events import Answered, Continued, Event, Reassessed, WentBack, from_data, to_data
from sro_assist.walk.timeline import timeline
from sro_assist.walk.walkthrough import Walkthrough
from tests.walk.strategies import packs, walks


def reloaded(events: tuple[Event, ...]) -> list[Event]:
    """The events after a journey through JSON text."""
    return [from_data(json.loads(json.dumps(to_data(event)))) for event in events]


def replays_the_same(walk: Walkthrough) -> None:
    """Plain and after a JSON round trip."""
    assert Walkthrough.replay(walk.pack, walk.events) == walk
    assert tuple(reloaded(walk.events)) == walk.events
    assert Walkthrough.replay(walk.pack, reloaded(walk.events)) == walk


@given(st.data())
@settings(max_examples=100)
def test_any_legal_walk_replays_the_same(data: st.DataObject) -> None:
    replays_the_same(data.draw(walks(data.draw(packs()))))


@given(st.data())
@settings(max_examples=100)
def test_back_after_any_move_returns_to_its_place(data: st.DataObject) -> None:
    walk = data.draw(walks(data.draw(packs()), most=12))
    if walk.position.ended:
        return
    moved = walk.reassess(elapsed=walk.elapsed + 5)
    back = moved.back(elapsed=moved.elapsed + 5)
    assert (back.position, back.history.path) == (walk.position, walk.history.path)
    assert len(back.events) == len(walk.events) + 2


@given(st.data())
@settings(max_examples=100)
def test_timeline_supersedes_every_move_taken_back(data: st.DataObject) -> None:
    walk = data.draw(walks(data.draw(packs())))
    told = timeline(walk.pack, walk.events)
    assert (told.walk, told.misfit) == (walk, "")
    assert [entry.event for entry in told.entries] == list(walk.events)
    superseded = [entry for entry in told.entries if entry.superseded]
    assert len(superseded) == sum(isinstance(event, WentBack) for event in walk.events)
    assert all(isinstance(entry.event, Answered | Continued | Reassessed) for entry in superseded)
