"""The walk that an address names: back, what is always at hand, and what could not be kept or opened."""

from __future__ import annotations

import pytest

from sro_assist.app import strings
from sro_assist.records import verify
from sro_assist.trees.model import Guidance, Question
from tests.app.bench import (
    Bench,
    at,
    at_the_end,
    the_pack,
    with_a_clock,
)
from tests.ui.windows import SMALL, a_window, driven, in_hand, walked_to


@driven
async def test_devices_back_steps_back_and_leaves_from_first(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Guidance))) as window:
        before = in_hand(bench).view.step
        await window.back()
        assert in_hand(bench).view.step == before - 1
        assert ("confirm_pop", {"should_pop": False}) in window.calls
        while in_hand(bench).view.step > 1:
            await window.back()
        assert window.route != "/"
        await window.back()
        assert window.route == "/"


@driven
async def test_something_changed_leads_to_where_the_tree_says(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Guidance))) as window:
        await window.tap(strings.CHANGED)
        frame = in_hand(bench).walk.frame
        assert frame.node == the_pack().trees[frame.tree].reassess_at


@driven
async def test_clock_that_runs_is_shown_with_its_time(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "restraint", with_a_clock)) as window:
        ((clock, _seconds),) = in_hand(bench).view.running
        bench.ticker.forward(125)
        await window.resize(*SMALL)
        assert any(text.startswith(f"{clock.say}: 2:") for text in window.texts())


@driven
async def test_step_not_kept_is_told_and_tried_again(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question))) as window:
        walking = in_hand(bench)
        assert isinstance(walking.walk.screen, Question)
        journal = bench.folder / f"{walking.id}.journal"
        away = bench.folder.rename(bench.folder.with_name("away"))
        await window.tap(walking.walk.screen.choices[0].say)
        assert strings.UNCONFIRMED in window.texts()
        assert walking.view.step == 2
        away.rename(bench.folder)
        await window.tap(strings.TRY_AGAIN)
        assert strings.UNCONFIRMED not in window.texts()
    assert len(verify(journal.read_bytes()).bodies) == len(walking.walk.events)


@pytest.mark.parametrize(
    ("walk_id", "said"),
    [
        ("nonsense", "This is not the id of a walkthrough."),
        ("00000000-0000-0000-0000-000000000001", "This record is not here."),
    ],
)
@driven
async def test_address_without_walk_says_so_and_leads_home(bench: Bench, walk_id: str, said: str) -> None:
    async with a_window(bench, f"/walk/{walk_id}") as window:
        assert any(said in text for text in window.texts())
        await window.tap(strings.BACK)
        assert window.route == "/"
        assert not any(said in text for text in window.texts())


@driven
async def test_address_of_finished_walk_leads_to_record(bench: Bench) -> None:
    route = walked_to(bench, "arrest", at_the_end)
    walk_id = bench.walking.id
    bench.session.walks.finish()
    async with a_window(bench, route) as window:
        assert window.route == f"/saved/{walk_id}"
        assert strings.INTACT in window.texts()


@driven
async def test_walk_finished_here_is_not_come_back_to(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at_the_end)) as window:
        walking, last = in_hand(bench), window.route
        await window.tap(strings.FINISH)
        await window.go(last)
        assert window.route == f"/saved/{walking.id}"
        assert strings.NOTE not in window.names()
