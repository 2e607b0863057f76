"""A whole tree without a mouse: Tab to what is wanted, Enter to take it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Error, Locator

from sro_assist.ui import words
from tests.browser.conftest import Opener
from tests.browser.devices import DESK
from tests.browser.kept import kept, steps, told, verdict
from tests.browser.page_objects.base import AGAIN_MS, Screen
from tests.browser.page_objects.home import Home
from tests.browser.page_objects.saved import Record
from tests.browser.page_objects.walking import Walking
from tests.browser.ways import Ways, taps
from tests.served import Served

MOST_TABS = 60
FOCUSED = "(element) => element === document.activeElement"


def tab_to(screen: Screen, target: Locator) -> None:
    """Press Tab until this has the focus."""
    screen.see(target)
    for _ in range(MOST_TABS):
        if target.evaluate(FOCUSED):
            return
        screen.page.keyboard.press("Tab")
    raise AssertionError(f"No {MOST_TABS} presses of Tab come to {target}.")


def enter(screen: Screen, target: Locator) -> None:
    """Tab to what leads to another screen and press Enter; again while it is still there."""
    tab_to(screen, target)
    this = target.element_handle()
    assert this
    while this.evaluate("(element) => element.isConnected"):
        screen.page.keyboard.press("Enter")
        try:
            this.wait_for_element_state("hidden", timeout=AGAIN_MS)
        except Error:
            continue


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
    tab_to(walking, walking.find("textbox", words.NOTE_LABEL))
    walking.page.keyboard.type("told the nurse")
    enter(walking, walking.button(words.NOTE_KEEP))
    walking.see_text(words.NOTED_TOLD.format(text="told the nurse"))
