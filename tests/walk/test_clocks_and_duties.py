"""Clocks that start and stop on arrival, and duties gathered on the way."""

from __future__ import annotations

from sro_assist.walk.clocks import ClockTime
from sro_assist.walk.duties import owed
from sro_assist.walk.history import Tapped
from sro_assist.walk.walkthrough import Walkthrough
from tests.walk.builders import (
    a_guidance,
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

NODES = {
    "ask": a_question({"id": "yes", "go": "act", "owes": ["staff", "care"]}, "no>end"),
    "act": a_guidance("more", starts=["held"], owes=["care", "attorney"]),
    "more": a_question("again>act", "over>stop", starts=["held"]),
    "stop": a_visit("calm", "end", stops=["held"], owes=["log"]),
    "end": an_outcome(stops=["held", "never-started"]),
}
PACK = a_pack(
    a_tree(
        "arrest",
        NODES,
        clocks=clocks("held", "never-started"),
        duties=some("staff", "care", "attorney", "log"),
    ),
    a_tree("calm", {"ask": a_question("ok>end"), "end": an_outcome()}),
)


def _held(walk: Walkthrough) -> ClockTime:
    return walk.history.clocks["arrest", "held"]


def test_clock_starts_on_arrival() -> None:
    assert walked(a_walk(PACK), ["no"]).history.clocks == {}
    assert _held(walked(a_walk(PACK), ["yes"])) == ClockTime(1000)


def test_running_clock_is_not_started_again() -> None:
    assert _held(walked(a_walk(PACK), ["yes", ">", "again"])) == ClockTime(1000)


def test_clock_stops_on_arriving_at_visit_only_once() -> None:
    inside = walked(a_walk(PACK), ["yes", ">", "over"])
    assert inside.frame.tree == "calm"
    assert _held(inside) == ClockTime(1000, 3000)
    assert _held(walked(inside, ["ok", ">"])) == ClockTime(1000, 3000)


def test_clock_that_was_stopped_starts_anew() -> None:
    over = walked(a_walk(PACK), ["yes", ">", "over", "ok", ">"])
    assert _held(walked(over, ["!", "yes"])) == ClockTime(7000)


def test_clock_first_thing_starts_with_the_walk() -> None:
    pack = a_pack(
        a_tree("t", {"a": a_guidance("end", starts=["c"]), "end": an_outcome()}, clocks=clocks("c"))
    )
    assert a_walk(pack).history.clocks == {("t", "c"): ClockTime(0)}


def test_duties_are_owed_once_each_as_they_came() -> None:
    walk = walked(a_walk(PACK), ["yes", ">", "again"])
    assert [duty.duty_id for duty in owed(walk)] == ["staff", "care", "attorney"]
    assert owed(walk)[0].duty.do == "Do staff"


def test_visit_nodes_duty_is_owed_inside_the_visit() -> None:
    assert owed(walked(a_walk(PACK), ["yes", ">", "over"]))[-1].duty_id == "log"


def test_duty_is_done_with_tap_time_and_reopened() -> None:
    walk = walked(a_walk(PACK), ["yes"]).duty("arrest", "staff", done=True, elapsed=1500, how="later")
    assert owed(walk)[0].tapped == Tapped(1500, "later")
    assert owed(walk)[1].tapped is None
    assert owed(walk.duty("arrest", "staff", done=False, elapsed=1600))[0].tapped is None


def test_item_is_ticked_with_tap_time_and_unticked() -> None:
    walk = walked(a_walk(PACK), ["no"]).tick("report", done=True, elapsed=1500)
    assert walk.history.ticks == {("arrest", "end", "report"): Tapped(1500, "now")}
    assert walk.tick("report", done=False, elapsed=1600).history.ticks == {}


def test_danger_is_logged_where_it_was_tapped() -> None:
    walk = walked(a_walk(PACK), ["yes"])
    after = walk.danger(elapsed=1700).danger(elapsed=1900)
    assert after.history.dangers == (1700, 1900)
    assert after.position is walk.position
    assert after.history.path is walk.history.path
