"""Lists open where they are looked at: saved walkthroughs where they were left, the path at its newest."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator

from sro_assist.app import strings
from tests.browser.conftest import Opener
from tests.browser.devices import DESK, SMALL_PHONE
from tests.browser.guide import Guide
from tests.browser.page_objects.home import Home
from tests.browser.page_objects.saved import Saved
from tests.browser.pictures.standing import keep
from tests.browser.ways import Ways
from tests.running_server import Served, whole_app

MANY, DOWN, NEAR = 24, 900, 4
"""Records that fill several screens; how far the wheel goes; what a pixel or two of rounding may move."""


def test_list_stays_where_it_was_when_choosing_records(data: Path, open_screen: Opener, ways: Ways) -> None:
    walk = ways.start("arrest").answer("yes", elapsed=0)
    for ago in range(MANY):
        keep(data, walk, 60 * ago)
    with Served(whole_app(data)) as served:
        saved = open_screen(served.address, DESK).now(Home).here().saved()
        saved.page.mouse.move(300, 400)
        saved.page.mouse.wheel(0, DOWN)
        saved.until(lambda: not in_sight(saved, 0), "The list does not scroll.")
        choose_in_sight(saved)
        choose_in_sight(saved)
        saved.leave()


def test_path_so_far_opens_at_its_newest_line(app: Served, open_screen: Opener, ways: Ways) -> None:
    home = open_screen(app.address, SMALL_PHONE).now(Home).here()
    guide = Guide.begin(home, ways, "arrest").to("arrest", "alternatives")
    walking = guide.walking
    walking.touch(walking.button(strings.SO_FAR))
    walking.see_heading(strings.SO_FAR, level=2)
    newest = walking.page.get_by_text(re.compile(r"^\d\d:\d\d:\d\d$")).last
    walking.until(lambda: bool(newest.evaluate(IN_WINDOW)), "It is out of sight.")


IN_WINDOW = """(it) => {
    const { top, bottom } = it.getBoundingClientRect();
    return top > 0 && bottom < innerHeight;
}"""


def choose_in_sight(saved: Saved) -> None:
    """Choose a row in the middle of what is seen, and see that it stays where it is."""
    chosen = 2 + next(number for number in range(MANY) if in_sight(saved, number))
    before = top(saved, chosen)
    saved.touch(rows(saved).nth(chosen))
    saved.see_text(strings.BEGAN)
    saved.until(lambda: abs(top(saved, chosen) - before) < NEAR, "The list has moved.")


def rows(saved: Saved) -> Locator:
    return saved.find("button", re.compile(rf"^Arrest considerations\s+{strings.OPEN_STILL}"))


def top(saved: Saved, number: int) -> float:
    box = rows(saved).nth(number).bounding_box()
    return box["y"] if box else -1.0


def in_sight(saved: Saved, number: int) -> bool:
    return 0 < top(saved, number) < DESK.height - 100
