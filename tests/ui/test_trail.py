"""The browser's own back on a walk: one step back each time, and never forward."""

from __future__ import annotations

from sro_assist.trees.model import Guidance, Question
from sro_assist.ui import words
from sro_assist.ui.trail import Trail
from tests.ui.building import Bench, at
from tests.ui.windows import a_window, driven, in_hand, walked_to


def test_trail_asks_once_for_an_address_and_knows_it_again() -> None:
    trail = Trail()
    trail.enter("/walk/a")
    assert trail.ask("/walk/a/1")
    assert not trail.ask("/walk/a/1")
    assert not trail.came_to("/walk/a")
    assert not trail.came_to("/walk/a/1")
    assert not trail.ask("/walk/a/1")


def test_trail_knows_two_addresses_again_that_it_asked_for_in_a_row() -> None:
    trail = Trail()
    trail.enter("/walk/a/1")
    assert trail.ask("/walk/a/2")
    assert trail.ask("/walk/a/3")
    assert not trail.came_to("/walk/a/2")
    assert not trail.came_to("/walk/a/3")


def test_trail_knows_an_address_again_when_the_one_before_it_never_came() -> None:
    trail = Trail()
    trail.enter("/walk/a/1")
    trail.ask("/walk/a/2")
    trail.ask("/walk/a/3")
    assert not trail.came_to("/walk/a/3")
    assert trail.came_to("/walk/a/2")


def test_trail_tells_when_the_browser_went_by_itself() -> None:
    trail = Trail()
    trail.enter("/walk/a/3")
    assert trail.came_to("/walk/a/2")
    assert not trail.came_to("/walk/a/2")


@driven
async def test_each_step_has_an_address_and_the_browsers_back_takes_one_back(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Guidance))) as window:
        walking = in_hand(bench)
        at_step = f"/walk/{walking.id}/{walking.step}"
        assert window.route == at_step
        await window.go(f"/walk/{walking.id}/{walking.step - 1}")
        assert window.route == f"/walk/{walking.id}/{walking.step}"
        assert [event["kind"] for event in bench.kept()[-2:]] == ["resumed", "back"]
        asked = walking.walk.screen
        assert isinstance(asked, Question)
        assert (2, asked.ask) in window.headings()


@driven
async def test_browsers_back_over_several_steps_takes_each_of_them_back(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "force", lambda walk: walk.state.place.step == 4)) as window:
        walking = in_hand(bench)
        await window.go(f"/walk/{walking.id}/2")
        assert (walking.step, window.route) == (2, f"/walk/{walking.id}/2")
        assert [event["kind"] for event in bench.kept()[-2:]] == ["back", "back"]


@driven
async def test_browsers_forward_leads_nowhere(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question))) as window:
        walking = in_hand(bench)
        before = walking.walk.log.number
        await window.go(f"/walk/{walking.id}/7")
        assert (walking.step, walking.walk.log.number) == (1, before)


@driven
async def test_what_lies_over_the_screen_has_an_address_and_back_closes_it(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Guidance))) as window:
        walking = in_hand(bench)
        step, screen = walking.step, window.route
        faces = ((words.NOTE, "note"), (words.SO_FAR, "so-far"), (words.DANGER, "danger"))
        for name, face in faces:
            await window.tap(name)
            assert (walking.face, window.route) == (face, f"{screen}/{face}")
            await window.go(screen)
            assert (walking.face, walking.step, window.route) == ("screen", step, screen)


@driven
async def test_own_way_back_leads_to_the_address_before(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Guidance))) as window:
        walking = in_hand(bench)
        await window.tap(words.BACK)
        assert window.route == f"/walk/{walking.id}/{walking.step}"
        await window.tap(words.NOTE)
        await window.tap(words.CLOSE)
        assert window.route == f"/walk/{walking.id}/{walking.step}"


@driven
async def test_danger_from_home_has_the_first_address_and_back_leads_home(bench: Bench) -> None:
    async with a_window(bench) as window:
        await window.tap(words.DANGER)
        walking = in_hand(bench)
        assert (walking.face, window.route) == ("danger", f"/walk/{walking.id}/1")
        await window.tap(words.DANGER_ON)
        assert window.route == f"/walk/{walking.id}/1"
        await window.go("/")
        assert window.route == "/"
        assert walking.step == 1


@driven
async def test_walk_that_can_only_be_read_stays_where_it_is_when_the_browser_goes_back(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Guidance))) as window:
        walking = in_hand(bench)
        step = walking.step
        walking.hand_over()
        await window.go(f"/walk/{walking.id}/1")
        assert (walking.step, window.route) == (step, f"/walk/{walking.id}/1")
