"""A walkthrough's events in words: any legal walk can be told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sro_assist.app import strings
from sro_assist.app.event_text import EventText, describe, how
from sro_assist.trees.model import Factors, Guidance, Question
from sro_assist.walk import events as ev
from sro_assist.walk.timeline import timeline
from sro_assist.walk.walkthrough import Walkthrough
from tests.app.bench import ON, Bench, at, at_the_end, in_a_visit, the_pack, with_duties
from tests.app.walk_steps import first_choice, first_factor, first_item, noted, noting_choice, to_tick
from tests.walk.strategies import walks

A_WALK = st.deferred(lambda: walks(the_pack()))


def told_of(bench: Bench) -> EventText:
    """Tell the newest event."""
    walk = bench.walking.walk
    told = describe(walk.pack, timeline(walk.pack, walk.events).entries[-1])
    assert told is not None
    return told


@settings(max_examples=40)
@given(walk=A_WALK)
def test_tell_tells_every_event_of_any_walk(walk: Walkthrough) -> None:
    told = [describe(walk.pack, entry) for entry in timeline(walk.pack, walk.events).entries]
    assert all(one is not None and one.said for one in told)


@settings(max_examples=20)
@given(walk=A_WALK)
def test_tell_tells_walks_of_trees_no_longer_there(walk: Walkthrough) -> None:
    lines = [ev.to_data(event) for event in walk.events]
    events = [ev.from_data({**line, "tree": "gone"} if "tree" in line else line) for line in lines]
    told = [describe(walk.pack, entry) for entry in timeline(walk.pack, events).entries]
    assert all(one is not None and one.said for one in told)


def test_tell_names_the_tree_that_was_begun(bench: Bench) -> None:
    walking = bench.begin()
    assert told_of(bench) == EventText(walking.view.title, strings.BEGAN)


def test_tell_names_the_question_and_choice_taken(bench: Bench) -> None:
    screen = bench.begin().walk.screen
    assert isinstance(screen, Question)
    bench.apply(first_choice(bench.walking))
    assert told_of(bench) == EventText(screen.ask, screen.choices[0].say)


def test_tell_says_that_guidance_was_left(bench: Bench) -> None:
    bench.begin()
    screen = bench.reach(at(Guidance)).walk.screen
    bench.apply(ON)
    assert told_of(bench) == EventText(screen.headline, strings.WENT_ON)


def test_tell_says_that_a_visited_tree_was_left(bench: Bench) -> None:
    bench.begin("triage")
    screen = bench.reach(in_a_visit).walk.screen
    bench.apply(ON)
    assert told_of(bench) == EventText(screen.headline, strings.REACHED)


def test_tell_names_the_factor_and_its_mark(bench: Bench) -> None:
    bench.begin()
    walking = bench.reach(at(Factors))
    assert isinstance(walking.walk.screen, Factors)
    factor = walking.walk.screen.factors[0]
    walking.actions.mark(factor.id, "unknown")
    assert told_of(bench) == EventText(factor.say, strings.UNKNOWN)
    walking.actions.mark(factor.id, "unknown")
    assert told_of(bench) == EventText(factor.say, strings.MARKS["untouched"])


def test_tell_names_what_was_ticked_and_unticked(bench: Bench) -> None:
    bench.begin()
    walking = bench.reach(to_tick)
    assert isinstance(walking.walk.screen, Guidance)
    say = next(item.say for item in walking.walk.screen.do if item.id)
    walking.actions.tick(first_item(walking))
    assert told_of(bench).said == f"Ticked: {say}"
    walking.actions.tick(first_item(walking))
    assert told_of(bench).said == f"Tick taken away: {say}"


def test_tell_names_the_duty(bench: Bench) -> None:
    bench.begin()
    walking = bench.reach(with_duties)
    owed = walking.view.owed[0]
    walking.actions.duty(owed.tree, owed.duty_id, done=True)
    assert told_of(bench) == EventText(owed.duty.do, strings.DUTY_TOLD)
    walking.actions.duty(owed.tree, owed.duty_id, done=False)
    assert told_of(bench) == EventText(owed.duty.do, strings.DUTY_OPEN_TOLD)


def test_tell_names_the_screen_of_a_note(bench: Bench) -> None:
    walking = bench.begin()
    noted(walking, "told the nurse")
    assert told_of(bench) == EventText(walking.walk.screen.headline, "Note: told the nurse")


def test_tell_names_the_factor_of_a_note(bench: Bench) -> None:
    bench.begin()
    walking = bench.reach(at(Factors))
    assert isinstance(walking.walk.screen, Factors)
    walking.note.write(first_factor(walking))
    walking.note.type("seen by the coach")
    walking.note.keep()
    assert told_of(bench) == EventText(walking.walk.screen.factors[0].say, "Note: seen by the coach")


def test_tell_names_the_choice_of_an_offered_note(bench: Bench) -> None:
    walking, about = noting_choice(bench)
    tree, node, choice = about.split(".")
    question = walking.walk.pack.trees[tree].nodes[node]
    assert isinstance(question, Question)
    chosen = question.choice(choice)
    assert chosen is not None
    walking.note.write(walking.note.offered)
    walking.note.type("the building was locked")
    walking.note.keep()
    assert told_of(bench) == EventText(f"{question.ask} {chosen.say}", "Note: the building was locked")


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (ev.WentBack(elapsed=1), strings.WENT_BACK),
        (ev.DangerTapped(elapsed=1), strings.DANGER_TOLD),
        (ev.Reassessed(elapsed=1), strings.CHANGED_TOLD),
        (ev.Resumed(at="2031-04-05T12:00:03+02:00", elapsed=1), "Opened again at 12:00:03"),
    ],
)
def test_tell_says_plainly_what_is_about_no_screen(bench: Bench, event: ev.Event, said: str) -> None:
    walking = bench.begin()
    bench.apply(first_choice(walking))
    walk = walking.walk.apply(replace(event, elapsed=walking.walk.elapsed))
    told = describe(walk.pack, timeline(walk.pack, walk.events).entries[-1])
    assert told == EventText("", said)


def test_tell_says_where_it_ended(bench: Bench) -> None:
    bench.begin()
    walking = bench.reach(at_the_end)
    title = walking.walk.screen.headline
    walking.finish()
    assert told_of(bench) == EventText(title, strings.FINISHED)


def test_tell_says_that_it_was_interrupted(bench: Bench) -> None:
    walking = bench.begin()
    walking.finish("interrupted")
    assert told_of(bench).said == strings.INTERRUPTED_TOLD


@pytest.mark.parametrize(
    ("given_how", "said"), [("now", ""), ("later", strings.LATER), ("corrected", strings.CORRECTED)]
)
def test_how_tells_what_was_not_entered_then(given_how: ev.How, said: str) -> None:
    event = ev.DutyMarked(tree="arrest", duty="charges", done=True, elapsed=0, how=given_how)
    assert how(event) == said


def test_how_tells_nothing_of_events_without_how() -> None:
    assert how(ev.WentBack(elapsed=0)) == ""
