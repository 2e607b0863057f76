"""The real pack, every path: what each way through a tree has brought by the time it ends."""

from __future__ import annotations

import pytest

from sro_assist.trees.model import Tree
from sro_assist.walk.events import Started
from sro_assist.walk.walkthrough import Walkthrough
from tests.trees.content_paths import Paths, pack, reached

pytestmark = pytest.mark.no_cover  # every path of the real trees: what is looked at is content, not code
HELD = {"ended", "handed"}
TREES = ("triage", "arrest", "force", "deescalation", "restraint")

# Arrest.


def test_no_path_to_arrest_leaves_out_school_staff() -> None:
    for spot in Paths("arrest", follow=["staff"]).at("arrested"):
        told = spot.knows("answered", "arrest.staff") == "done"
        assert told or spot.owed & {"tell-first", "tell-after"}


def test_staff_not_told_before_are_owed_notice_afterwards() -> None:
    for spot in Paths("arrest", follow=["staff"]).at("arrested"):
        if spot.knows("answered", "arrest.staff") in {"after", "unsure"}:
            assert "tell-after" in spot.owed


def test_every_criminal_incident_owes_the_county_attorney_coordination() -> None:
    for spot in Paths("arrest").at("referred", "no-custody", "avoided", "arrested"):
        assert "charges" in spot.owed


def test_nothing_is_owed_for_what_is_not_criminal() -> None:
    for spot in Paths("arrest").at("school-rule", "not-criminal", "unclear"):
        assert spot.owed == set()


@pytest.mark.parametrize(
    "earlier",
    [{}, {"avoid": "yes"}, {"necessary": "neither", "neither": "avoid"}, {"restrained": "not-made"}],
    ids=["first time", "avoided before", "no ground before", "not made before"],
)
def test_each_arrest_outcome_fits_the_newest_answers(earlier: dict[str, str]) -> None:
    paths = Paths("arrest", earlier=earlier, follow=["custody", "restrained"])

    for spot in paths.at("arrested"):
        assert spot.knows("answered", "arrest.custody") != "no"
        assert spot.knows("answered", "arrest.restrained") != "not-made"
    for spot in paths.at("no-custody"):
        assert spot.knows("answered", "arrest.custody") == "no"


def test_arrest_already_made_never_ends_as_avoided() -> None:
    for spot in Paths("arrest", follow=["custody", "restrained"]).at("avoided"):
        assert spot.knows("answered", "arrest.custody") != "made"


def test_arrest_avoided_before_hides_no_later_one() -> None:
    paths = Paths("arrest", earlier={"avoid": "yes"}, follow=["custody"])
    made = [spot for spot in paths.at("arrested") if spot.knows("answered", "arrest.custody") == "made"]

    assert made


def test_every_arrest_has_gone_through_a_restraint() -> None:
    for spot in Paths("arrest", follow=["restraint"]).at("arrested"):
        assert spot.knows("visited", "arrest.restraint") in HELD


def test_arrest_is_never_reached_without_being_told_criminal() -> None:
    paths = Paths("arrest", follow=["criminal", "found"])

    for spot in paths.at("custody", "arrested"):
        answers = {spot.knows("answered", "arrest.criminal"), spot.knows("answered", "arrest.found")}
        assert "yes" in answers


# Force.


@pytest.mark.parametrize(
    "earlier",
    [{}, {"why": "time", "now": "over", "end": "yes-handed"}, {"why": "now", "now": "over", "end": "yes"}],
    ids=["first time", "handed on before", "over before"],
)
def test_used_force_ends_only_after_considerations_and_care(
    earlier: dict[str, str],
) -> None:
    paths = Paths("force", earlier=earlier, follow=["end"], watch=["considerations", "held", "end"])

    for spot in paths.at("used", "used-for-rule"):
        assert spot.seen == {"considerations", "held", "end"}
    for spot in paths.at("handed"):
        if spot.knows("answered", "force.end") == "yes-handed":
            assert spot.seen == {"considerations", "held", "end"}


def test_force_outcome_follows_the_last_answer() -> None:
    paths = Paths("force", follow=["end"])

    assert {spot.knows("answered", "force.end") for spot in paths.at("used")} == {"yes"}
    assert {spot.knows("answered", "force.end") for spot in paths.at("handed")} == {"yes-handed", "handed"}


def test_purpose_is_asked_before_or_after_used_force() -> None:
    paths = Paths("force", follow=["purpose-after"], watch=["purpose", "purpose-after"])

    for spot in paths.at("used"):
        assert spot.seen & {"purpose", "purpose-after"}


def test_named_force_never_ends_as_no_force() -> None:
    for spot in Paths("force", follow=["end", "now"]).at("no-force"):
        never_in_hand = spot.knows("answered", "force.now") is None
        assert never_in_hand or spot.knows("answered", "force.end") == "no"


def test_force_inside_deescalation_comes_back_to_it() -> None:
    by_itself, inside = reached("force"), reached("force", frozenset({"deescalation"}))

    assert "deescalate" in by_itself
    assert "back-to-talking" not in by_itself
    assert "deescalate" not in inside
    assert "back-to-talking" in inside


def test_no_longer_a_threat_slows_the_loop_down() -> None:
    paths = Paths("force")

    for spot in paths.at("eased"):
        assert spot.knows("factor", "force.recheck.l") == "present"


# De-escalation.


def test_unsafe_deescalation_goes_to_force_or_comes_back() -> None:
    by_itself, inside = reached("deescalation"), reached("deescalation", frozenset({"force"}))

    assert {"to-force", "went-to-force"} <= by_itself
    assert "unsafe" not in by_itself
    assert "unsafe" in inside
    assert "to-force" not in inside


