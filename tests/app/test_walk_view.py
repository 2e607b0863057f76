"""What there is to see of a walk: how far it is, what waits, what runs."""

from __future__ import annotations

from tests.app.bench import (
    ON,
    Bench,
    at_the_end,
    in_a_visit,
    way_to,
    with_a_clock,
)


def test_more_never_says_less_than_is_still_walked(bench: Bench) -> None:
    walking = bench.begin()
    way = way_to(walking.walk, at_the_end)
    assert walking.view.more >= len(way)
    bench.reach(at_the_end)
    assert walking.view.more == 0


def test_waiting_title_names_the_tree_that_waits(bench: Bench) -> None:
    bench.begin("triage")
    walking = bench.reach(in_a_visit)
    outer = walking.walk.position.stack[-2].tree
    assert walking.view.waiting_title == walking.walk.pack.trees[outer].title
    assert walking.view.title != walking.view.waiting_title
    bench.apply(ON)
    assert (walking.walk.frame.tree, walking.view.waiting_title) == (outer, "")


def test_running_tells_each_clock_with_its_seconds(bench: Bench) -> None:
    bench.begin("restraint")
    walking = bench.reach(with_a_clock)
    (clock, before), *others = walking.view.running
    bench.ticker.forward(42)
    assert walking.view.running[0] == (clock, before + 42)
    assert others == []


def test_running_tells_nothing_when_no_clock_runs(bench: Bench) -> None:
    assert bench.begin().view.running == ()
