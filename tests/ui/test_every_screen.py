"""What holds on every screen, in every size: a heading, names for all to tap, and signs that can be drawn."""

from __future__ import annotations

import pytest

from sro_assist.app import strings
from sro_assist.trees.model import Factors, Guidance, Outcome, Question, Visit
from sro_assist.walk.position import Frame
from tests.app.bench import Bench, at, the_pack, ways_everywhere, with_a_clock, with_duties
from tests.ui.windows import LOW, PHONE, SMALL, WIDE, a_window, assert_readable, driven, walked_to

SIZES = [PHONE, SMALL, LOW, WIDE]
PLACES = ["/", "/saved", "/policy", "/policy/437.6", "/settings", "/nowhere", "/glance/gone", "/policy/gone"]


@pytest.mark.parametrize("text_size", [1.0, 2.0])
@pytest.mark.parametrize("size", SIZES)
@driven
async def test_every_place_can_be_read(bench: Bench, size: tuple[float, float], text_size: float) -> None:
    bench.session.preferences.set(text_size=text_size)
    async with a_window(bench, size=size) as window:
        for place in [*PLACES, *(f"/glance/{tree}" for tree in the_pack().trees)]:
            await window.go(place)
            assert_readable(window)


@pytest.mark.parametrize("text_size", [1.0, 2.0])
@pytest.mark.parametrize("size", SIZES)
@driven
async def test_every_kind_of_screen_can_be_read(
    bench: Bench, size: tuple[float, float], text_size: float
) -> None:
    bench.session.preferences.set(text_size=text_size)
    kinds = [at(kind) for kind in (Question, Factors, Guidance, Outcome)]
    async with a_window(bench, size=size) as window:
        for wanted in (*kinds, with_duties, with_a_clock):
            await window.go(walked_to(bench, "restraint" if wanted is with_a_clock else "arrest", wanted))
            assert_readable(window)
            for name in (strings.NOTE, strings.DANGER):
                await window.tap(name)
                assert_readable(window)
                await window.back()


@pytest.mark.no_cover  # every node of the trees: what is looked at is content, not code
@pytest.mark.parametrize("tree", the_pack().trees)
@driven
async def test_every_screen_says_what_its_node_says(bench: Bench, tree: str) -> None:
    async with a_window(bench) as window:
        for node_id, node in the_pack().trees[tree].nodes.items():
            if isinstance(node, Visit):
                continue
            start, way = ways_everywhere()[Frame(tree, node_id)]
            bench.begin(start)
            for step in way:
                bench.apply(step)
            await window.go(f"/walk/{bench.walking.id}")
            assert_readable(window)
            said = "\n".join((*window.texts(), *window.names()))
            assert all(text in said for text in _words_of(node))


def _words_of(node: Question | Factors | Guidance | Outcome) -> list[str]:
    match node:
        case Question():
            return [node.ask, *(choice.say for choice in node.choices)]
        case Factors():
            return [node.ask, *(factor.say for factor in node.factors)]
        case _:
            return [node.title, *(item.say for item in node.do)]
