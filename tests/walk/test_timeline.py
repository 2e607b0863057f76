"""A walkthrough told from its events, on the edition that made it or on another."""

from __future__ import annotations

from sro_assist.walk.events import DangerTapped
from sro_assist.walk.position import Frame
from sro_assist.walk.timeline import Timeline, timeline
from tests.walk.builders import a_guidance, a_pack, a_question, a_tree, a_walk, an_outcome, walked

NODES = {
    "ask": a_question("yes>talk", "no>end"),
    "talk": a_guidance("end"),
    "end": an_outcome(),
}
PACK = a_pack(a_tree("t", NODES))


def test_timeline_tells_each_event_with_its_screen() -> None:
    walk = walked(a_walk(PACK), ["yes", ">"]).danger(elapsed=5000)
    told = timeline(PACK, walk.events)
    assert [entry.frame for entry in told.entries] == [
        Frame("t", "ask"),
        Frame("t", "ask"),
        Frame("t", "talk"),
        Frame("t", "end"),
    ]
    assert [entry.number for entry in told.entries] == [0, 1, 2, 3]
    assert told.entries[2].screen == PACK.trees["t"].nodes["talk"]
    assert (told.walk, told.misfit) == (walk, "")


def test_timeline_marks_steps_gone_back_over_as_superseded() -> None:
    told = timeline(PACK, walked(a_walk(PACK), ["yes", ">", "<", "<", "no"]).events)
    assert [entry.superseded for entry in told.entries] == [False, True, True, False, False, False]


def test_same_answer_given_again_supersedes_only_the_first() -> None:
    told = timeline(PACK, walked(a_walk(PACK), ["yes", "<", "yes"]).events)
    assert [entry.superseded for entry in told.entries] == [False, True, False, False]


def test_timeline_without_the_answer_tells_events_without_screens() -> None:
    walk = walked(a_walk(PACK), ["yes", ">"]).danger(elapsed=5000)
    newer = a_pack(a_tree("t", {**NODES, "ask": a_question("maybe>end", "no>end")}))
    told = timeline(newer, walk.events)
    assert told.walk is not None
    assert told.walk.frame == Frame("t", "ask")
    assert told.misfit == "Step 1: t.ask has no choice yes."
    assert [entry.frame for entry in told.entries] == [Frame("t", "ask"), None, None, None]
    assert [entry.event for entry in told.entries] == list(walk.events)
    assert not any(entry.superseded for entry in told.entries)


def test_timeline_without_the_tree_tells_events_without_screens() -> None:
    told = timeline(a_pack(a_tree("other", NODES)), a_walk(PACK).danger(elapsed=1).events)
    assert told.walk is None
    assert told.misfit.startswith("Step 0:")
    assert [entry.screen for entry in told.entries] == [None, None]


def test_timeline_of_events_without_a_start_says_so() -> None:
    told = timeline(PACK, [DangerTapped(elapsed=1)])
    assert told.walk is None
    assert "begins with its start" in told.misfit


def test_timeline_of_nothing_is_empty() -> None:
    assert timeline(PACK, []) == Timeline((), None)
