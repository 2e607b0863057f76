"""Moving along one tree: answers, going on, loops, reassessing, the end."""

from __future__ import annotations

import pytest

from sro_assist.trees.model import Guidance, Question
from sro_assist.walk.position import Frame
from sro_assist.walk.walkthrough import Walkthrough
from tests.walk.builders import a_guidance, a_pack, a_question, a_tree, a_walk, an_outcome, started, walked

PACK = a_pack(
    a_tree(
        "calm",
        {
            "ask": a_question("yes>talk", "no>end"),
            "talk": a_guidance("better"),
            "better": a_question("yes>end", "again>talk"),
            "end": an_outcome(),
        },
        reassess="better",
    )
)


def test_begin_stands_at_the_start_of_the_tree() -> None:
    walk = a_walk(PACK)
    assert walk.frame == Frame("calm", "ask")
    assert isinstance(walk.screen, Question)
    assert (walk.step, walk.elapsed, walk.at_the_end) == (1, 0, False)
    assert walk.started == started("calm")


def test_answer_leads_where_the_choice_goes() -> None:
    walk = a_walk(PACK).answer("yes", elapsed=5, how="later")
    assert isinstance(walk.screen, Guidance)
    assert walk.position.answers == {("calm", "ask"): "yes"}
    assert (walk.history.path.newest.by, walk.history.path.newest.event, walk.elapsed) == ("yes", 1, 5)


def test_go_on_leaves_guidance() -> None:
    assert walked(a_walk(PACK), ["yes", ">"]).frame.node == "better"


def test_step_leaves_the_earlier_walkthrough_alone() -> None:
    before = a_walk(PACK)
    events = before.events
    before.answer("yes", elapsed=1)
    assert (before.frame.node, before.events) == ("ask", events)


def test_loop_comes_round_and_keeps_the_newest_answer() -> None:
    walk = walked(a_walk(PACK), ["yes", ">", "again", ">", "again", ">", "yes"])
    assert walk.at_the_end
    assert walk.position.answers[("calm", "better")] == "yes"
    assert walk.step == 8


def test_reassess_follows_the_tree_and_forgets_nothing() -> None:
    walk = walked(a_walk(PACK), ["yes", "!"])
    assert (walk.frame.node, walk.history.path.newest.by) == ("better", "reassess")
    assert walk.position.answers == {("calm", "ask"): "yes"}


def test_reassess_leads_to_the_start_by_default() -> None:
    pack = a_pack(a_tree("one", {"ask": a_question("yes>end", "no>end"), "end": an_outcome()}))
    assert walked(a_walk(pack), ["yes", "!"]).frame.node == "ask"


def test_finish_ends_the_walk_at_an_outcome() -> None:
    walk = walked(a_walk(PACK), ["no"])
    assert walk.at_the_end
    assert walk.finish("finished", elapsed=9000).position.ended == "finished"


def test_finish_as_interrupted_ends_the_walk_anywhere() -> None:
    walk = a_walk(PACK).finish("interrupted", elapsed=1)
    assert (walk.position.ended, walk.frame.node) == ("interrupted", "ask")


def test_resume_is_kept_and_changes_no_place() -> None:
    walk = a_walk(PACK).resume(at="2031-04-05T11:00:00+00:00", elapsed=3_600_000)
    assert (walk.frame.node, walk.elapsed, len(walk.events)) == ("ask", 3_600_000, 2)


def test_walkthroughs_with_equal_events_edition_state_are_equal() -> None:
    walk = walked(a_walk(PACK), ["yes", ">"])
    assert walk == Walkthrough.replay(PACK, walk.events)
    assert walk != walked(a_walk(PACK), ["yes"])
    assert walk != walked(a_walk(PACK), ["yes", ">", "<", ">"])
    assert walk != Walkthrough.replay(a_pack(*PACK.trees.values(), edition="e2"), walk.events)
    assert (walk.history.path == "path") is False
    assert walk.history.path != a_walk(PACK).history.path


def test_walk_of_thousands_of_steps_can_be_replayed() -> None:
    walk = walked(a_walk(PACK), ["yes", *([">", "again"] * 2000)])
    assert Walkthrough.replay(PACK, walk.events) == walk
    assert "better" in repr(walked(walk, [">"]))


@pytest.mark.parametrize("steps", [["yes"], ["yes", ">"], ["yes", ">", "again"]])
def test_at_the_end_is_false_before_the_outcome(steps: list[str]) -> None:
    assert not walked(a_walk(PACK), steps).at_the_end
