"""The browser's own back on a walk: one step back each time, and never forward."""

from __future__ import annotations

from sro_assist.app import strings
from sro_assist.app.address_history import UNSURE, AddressHistory
from sro_assist.trees.model import Guidance, Question
from tests.app.bench import Bench, Ticker, at
from tests.ui.windows import a_window, driven, in_hand, walked_to


def test_trail_asks_once_and_knows_the_address_again() -> None:
    address_history = AddressHistory(Ticker())
    address_history.enter("/walk/a")
    assert address_history.ask("/walk/a/1")
    assert not address_history.ask("/walk/a/1")
    assert address_history.came_to("/walk/a", "/walk/a/1") == "follows"
    assert address_history.came_to("/walk/a/1", "/walk/a/1") == "follows"
    assert not address_history.ask("/walk/a/1")


def test_trail_knows_two_addresses_asked_in_a_row() -> None:
    address_history = AddressHistory(Ticker())
    address_history.enter("/walk/a/1")
    assert address_history.ask("/walk/a/2")
    assert address_history.ask("/walk/a/3")
    assert address_history.came_to("/walk/a/2", "/walk/a/3") == "follows"
    assert address_history.came_to("/walk/a/3", "/walk/a/3") == "follows"


def test_trail_knows_an_address_when_another_never_came() -> None:
    address_history = AddressHistory(Ticker())
    address_history.enter("/walk/a/1")
    address_history.ask("/walk/a/2")
    address_history.ask("/walk/a/3")
    assert address_history.came_to("/walk/a/3", "/walk/a/3") == "follows"
    assert address_history.came_to("/walk/a/2", "/walk/a/3") != "follows"


def test_trail_tells_when_the_browser_went_by_itself() -> None:
    address_history = AddressHistory(Ticker())
    address_history.enter("/walk/a/3")
    assert address_history.came_to("/walk/a/2", "/walk/a/3") == "back"
    assert address_history.came_to("/walk/a/2", "/walk/a/2") == "follows"


def test_trail_tells_a_back_pressed_early() -> None:
    address_history = AddressHistory(Ticker())
    address_history.enter("/walk/a/3")
    address_history.ask("/walk/a/3/note")
    assert address_history.came_to("/walk/a/2", "/walk/a/3/note") == "back early"
    assert address_history.ask("/walk/a/3")
    assert address_history.came_to("/walk/a/3/note", "/walk/a/3") == "follows"
    assert address_history.came_to("/walk/a/3", "/walk/a/3") == "follows"


def test_trail_calls_a_back_early_while_unsure() -> None:
    ticker = Ticker()
    address_history = AddressHistory(ticker)
    address_history.enter("/walk/a/3")
    address_history.ask("/walk/a/3/danger")
    address_history.came_to("/walk/a/3/danger", "/walk/a/3/danger")
    assert address_history.came_to("/walk/a/2", "/walk/a/3/danger") == "back early"
    ticker.forward(UNSURE)
    assert address_history.came_to("/walk/a/1", "/walk/a/2") == "back"


def test_trail_leads_back_once_its_walk_was_left() -> None:
    address_history = AddressHistory(Ticker())
    assert address_history.enter("/walk/a") == ""
    address_history.ask("/walk/a/5")
    address_history.leave("/saved")
    assert address_history.enter("/walk/a/5") == "/saved"
    address_history.leave("/saved")
    assert address_history.enter("/walk/a/5") == ""


@driven
async def test_steps_have_addresses_and_back_takes_one_back(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Guidance))) as window:
        walking = in_hand(bench)
        at_step = f"/walk/{walking.id}/{walking.view.step}"
        assert window.route == at_step
        await window.go(f"/walk/{walking.id}/{walking.view.step - 1}")
        assert window.route == f"/walk/{walking.id}/{walking.view.step}"
        assert [event["kind"] for event in bench.kept()[-2:]] == ["resumed", "back"]
        asked = walking.walk.screen
        assert isinstance(asked, Question)
        assert (2, asked.ask) in window.headings()


@driven
async def test_browsers_back_takes_back_each_of_several_steps(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "force", lambda walk: walk.step == 4)) as window:
        walking = in_hand(bench)
        bench.ticker.forward(UNSURE)
        await window.go(f"/walk/{walking.id}/2")
        assert (walking.view.step, window.route) == (2, f"/walk/{walking.id}/2")
        assert [event["kind"] for event in bench.kept()[-2:]] == ["back", "back"]


@driven
async def test_browsers_forward_leads_nowhere(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question))) as window:
        walking = in_hand(bench)
        before = walking.walk.history.events.number
        for moment in (0, UNSURE):
            bench.ticker.forward(moment)
            await window.go(f"/walk/{walking.id}/7")
            assert (walking.view.step, walking.walk.history.events.number) == (1, before)
            await window.go(f"/walk/{walking.id}/1/note")
            assert (walking.view.step, walking.overlay.face, walking.walk.history.events.number) == (
                1,
                "screen",
                before,
            )


@driven
async def test_back_closes_what_lies_over_the_screen(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Guidance))) as window:
        walking = in_hand(bench)
        step, screen = walking.view.step, window.route
        faces = ((strings.NOTE, "note"), (strings.SO_FAR, "so-far"), (strings.DANGER, "danger"))
        for name, face in faces:
            await window.tap(name)
            assert (walking.overlay.face, window.route) == (face, f"{screen}/{face}")
            await window.go(screen)
            assert (walking.overlay.face, walking.view.step, window.route) == ("screen", step, screen)


@driven
async def test_own_way_back_leads_to_the_address_before(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Guidance))) as window:
        walking = in_hand(bench)
        await window.tap(strings.BACK)
        assert window.route == f"/walk/{walking.id}/{walking.view.step}"
        await window.tap(strings.NOTE)
        await window.tap(strings.CLOSE)
        assert window.route == f"/walk/{walking.id}/{walking.view.step}"


@driven
async def test_back_from_first_danger_leads_home(bench: Bench) -> None:
    async with a_window(bench) as window:
        await window.tap(strings.DANGER)
        walking = in_hand(bench)
        assert (walking.overlay.face, window.route) == ("danger", f"/walk/{walking.id}/1")
        await window.tap(strings.DANGER_ON)
        assert window.route == f"/walk/{walking.id}/1"
        await window.go("/")
        assert window.route == "/"
        assert walking.view.step == 1


@driven
async def test_back_does_not_move_a_read_only_walk(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Guidance))) as window:
        walking = in_hand(bench)
        step = walking.view.step
        walking.hand_over()
        await window.go(f"/walk/{walking.id}/1")
        assert (walking.view.step, window.route) == (step, f"/walk/{walking.id}/1")


@driven
async def test_early_back_takes_only_one_step_back(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Guidance))) as window:
        walking = in_hand(bench)
        step, before = walking.view.step, walking.walk.history.events.number
        walking.overlay.show("so-far")  # and the browser has not heard of it
        await window.go(f"/walk/{walking.id}/{step - 1}")
        assert (walking.overlay.face, walking.view.step) == ("screen", step)
        assert walking.walk.history.events.number == before
        assert window.route == f"/walk/{walking.id}/{step}"