def test_deescalation_asks_safety_first_and_ends_without_clock() -> None:
    paths = Paths("deescalation", follow=["safe"])

    assert paths.tree.start == "safe"
    assert all(not spot.running for spot in paths.ends())
    assert all("to-decide" in spot.running for spot in paths.at("strategies"))


# Restraint.


def test_care_is_owed_whenever_someone_was_held() -> None:
    paths = Paths("restraint", watch=["kind", "kind-was"])

    for spot in paths.spots:
        if spot.seen:
            assert "care" in spot.owed
    for spot in paths.at("ended", "handed"):
        assert spot.seen


def test_restraint_clock_runs_only_while_it_lasts() -> None:
    paths = Paths("restraint")

    for spot in paths.at("kind", "while", "still", "face-down", "care-now"):
        assert "held" in spot.running
    assert all(not spot.running for spot in paths.ends())


def test_restraint_clock_asks_quietly_if_still_needed() -> None:
    clock = pack().trees["restraint"].clocks["held"]

    assert clock.weight == "practice"
    assert clock.prompt == "Is it still needed?"
    assert clock.every


def test_restraint_meets_the_stop_only_by_itself() -> None:
    assert "why" in reached("restraint")
    for outer in ("force", "arrest"):
        assert "why" not in reached("restraint", frozenset({outer}))


def test_restraint_that_has_ended_is_not_handed_over() -> None:
    for spot in Paths("restraint", earlier={"still": "handed"}, follow=["state", "still"]).at("handed"):
        assert spot.knows("answered", "restraint.state") != "ended"


# All of them.


@pytest.mark.parametrize("tree_id", TREES)
def test_every_node_is_reached_from_somewhere(tree_id: str) -> None:
    inside = [reached(tree_id, frozenset({outer})) for outer in TREES if outer != tree_id]

    assert reached(tree_id).union(*inside) == set(pack().trees[tree_id].nodes)


def nested(tree: Tree, inside: frozenset[str] = frozenset()) -> int:
    """How many trees stand inside one another at most."""
    visited = {visit.tree for node_id, visit in tree.visits() if node_id in reached(tree.id, inside)}
    return 1 + max((nested(pack().trees[each], inside | {tree.id}) for each in visited), default=0)


def test_trees_nest_four_deep_at_most() -> None:
    assert {tree_id: nested(pack().trees[tree_id]) for tree_id in TREES} == {
        "triage": 4,
        "arrest": 3,
        "force": 2,
        "deescalation": 3,
        "restraint": 1,
    }


# Walked by the engine itself.


def walk(tree: str, *steps: str) -> Walkthrough:
    """A choice's id, or ``>`` to go on."""
    on = pack()
    walked = Walkthrough.begin(
        on,
        Started(
            walkthrough="w",
            tree=tree,
            at="2026-01-05T09:00:00+00:00",
            pack=on.manifest.id,
            edition=on.edition,
            app="0",
        ),
    )
    for elapsed, step in enumerate(steps, start=1):
        walked = walked.go_on(elapsed=elapsed) if step == ">" else walked.answer(step, elapsed=elapsed)
    return walked


def owed(walked: Walkthrough) -> set[str]:
    return {".".join(each) for each in walked.position.owed}


def test_danger_is_one_tap_and_force_one_more() -> None:
    assert walk("triage", "danger").frame == ("force", "why")
    assert walk("triage", "danger", "now").frame == ("force", "if-used")
    assert walk("triage", "danger", "now", ">").frame == ("force", "now")


def test_school_rule_ends_triage_at_once() -> None:
    assert walk("triage", "rule").at_the_end


def test_talk_that_settles_ends_triage_without_asking_again() -> None:
    steps = ("crisis", "yes", ">", ">", "settled", ">")

    assert walk("triage", *steps).frame == ("triage", "done")


def test_talk_that_settles_ends_force_without_force() -> None:
    steps = ("time", "yes", "yes", "yes", ">", ">", "settled", ">")

    assert walk("force", *steps).frame == ("force", "no-force")


def test_unsafe_talk_inside_force_comes_back_to_force() -> None:
    walked = walk("force", "time", "yes", "yes", "no", ">")

    assert walked.frame == ("force", "if-used")
    assert len(walked.position.stack) == 1


def test_force_inside_talk_with_time_returns_to_talk() -> None:
    walked = walk("deescalation", "no", "time", "yes", "yes", ">")

    assert walked.frame == ("deescalation", "strategies")


def test_arrest_with_force_gathers_every_duty_once() -> None:
    into_force = ("yes", "no", "yes", "no", "safety", "no", "after", "yes")
    in_force = ("now", ">", "held", "now", "hold", ">", "handed", "no", ">", "over", "yes-handed", "already")
    after = (">", "yes", ">", "already")
    walked = walk("arrest", *into_force, *in_force, *after, ">")

    assert walked.frame == ("arrest", "arrested")
    assert owed(walked) == {"arrest.charges", "arrest.tell-after", "restraint.care"}


def test_already_gone_through_is_believed_only_after_restraint() -> None:
    claimed = walk("arrest", "yes", "no", "made", "both", "yes", "done", "no", "already")

    assert claimed.frame == ("restraint", "state")


def test_referral_to_the_school_ends_in_three_taps() -> None:
    walked = walk("arrest", "yes", "yes", "yes")

    assert walked.at_the_end
    assert owed(walked) == {"arrest.charges"}


def test_second_force_in_one_walkthrough_starts_afresh() -> None:
    first = ("danger", "now", ">", "over", "yes", "no", ">", "yes", ">", "force")
    second = ("time", "yes", "tried", "none", ">")

    assert walk("triage", *first, *second).frame == ("force", "options")
