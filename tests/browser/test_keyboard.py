"""A whole tree without a mouse: Tab to what is wanted, Enter to take it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Error, Locator, expect

from sro_assist.trees.model import Guidance
from sro_assist.ui import words
from sro_assist.ui.walking import DOUBLE_TAP
from tests.browser.conftest import Opener
from tests.browser.devices import DESK
from tests.browser.guide import Guide
from tests.browser.kept import kept, steps, told, verdict
from tests.browser.page_objects.base import LONGEST_MS, Screen
from tests.browser.page_objects.home import Home
from tests.browser.page_objects.saved import Record
from tests.browser.page_objects.walking import Walking
from tests.browser.ways import Ways, taps
from tests.served import Served

MOST_TABS = 60
FOCUSED = "(element) => element === document.activeElement"
MOVED = "(before) => document.activeElement !== before"


def tab_to(screen: Screen, target: Locator) -> None:
    """Press Tab until this has the focus, each time as soon as the focus has moved on."""
    screen.see(target)
    for _ in range(MOST_TABS):
        if target.evaluate(FOCUSED):
            return
        before = screen.page.evaluate_handle("document.activeElement")
        screen.page.keyboard.press("Tab")
        with suppress(Error):  # at the end of a page it may stay
            screen.page.wait_for_function(MOVED, arg=before, timeout=1_000)
    raise AssertionError(f"No {MOST_TABS} presses of Tab come to {target}.")


def enter(screen: Screen, target: Locator) -> None:
    """Tab to what leads to another screen, and press Enter when that no longer counts as a double tap."""
    tab_to(screen, target)
    this = target.element_handle()
    assert this
    screen.page.wait_for_timeout(1_000 * DOUBLE_TAP)
    screen.page.keyboard.press("Enter")
    this.wait_for_element_state("hidden", timeout=LONGEST_MS)


def test_whole_tree_is_walked_with_tab_and_enter(
    app: Served, data: Path, open_screen: Opener, ways: Ways
) -> None:
    way = ways.to_each_outcome("restraint")["ended"]
    home = open_screen(app.address, DESK).now(Home).here()
    enter(home, home.tree(ways.pack.trees["restraint"]))
    walking, walk = home.now(Walking), ways.start("restraint")
    for tap in taps(way):
        walking.shows(walk)
        enter(walking, walking.way(walk, tap))
        walk = walk.take(tap)
    walking.shows(walk)
    enter(walking, walking.button(words.FINISH))
    record = walking.now(Record).here()
    assert verdict(data, record.id).complete
    assert steps(kept(data, record.id)) == [told(tap) for tap in taps(way)]


def test_danger_and_a_note_are_within_reach_of_the_keyboard(
    app: Served, open_screen: Opener, ways: Ways
) -> None:
    home = open_screen(app.address, DESK).now(Home).here()
    walking = home.begin(ways.pack.trees["restraint"]).shows(ways.start("restraint"))
    enter(walking, walking.button(words.DANGER))
    enter(walking, walking.button(words.DANGER_ON))
    tab_to(walking, walking.button(words.NOTE))
    walking.page.keyboard.press("Enter")
    field = walking.find("textbox", words.NOTE_LABEL)
    tab_to(walking, field)
    walking.page.keyboard.type("told the nurse")
    expect(field).to_have_value("told the nurse")
    enter(walking, walking.button(words.NOTE_KEEP))
    walking.see_text(words.NOTED_TOLD.format(text="told the nurse"))


def test_box_is_ticked_and_unticked_by_the_keyboard_and_keeps_the_focus(
    app: Served, open_screen: Opener, ways: Ways
) -> None:
    home = open_screen(app.address, DESK).now(Home).here()
    guide = Guide.begin(home, ways, "deescalation").to("deescalation", "strategies")
    assert isinstance(guide.walk.screen, Guidance)
    box = guide.walking.tick_box(guide.walk.screen.do[0].say)
    tab_to(guide.walking, box)
    guide.walking.page.keyboard.press("Space")
    expect(box).to_be_checked()
    guide.walking.page.keyboard.press("Enter")
    expect(box).not_to_be_checked()
