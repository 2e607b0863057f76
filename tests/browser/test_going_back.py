"""The browser's own back, which is Android's gesture: one step back each time, never forward, never lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from sro_assist.app import strings
from tests.browser.conftest import Shared
from tests.browser.guide import Guide
from tests.browser.kept import kinds
from tests.browser.page_objects.home import Home
from tests.browser.page_objects.saved import Record
from tests.browser.page_objects.walking import Walking
from tests.browser.ways import Ways

Opened = Callable[[], Home]
QUIET_MS = 1500
"""Time for what was asked for before to come late."""


def browser_back(guide: Guide) -> Walking:
    guide.walking.page.go_back()
    return guide.walking


def step_back(guide: Guide) -> None:
    """The browser's back, and the same in the engine."""
    browser_back(guide)
    guide.walk = guide.walk.back(elapsed=0)
    guide.same()


def back_from(guide: Guide) -> None:
    """The browser's back from what lies over the screen, whether or not the browser has its address yet."""
    browser_back(guide).here()
    guide.same()
    is_at(guide, at_step(guide, 3))


def is_at(guide: Guide, route: str) -> None:
    """Wait for an address, and for the browser to have it."""
    guide.walking.until(lambda: guide.walking.route == route, f"{guide.walking.route} is not {route}.")


def a_walk(open_tab: Opened, ways: Ways) -> Guide:
    return Guide.begin(open_tab(), ways, "arrest").answer("yes").answer("no")


def at_step(guide: Guide, step: int) -> str:
    return f"/walk/{guide.walking.id}/{step}"


def test_back_takes_one_step_each_time_then_leaves(shared: Shared, open_tab: Opened, ways: Ways) -> None:
    guide = a_walk(open_tab, ways)
    walk_id = guide.walking.id
    step_back(guide)
    is_at(guide, at_step(guide, 2))
    step_back(guide)
    browser_back(guide).now(Home).here()
    assert kinds(shared.data, walk_id) == ["started", "answered", "answered", "back", "back"]


def test_back_closes_what_is_open_and_keeps_drafts(shared: Shared, open_tab: Opened, ways: Ways) -> None:
    guide = a_walk(open_tab, ways)
    guide.walking.danger_now().see_heading(ways.pack.manifest.danger.say)
    back_from(guide)
    guide.walking.write_note("told the nurse")
    back_from(guide)
    guide.walking.touch(guide.walking.button(strings.SO_FAR))
    guide.walking.see_heading(strings.SO_FAR, level=2)
    back_from(guide)
    guide.walking.touch(guide.walking.button(strings.NOTE))
    expect(guide.walking.find("textbox", strings.NOTE_LABEL)).to_have_value("told the nurse")
    assert kinds(shared.data, guide.walking.id) == ["started", "answered", "answered", "danger"]


def test_back_during_a_tap_leaves_what_is_seen(shared: Shared, open_tab: Opened, ways: Ways) -> None:
    guide = a_walk(open_tab, ways)
    is_at(guide, at_step(guide, 3))
    guide.walking.button(strings.NOTE).evaluate("(button) => { button.click(); history.back() }")
    is_at(guide, at_step(guide, 3))
    guide.walking.here()
    guide.same()
    assert kinds(shared.data, guide.walking.id) == ["started", "answered", "answered"]


def test_walk_left_while_it_opens_stays_left(open_tab: Opened, ways: Ways) -> None:
    guide = a_walk(open_tab, ways)
    home = guide.walking.go("/").now(Home).here()
    guide.walking = home.resume()
    home = guide.walking.go("/").now(Home).here()
    home.page.wait_for_timeout(QUIET_MS)
    home.here()
    is_at(guide, "/")


def test_own_back_and_the_browsers_back_are_one(open_tab: Opened, ways: Ways) -> None:
    guide = a_walk(open_tab, ways)
    guide.walking.back()
    guide.walk = guide.walk.back(elapsed=0)
    guide.same()
    is_at(guide, at_step(guide, 2))
    step_back(guide)
    guide.answer("yes")
    guide.walking.back()
    guide.walk = guide.walk.back(elapsed=0)
    guide.same()
    guide.walking.back().now(Home).here()
    is_at(guide, "/")
    length = "history.state.trail.length"
    guide.walking.until(lambda: guide.walking.page.evaluate(length) == 1, "The walk can be come back to.")


def test_walk_opened_again_goes_back_step_by_step(shared: Shared, open_tab: Opened, ways: Ways) -> None:
    guide = a_walk(open_tab, ways)
    walk_id = guide.walking.id
    guide.walking.reload()
    guide.same()
    step_back(guide)
    home = guide.walking.go("/").now(Home).here()
    guide.walking = home.resume()
    guide.same()
    is_at(guide, f"/walk/{walk_id}/2")
    step_back(guide)
    browser_back(guide).now(Home).here()
    assert kinds(shared.data, walk_id)[-2:] == ["back", "back"]


def test_finished_walk_is_not_come_back_to(shared: Shared, open_tab: Opened, ways: Ways) -> None:
    home = open_tab()
    guide = Guide.begin(home, ways, "restraint").to("restraint", "ended")
    last = guide.walking.route
    walk_id = guide.walking.id
    guide.walking.finish().here()
    is_at(guide, f"/saved/{walk_id}")
    browser_back(guide).now(Home).here()
    again = guide.walking.go(last).now(Record).here()
    is_at(guide, f"/saved/{walk_id}")
    again.see_no(again.button(strings.NOTE))
    assert kinds(shared.data, walk_id)[-1] == "finished"


def test_draft_and_walk_outlive_a_closed_tab(shared: Shared, open_tab: Opened, ways: Ways) -> None:
    home = open_tab()
    walking = home.begin(ways.pack.trees["arrest"])
    walking.write_note("told the counselor")
    walking.until(lambda: "told the counselor" in _drafts(shared.data), "The draft is not on disk.")
    walking.leave()
    again = open_tab().resume()
    again.touch(again.button(strings.NOTE))
    expect(again.find("textbox", strings.NOTE_LABEL)).to_have_value("told the counselor")
    again.keep_note().noted()
    assert kinds(shared.data, again.id) == ["started", "resumed", "noted"]
    again.until(
        lambda: "told the counselor" not in _drafts(shared.data), "The draft is kept beside its note."
    )


def _drafts(data: Path) -> str:
    file = data / "drafts.json"
    return file.read_text(encoding="utf-8") if file.is_file() else ""
