"""Going back: the place is restored, nothing is deleted."""

from __future__ import annotations

from sro_assist.walk.clocks import ClockTime
from sro_assist.walk.duties import owed
from sro_assist.walk.events import Answered, WentBack
from sro_assist.walk.position import Frame
from sro_assist.walk.walkthrough import Walkthrough
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

HOLD = {
    "held": a_question("yes>since", "no>calm", "later>calm"),
    "since": a_question("kind>look", "none>calm", starts=["held-for"]),
    "look": a_list("l", go="over"),
    "over": a_guidance("held", stops=["held-for"]),
    "calm": a_guidance("held", owes=["tell"]),
    "end": an_outcome(),
}
PACK = a_pack(
    a_tree("hold", HOLD, clocks=clocks("held-for"), duties=some("tell")),
    a_tree("force", {"ask": a_question("hold>go"), "go": a_visit("hold", "end"), "end": an_outcome()}),
)
CLOCK = ("hold", "held-for")


def _clock(walk: Walkthrough) -> ClockTime:
    return walk.history.clocks[CLOCK]


def test_back_restores_the_place_before() -> None:
    before = a_walk(PACK)
    after = walked(before, ["yes", "<"])
    assert (after.position, after.history.path) == (before.position, before.history.path)
    assert after.position.answers == {}


def test_back_keeps_the_superseded_answer_in_the_events() -> None:
    walk = walked(a_walk(PACK), ["yes", "<", "no"])
    kept = [event for event in walk.events if isinstance(event, Answered)]
    assert [event.choice for event in kept] == ["yes", "no"]
    assert isinstance(walk.events[2], WentBack)


def test_back_restores_an_answer_a_loop_overwrote() -> None:
    walk = walked(a_walk(PACK), ["no", ">", "yes"])
    assert walk.position.answers[("hold", "held")] == "yes"
    assert walked(walk, ["<"]).position.answers[("hold", "held")] == "no"


def test_back_out_of_a_visit_returns_before_it() -> None:
    walk = walked(a_walk(PACK, "force"), ["hold", "<"])
    assert walk.position.stack == (Frame("force", "ask"),)


def test_back_over_a_visit_returns_to_its_outcome() -> None:
    calm = a_tree("calm", {"ask": a_question("ok>end"), "end": an_outcome()})
    force = {"go": a_visit("calm", "next"), "next": a_question("ok>over"), "over": an_outcome()}
    walk = walked(a_walk(a_pack(a_tree("force", force), calm)), ["ok", ">", "<"])
    assert walk.position.stack == (Frame("force", "go"), Frame("calm", "end"))
    assert walk.position.visits == {}
    assert walked(walk, [">"]).frame == Frame("force", "next")


def test_back_takes_a_reassessment_back() -> None:
    walk = walked(a_walk(PACK), ["yes", "kind", "!", "<"])
    assert walk.frame.node == "look"


def test_back_leaves_marks_ticks_notes_and_dangers_alone() -> None:
    walk = walked(a_walk(PACK), ["no"]).tick("talk", done=True, elapsed=1100)
    walk = walk.note("Told the principal", elapsed=1200).danger(elapsed=1300)
    walk = walked(walk, [">", "yes", "kind"]).mark("l", "present", elapsed=9000)
    back = walked(walk, ["<", "<", "<", "<"])
    kept = (back.position.marks, back.history.ticks, back.history.notes, back.history.dangers)
    assert back.frame.node == "held"
    assert kept == (walk.position.marks, walk.history.ticks, walk.history.notes, walk.history.dangers)
    assert all(kept)


def test_back_no_longer_owes_the_superseded_duty() -> None:
    walk = walked(a_walk(PACK), ["no"])
    assert [duty.duty_id for duty in owed(walk)] == ["tell"]
    assert owed(walked(walk, ["<"])) == ()


def test_back_then_same_step_keeps_the_clock_start() -> None:
    walk = walked(a_walk(PACK), ["yes"])
    back = walked(walk, ["<"])
    assert CLOCK not in back.history.clocks
    assert _clock(walked(back, ["yes"])) == _clock(walk) == ClockTime(1000)


def test_back_two_steps_and_again_keeps_clock_start() -> None:
    walk = walked(a_walk(PACK), ["no", ">", "yes", "<", "<", ">", "yes"])
    assert _clock(walk) == ClockTime(3000)


def test_back_twice_over_one_step_keeps_clock_start() -> None:
    walk = walked(a_walk(PACK), ["yes", "<", "yes", "<", "yes"])
    assert _clock(walk) == ClockTime(1000)


def test_back_then_another_step_starts_the_clock_anew() -> None:
    start = a_question("now>since", "earlier>since")
    pack = a_pack(a_tree("hold", {"held": start, **{k: v for k, v in HOLD.items() if k != "held"}}))
    assert _clock(walked(a_walk(pack), ["now", "<", "earlier"])) == ClockTime(3000)


def test_clock_started_again_after_back_has_own_start() -> None:
    again = walked(a_walk(PACK), ["yes", "<", "yes", "kind", ">", ">", "yes"])
    assert _clock(again) == ClockTime(7000)


def test_back_then_another_way_forgets_the_clock() -> None:
    walk = walked(a_walk(PACK), ["yes", "<", "no", ">", "yes"])
    assert _clock(walk) == ClockTime(5000)


def test_back_lets_a_stopped_clock_run_on() -> None:
    walk = walked(a_walk(PACK), ["yes", "kind", ">"])
    assert _clock(walk) == ClockTime(1000, 3000)
    assert _clock(walked(walk, ["<"])) == ClockTime(1000)


def test_back_brings_a_stopped_clocks_time_back() -> None:
    walk = walked(a_walk(PACK), ["yes", "kind", ">", ">", "yes"])
    assert _clock(walk) == ClockTime(5000)
    assert _clock(walked(walk, ["<"])) == ClockTime(1000, 3000)
    assert _clock(walked(walk, ["<", "yes"])) == ClockTime(5000)


def test_danger_after_back_leaves_the_clock_alone() -> None:
    back = walked(a_walk(PACK), ["yes", "<"]).danger(elapsed=2500).note("Still held", elapsed=2600)
    assert _clock(walked(back, ["yes"])) == ClockTime(1000)


def test_gone_back_over_is_known_until_another_step() -> None:
    walk = walked(a_walk(PACK), ["yes", "kind"])
    assert walk.gone_back_over == ""
    once = walked(walk, ["<"])
    assert once.gone_back_over == "kind"
    twice = walked(once, ["<"])
    assert twice.gone_back_over == "yes"
    assert walked(twice, ["no"]).gone_back_over == ""


def test_gone_back_over_is_told_after_same_answer() -> None:
    walk = walked(a_walk(PACK), ["yes", "kind", "<", "<"])
    assert walked(walk, ["yes"]).gone_back_over == "kind"
