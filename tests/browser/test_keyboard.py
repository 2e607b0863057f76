"""A whole tree without a mouse: Tab to what is wanted, Enter or Space to take it; what has the focus then."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Error, Locator, expect

from sro_assist.app import strings
from sro_assist.app.walk_actions import DOUBLE_TAP
from sro_assist.trees.model import Guidance, Question
from tests.browser.conftest import Shared
from tests.browser.guide import Guide
from tests.browser.kept import kept, kinds, steps, told, verdict
from tests.browser.page_objects.base import LONGEST_MS, Screen
from tests.browser.page_objects.home import Home
from tests.browser.page_objects.saved import Record
from tests.browser.page_objects.walking import Walking
from tests.browser.ways import Ways, taps

MOST_TABS = 60
FOCUSED = "(element) => element === document.activeElement"
SAID = """() => {
  const here = document.activeElement;
  return (here.getAttribute("aria-label") || here.innerText || "").trim();
}"""
SAYS = f"(said) => ({SAID})().includes(said)"
UNREAD = 1.0
"""Seconds in which a key after a step does not reach *Danger now*."""
SOON_MS = 350
"""How long after it a second press of a key comes, when somebody meant to press once."""
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


def enter(screen: Screen, target: Locator, key: str = "Enter") -> None:
    """Tab to what leads to another screen, and press a key when that no longer counts as a double tap."""
    tab_to(screen, target)
    this = target.element_handle()
    assert this
    screen.page.wait_for_timeout(1_000 * DOUBLE_TAP)
    screen.page.keyboard.press(key)
    this.wait_for_element_state("hidden", timeout=LONGEST_MS)


def has_focus(screen: Screen, said: str) -> None:
    """Wait until what has the focus says this, as a screen reader would say it."""
    try:
        screen.page.wait_for_function(SAYS, arg=said, timeout=LONGEST_MS)
    except Error as late:
        raise AssertionError(f"{screen.page.evaluate(SAID)!r} has the focus, not {said!r}.") from late


def press(screen: Screen, key: str) -> None:
    """Press a key wherever the focus is, and wait until what it did has been drawn."""
    screen.page.keyboard.press(key)
    screen.page.wait_for_timeout(SOON_MS)


def at_ease(screen: Screen) -> None:
    """Wait until a key counts for any button: nobody reads a screen in less."""
    screen.page.wait_for_timeout(1_000 * UNREAD)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_whole_tree_is_walked_by_keyboard_with_focus(
    desk: Home, shared: Shared, ways: Ways, key: str
) -> None:
    way = ways.to_each_outcome("restraint")["ended"]
    home = desk.go("/").here()
    enter(home, home.tree(ways.pack.trees["restraint"]), key)
    walking, walk = home.now(Walking), ways.start("restraint")
    for tap in taps(way):
        walking.shows(walk)
        has_focus(walking, walk.screen.headline)
        enter(walking, walking.way(walk, tap), key)
        walk = walk.apply(tap)
    walking.shows(walk)
    has_focus(walking, walk.screen.headline)
    enter(walking, walking.button(strings.FINISH), key)
    record = walking.now(Record).here()
    assert verdict(shared.data, record.id).complete
    assert set(kinds(shared.data, record.id)) <= {"started", "answered", "continued", "finished"}
    assert steps(kept(shared.data, record.id)) == [told(tap) for tap in taps(way)]


def begun(desk: Home, ways: Ways) -> tuple[Walking, Question]:
    """At the first question of a tree, where a key counts."""
    home = desk.go("/").here()
    walking = home.begin(ways.pack.trees["arrest"])
    question = ways.start("arrest").screen
    assert isinstance(question, Question)
    has_focus(walking, question.ask)
    at_ease(walking)
    return walking, question


def test_second_press_after_an_answer_logs_no_danger(desk: Home, shared: Shared, ways: Ways) -> None:
    walking, question = begun(desk, ways)
    tab_to(walking, walking.button(question.choices[0].say))
    press(walking, "Enter")
    press(walking, "Enter")
    press(walking, "Space")
    after = ways.start("arrest").answer(question.choices[0].id, elapsed=0)
    has_focus(walking, after.screen.headline)
    assert kinds(shared.data, walking.id) == ["started", "answered"]
    at_ease(walking)
    walking.page.keyboard.press("Tab")
    has_focus(walking, after.screen.cites[0] if not after.screen.quotes else "")
    assert walking.page.evaluate(SAID) != strings.DANGER
    walking.back()
    has_focus(walking, question.ask)
    assert kinds(shared.data, walking.id) == ["started", "answered", "back"]


def test_unfolded_citation_keeps_focus_and_folds_when_pressed(desk: Home, shared: Shared, ways: Ways) -> None:
    walking, question = begun(desk, ways)
    cited = walking.find("button", re.compile(re.escape(question.cites[0]))).first
    said = ways.pack.policy[question.cites[0]].text
    tab_to(walking, cited)
    press(walking, "Enter")
    walking.see_text(said)
    expect(cited).to_be_focused()
    press(walking, "Enter")
    walking.see_no(walking.page.get_by_text(said))
    expect(cited).to_be_focused()
    assert kinds(shared.data, walking.id) == ["started"]


def test_note_field_takes_focus_and_escape_keeps_drafts(desk: Home, shared: Shared, ways: Ways) -> None:
    walking, _question = begun(desk, ways)
    note = walking.button(strings.NOTE)
    tab_to(walking, note)
    press(walking, "Enter")
    field = walking.find("textbox", strings.NOTE_LABEL)
    expect(field).to_be_focused()
    walking.page.keyboard.type("told the nurse")
    expect(field).to_have_value("told the nurse")
    press(walking, "Escape")
    walking.see(note)
    tab_to(walking, note)
    press(walking, "Enter")
    expect(field).to_be_focused()
    expect(field).to_have_value("told the nurse")
    assert kinds(shared.data, walking.id) == ["started"]
    enter(walking, walking.button(strings.NOTE_KEEP))
    walking.see(note)
    assert kinds(shared.data, walking.id) == ["started", "noted"]


def test_escape_gives_the_focus_back_to_note(desk: Home, ways: Ways) -> None:
    walking, _question = begun(desk, ways)
    note = walking.button(strings.NOTE)
    tab_to(walking, note)
    press(walking, "Enter")
    expect(walking.find("textbox", strings.NOTE_LABEL)).to_be_focused()
    press(walking, "Escape")
    expect(note).to_be_focused()


def test_danger_opens_by_keyboard_and_escape_leads_back(desk: Home, shared: Shared, ways: Ways) -> None:
    walking, question = begun(desk, ways)
    danger = walking.button(strings.DANGER)
    tab_to(walking, danger)
    at_ease(walking)
    press(walking, "Enter")
    has_focus(walking, ways.pack.manifest.danger.say)
    press(walking, "Escape")
    has_focus(walking, question.ask)
    press(walking, "Enter")
    assert kinds(shared.data, walking.id) == ["started", "danger"]


@pytest.mark.parametrize(
    ("route", "title"),
    [("/policy/437.5.1", "Policy 437.5.1"), ("/glance/arrest", "Arrest considerations")],
)
def test_text_scrolls_by_keys_and_has_its_title(desk: Home, ways: Ways, route: str, title: str) -> None:
    screen = desk.go("/").here().go(route)
    expect(screen.page).to_have_title(f"{title} - {strings.APP}")
    has_focus(screen, "437.5.1" if "policy" in route else ways.pack.trees["arrest"].says)
    screen.scroll_by_keys()


def test_keyboard_ticks_and_unticks_a_box_keeping_focus(desk: Home, ways: Ways) -> None:
    home = desk.go("/").here()
    guide = Guide.begin(home, ways, "deescalation").to("deescalation", "strategies")
    assert isinstance(guide.walk.screen, Guidance)
    box = guide.walking.tick_box(guide.walk.screen.do[0].say)
    tab_to(guide.walking, box)
    guide.walking.page.keyboard.press("Space")
    expect(box).to_be_checked()
    guide.walking.page.keyboard.press("Enter")
    expect(box).not_to_be_checked()
