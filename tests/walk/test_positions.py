"""A walk's position is what its events make of it, and only finitely many can be reached."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sro_assist.trees.pack import Pack
from sro_assist.walk.events import Event, WentBack
from sro_assist.walk.position import Position
from sro_assist.walk.transitions import Move, apply, back, begin
from tests.walk.builders import (
    a_guidance,
    a_list,
    a_pack,
    a_question,
    a_tree,
    a_visit,
    a_walk,
    an_outcome,
    clocks,
    some,
    walked,
)
from tests.walk.exploration import Exploration, offered
from tests.walk.strategies import packs, walks

TALK = a_tree(
    "talk",
    {"ask": a_question("yes>talk", "no>end"), "talk": a_guidance("ask", owes=["tell"]), "end": an_outcome()},
    duties=some("tell"),
)
LOOK = a_tree(
    "look",
    {
        "ask": a_question("yes>look", "no>end"),
        "look": a_list(
            "e", go=[{"go": "held", "when": {"factor": "look.e", "is": "present"}}, {"go": "ask"}]
        ),
        "held": a_visit("talk", "ask", starts=["c"]),
        "end": an_outcome(stops=["c"]),
    },
    clocks=clocks("c"),
)
PACK = a_pack(LOOK, TALK)
TWO = a_pack(
    a_tree("t", {"begin": a_guidance("look"), "look": a_list("e", "f", go="end"), "end": an_outcome()})
)
EXPLORED = Exploration(PACK, "look").positions


def test_exploring_a_loop_ends_with_sixteen_positions() -> None:
    """Seven while it is walked; each can be interrupted, and the two at the outcome can be finished."""
    found = Exploration(PACK, "talk").positions
    walked_on = {(at.frame.node, *at.answers.values(), len(at.owed)) for at in found if not at.ended}
    assert walked_on == {
        ("ask", 0),
        ("ask", "no", 0),
        ("talk", "yes", 1),
        ("ask", "yes", 1),
        ("ask", "no", 1),
        ("end", "no", 0),
        ("end", "no", 1),
    }
    ended = [at.ended for at in found]
    assert [ended.count(each) for each in ("", "interrupted", "finished")] == [7, 7, 2]


def test_exploring_visits_marks_and_duties_ends() -> None:
    assert len(EXPLORED) == 220


def test_exploring_finds_marks_that_going_back_keeps() -> None:
    """Nothing but going back leads to the first screen unanswered with a mark on the second."""
    walk = walked(walked(a_walk(PACK), ["yes"]).mark("e", "present", elapsed=1000), ["<"])
    assert (walk.position.answers, len(walk.position.marks)) == ({}, 1)
    assert walk.position in EXPLORED


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_every_walk_stays_within_explored_positions(data: st.DataObject) -> None:
    walk = data.draw(walks(PACK, tree="look"))
    assert walk.position in EXPLORED


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_position_is_the_fold_of_the_events(data: st.DataObject) -> None:
    walk = data.draw(walks(data.draw(packs())))
    _, *events = walk.events
    path: tuple[Position, ...] = (begin(walk.pack, walk.started.tree),)
    for event in events:
        path = _followed(walk.pack, path, event)
    assert path[-1] == walk.position
    assert hash(path[-1]) == hash(walk.position)


def _followed(pack: Pack, path: tuple[Position, ...], event: Event) -> tuple[Position, ...]:
    """The positions of the path, the last as it is by now."""
    if isinstance(event, WentBack):
        return (*path[:-2], back(path[-1], path[-2]))
    after = apply(pack, path[-1], event)
    return (*path, after) if isinstance(event, Move) else (*path[:-1], after)


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_every_offered_event_fits(data: st.DataObject) -> None:
    walk = data.draw(walks(data.draw(packs()), most=12))
    for event in offered(walk.pack, walk.position):
        assert hash(apply(walk.pack, walk.position, event))


def test_equal_positions_have_one_hash_whatever_the_order() -> None:
    marked = walked(a_walk(TWO), [">"])
    one = marked.mark("e", "present", elapsed=9000).mark("f", "absent", elapsed=9000).position
    other = marked.mark("f", "absent", elapsed=9000).mark("e", "present", elapsed=9000).position
    assert (one, hash(one)) == (other, hash(other))


def test_factor_taken_back_to_untouched_has_no_mark() -> None:
    seen = walked(a_walk(PACK), ["yes"])
    marked = seen.mark("e", "present", elapsed=2000)
    assert marked.position != seen.position
    assert marked.mark("e", "untouched", elapsed=3000).position == seen.position
