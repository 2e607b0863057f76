"""What does not fit where the walkthrough stands is refused, and nothing changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sro_assist.errors import WalkError
from sro_assist.walk import events as ev
from sro_assist.walk.walkthrough import Walkthrough
from tests.walk.builders import (
    a_guidance,
    a_list,
    a_pack,
    a_question,
    a_tree,
    a_walk,
    an_outcome,
    some,
    started,
    walked,
)

NODES = {
    "ask": a_question("yes>look", "no>end"),
    "look": a_list("e", go="talk"),
    "talk": a_guidance("end"),
    "end": an_outcome(),
}
PACK = a_pack(a_tree("t", NODES, duties=some("staff")))
AT_ASK = a_walk(PACK)
AT_LOOK = walked(AT_ASK, ["yes"])
AT_END = walked(AT_ASK, ["no"])
OVER = AT_END.finish("finished", elapsed=1000)
T = 60_000


@pytest.mark.parametrize(
    ("walk", "step", "why"),
    [
        (AT_ASK, lambda walk: walk.answer("maybe", elapsed=T), "no choice maybe"),
        (AT_LOOK, lambda walk: walk.answer("yes", elapsed=T), "not the question"),
        (AT_ASK, lambda walk: walk.go_on(elapsed=T), "not a screen to go on from"),
        (AT_END, lambda walk: walk.go_on(elapsed=T), "not a screen to go on from"),
        (AT_ASK, lambda walk: walk.mark("e", "present", elapsed=T), "not the factors"),
        (AT_LOOK, lambda walk: walk.mark("z", "present", elapsed=T), "no factor z"),
        (AT_ASK, lambda walk: walk.tick("talk", done=True, elapsed=T), "nothing to tick"),
        (AT_END, lambda walk: walk.tick("talk", done=True, elapsed=T), "nothing to tick called talk"),
        (AT_END, lambda walk: walk.duty("t", "staff", done=True, elapsed=T), "is not owed"),
        (AT_ASK, lambda walk: walk.back(elapsed=T), "first screen"),
        (AT_ASK, lambda walk: walk.finish("finished", elapsed=T), "not the outcome"),
        (AT_ASK, lambda walk: walk.apply(started("t", elapsed=T)), "started already"),
        (AT_ASK, lambda walk: walk.note("", elapsed=T), "between 1 and 4000"),
        (AT_ASK, lambda walk: walk.note("x" * 4001, elapsed=T), "between 1 and 4000"),
        (AT_ASK, lambda walk: walk.note("torn \ud83d", elapsed=T), "cannot be kept"),
        (AT_LOOK, lambda walk: walk.danger(elapsed=999), "earlier than the one before"),
        (OVER, lambda walk: walk.danger(elapsed=T), "is over"),
        (OVER, lambda walk: walk.back(elapsed=T), "is over"),
        (OVER, lambda walk: walk.finish("interrupted", elapsed=T), "is over"),
    ],
)
def test_step_not_fitting_is_refused_and_changes_nothing(
    walk: Walkthrough, step: Callable[[Walkthrough], Walkthrough], why: str
) -> None:
    position, history = walk.position, walk.history
    with pytest.raises(WalkError, match=why):
        step(walk)
    assert (walk.position, walk.history) == (position, history)


@pytest.mark.parametrize(
    "event",
    [
        ev.Answered(tree="t", node="look", choice="yes", elapsed=T),
        ev.Answered(tree="other", node="ask", choice="yes", elapsed=T),
        ev.Continued(tree="t", node="look", elapsed=T),
        ev.Noted(tree="t", node="look", text="late", elapsed=T),
        ev.Finished(ended="interrupted", tree="t", node="look", elapsed=T),
    ],
)
def test_event_of_a_screen_not_shown_is_refused(event: ev.Event) -> None:
    with pytest.raises(WalkError):
        AT_ASK.apply(event)


def test_a_step_at_the_same_millisecond_is_accepted() -> None:
    assert AT_LOOK.danger(elapsed=AT_LOOK.elapsed).history.dangers == (1000,)


def test_a_note_of_the_longest_length_is_kept() -> None:
    assert AT_ASK.note("x" * 4000, elapsed=T).history.notes[0].text == "x" * 4000


def test_beginning_at_a_missing_tree_is_refused() -> None:
    with pytest.raises(WalkError, match="none called gone"):
        Walkthrough.begin(PACK, started("gone"))


@pytest.mark.parametrize("events", [[], [ev.DangerTapped(elapsed=0)]])
def test_replaying_what_has_no_start_is_refused(events: list[ev.Event]) -> None:
    with pytest.raises(WalkError, match="begins with its start"):
        Walkthrough.replay(PACK, events)


def test_way_to_missing_screen_is_refused_by_name() -> None:
    pack = a_pack(a_tree("t", {"ask": a_question("yes>gone")}))
    with pytest.raises(WalkError, match=r"no screen t\.gone"):
        walked(a_walk(pack), ["yes"])
