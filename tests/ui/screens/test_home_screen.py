"""Home: danger, what is happening, the trees, what was begun."""

from __future__ import annotations

import asyncio

import flet as ft
import pytest

from sro_assist.app import strings
from sro_assist.app.session import Session
from sro_assist.trees.model import Guidance
from sro_assist.ui.screens import unfinished_walks
from tests.app.bench import Bench, at, the_pack
from tests.ui.windows import PHONE, WIDE, a_window, driven, in_hand

TREES = [tree for tree in the_pack().trees if tree != the_pack().manifest.first]


@driven
async def test_danger_is_first_logs_and_shows_one_line(bench: Bench) -> None:
    async with a_window(bench) as window:
        assert window.names()[0].startswith(strings.DANGER)
        await window.tap(strings.DANGER)
        assert the_pack().manifest.danger.say in window.texts()
        assert len(in_hand(bench).walk.history.dangers) == 1
        assert window.route == f"/walk/{in_hand(bench).id}/1"


@driven
async def test_what_is_happening_begins_the_first_tree(bench: Bench) -> None:
    async with a_window(bench) as window:
        await window.tap(strings.HAPPENING)
        assert in_hand(bench).walk.started.tree == the_pack().manifest.first


@pytest.mark.parametrize("size", [PHONE, WIDE])
@pytest.mark.parametrize("tree", TREES)
@driven
async def test_every_tree_is_one_tap_away(bench: Bench, tree: str, size: tuple[float, float]) -> None:
    async with a_window(bench, size=size) as window:
        await window.tap(the_pack().trees[tree].says)
        assert in_hand(bench).walk.started.tree == tree
        assert window.headings()[0] == (1, the_pack().trees[tree].title)


@pytest.mark.parametrize("tree", TREES)
@driven
async def test_every_tree_is_there_at_a_glance(bench: Bench, tree: str) -> None:
    title = the_pack().trees[tree].title
    async with a_window(bench) as window:
        await window.tap(strings.GLANCE.format(title=title))
        assert window.headings()[0] == (1, title)
        assert bench.context.walks == {}
        await window.tap(strings.WALK_IT)
        assert in_hand(bench).walk.started.tree == tree


@pytest.mark.parametrize(
    ("place", "title"),
    [
        (strings.SAVED, strings.SAVED_TITLE),
        (strings.POLICY, strings.POLICY_TITLE),
        (strings.SETTINGS, strings.SETTINGS),
    ],
)
@driven
async def test_every_place_is_one_tap_away_and_back(bench: Bench, place: str, title: str) -> None:
    async with a_window(bench) as window:
        await window.tap(place)
        assert window.headings()[0] == (1, title)
        await window.tap(strings.BACK)
        assert window.route == "/"
        await window.tap(place)
        await window.back()
        assert window.headings()[0] == (1, strings.APP)


@driven
async def test_begun_walk_is_offered_and_gone_on_with(bench: Bench) -> None:
    bench.begin()
    bench.reach(at(Guidance))
    again = bench.restart()
    async with a_window(again) as window:
        await window.tap(strings.RESUME.format(title=the_pack().trees["arrest"].title))
        assert in_hand(again).walk.frame == bench.walking.walk.frame
        assert window.route == f"/walk/{bench.walking.id}/{in_hand(bench).view.step}"


@driven
async def test_ending_can_be_undone_and_has_changed_nothing(bench: Bench) -> None:
    again = begun_and_left(bench)
    journal = again.context.records.read(bench.walking.id)
    async with a_window(again) as window:
        await window.tap(strings.END_IT)
        assert strings.ENDED_IT.format(title=the_pack().trees["arrest"].title) in window.texts()
        assert not [name for name in window.names() if name.startswith(strings.RESUME.format(title=""))]
        await window.tap(strings.UNDO)
        assert strings.UNDO not in window.names()
        assert strings.END_IT in window.names()
    assert again.context.records.read(bench.walking.id) == journal


@pytest.mark.parametrize("leave", [strings.SETTINGS, strings.HAPPENING])
@driven
async def test_ending_is_for_good_when_home_is_left(bench: Bench, leave: str) -> None:
    again = begun_and_left(bench)
    async with a_window(again) as window:
        await window.tap(strings.END_IT)
        await window.tap(leave)
    assert ended(again) == ["interrupted"]


@driven
async def test_ending_is_for_good_after_a_while(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unfinished_walks, "UNDO_SECONDS", 0.01)
    again = begun_and_left(bench)
    async with a_window(again) as window:
        await window.tap(strings.END_IT)
        while strings.UNDO in window.names():
            await asyncio.sleep(0.01)
            await window.settle()
    assert ended(again) == ["interrupted"]


@driven
async def test_ending_a_second_ends_the_first(bench: Bench) -> None:
    bench.begin("force").actions.danger()
    again = begun_and_left(bench)
    async with a_window(again) as window:
        await window.tap(strings.END_IT)
        await window.tap(strings.END_IT)
        assert ended(again) == ["interrupted"]
        await window.tap(strings.SETTINGS)
    assert ended(again) == ["interrupted", "interrupted"]


def begun_and_left(bench: Bench) -> Bench:
    """Walk to somewhere in the arrest tree, and open the app again."""
    bench.begin()
    bench.reach(at(Guidance))
    return bench.restart()


def ended(bench: Bench) -> list[str]:
    """Say how each walkthrough that is not open has ended."""
    return [row.ended for row in Session(bench.context).library.load() if row.ended != "open"]


@driven
async def test_more_that_was_begun_is_found_under_saved(bench: Bench) -> None:
    for _ in range(3):
        bench.begin()
        bench.reach(at(Guidance))
    async with a_window(bench) as window:
        await window.tap(strings.MORE_UNFINISHED.format(count=2))
        assert window.route == "/saved"


@driven
async def test_what_was_set_aside_is_told(bench: Bench) -> None:
    bench.context.records.close()
    (bench.folder / "settings.json").write_text("{")
    async with a_window(Bench(bench.folder)) as window:
        assert any("settings.json" in text for text in window.texts())


@driven
async def test_resize_puts_the_trees_beside_what_comes_first(bench: Bench) -> None:
    async with a_window(bench) as window:
        narrow = window.texts()
        await window.resize(*WIDE)
        assert window.all(ft.VerticalDivider)
        assert set(window.texts()) == set(narrow)
        await window.resize(*PHONE)
        assert not window.all(ft.VerticalDivider)


@driven
async def test_ending_what_another_window_walks_takes_it_over(bench: Bench) -> None:
    bench.begin().actions.danger()
    async with a_window(bench) as window:
        await window.tap(strings.END_IT)
        await window.tap(strings.SETTINGS)
    assert bench.walking.persistence.owned_elsewhere
    assert bench.unfinished() == ()


@driven
async def test_home_says_which_edition_this_is(bench: Bench) -> None:
    async with a_window(bench) as window:
        assert f"Edition {the_pack().edition[:7]}." in window.texts()


@driven
async def test_home_is_loaded_anew_after_unknown_address(bench: Bench) -> None:
    async with a_window(bench) as window:
        await window.go("/nowhere")
        assert strings.NOT_FOUND in window.texts()
        Session(bench.context).walks.danger()
        await window.go("/")
        assert any(name.startswith(strings.RESUME.split("{")[0]) for name in window.names())
