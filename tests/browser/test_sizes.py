"""Every screen on every size: nothing cut off at the sides, choices large enough, large text readable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FloatRect, Locator, expect

from sro_assist.places import pack_folder
from sro_assist.records import Records, Settings
from sro_assist.trees.model import Factors, Question
from sro_assist.trees.reading import read_folder
from sro_assist.ui import words
from sro_assist.ui.theme import SIZES as SIZES_OF_TYPE
from tests.browser.conftest import browsing, serving
from tests.browser.devices import DESK, LOW_PHONE, LOWEST_PHONE, PHONE, SMALL_PHONE, Device
from tests.browser.guide import Guide
from tests.browser.page_objects.base import Screen
from tests.browser.page_objects.home import Home
from tests.browser.page_objects.settings import Settings as SettingsScreen
from tests.browser.pictures import greys
from tests.browser.ways import Ways
from tests.served import whole_app

LEAST_CHOICE, LEAST_CHOICE_ON_SHORT, SHORT = 60, 52, 700
MOST_EDGE = 24
PLACES = {
    "/saved": words.SAVED_TITLE,
    "/policy": words.POLICY_TITLE,
    "/policy/437.5.1": "437.5.1",
    "/settings": words.SETTINGS,
    "/glance/force": "Use of force considerations",
}
LEAST_EDGE = 6
# Boxes of whatever has words and holds nothing else. Flutter cuts them off where the screen ends, so that
# one which reaches over a side touches it.
BOXES = """
() => [...document.querySelectorAll("flt-semantics-host *")].map((element) => {
  const { left, right, width } = element.getBoundingClientRect();
  const words = element.getAttribute("aria-label") || element.textContent;
  return { left, right, width, words, leaf: element.children.length === 0 };
}).filter(({ leaf, width, words }) => leaf && width > 0 && words)
"""
# As the browser's own setting does: the root's font size is what it asks pages to go by.
TEXT_OF_SYSTEM = """
document.addEventListener("DOMContentLoaded", () => { document.documentElement.style.fontSize = "%spx"; });
"""
# How wide words are in a line of the app's semibold type.
WORDS_WIDTH = """
async ([said, size]) => {
  const type = new FontFace("measured", "url(fonts/AtkinsonHyperlegibleNext-SemiBold.ttf)");
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  document.fonts.add(await type.load());
  context.font = `${size}px measured`;
  return context.measureText(said).width + 0.001;
}
"""
# The pane that an element scrolls in.
PANE = """
(element) => {
  let pane = element.parentElement;
  while (pane && getComputedStyle(pane).overflowY === "visible") pane = pane.parentElement;
  const { x, y, width, height } = (pane || document.body).getBoundingClientRect();
  return { x, y, width, height };
}
"""
# How far to scroll on until all of an element can be seen; 0 when it can, or when nothing scrolls further.
# Flutter cuts off at the edge of what scrolls, so that one which is seen in part touches that edge.
FURTHER = """
(element, onlyItsEnd) => {
  let pane = element.parentElement;
  while (pane && getComputedStyle(pane).overflowY === "visible") pane = pane.parentElement;
  if (!pane || pane === document.body) return 0;
  const { top, bottom } = element.getBoundingClientRect(), bounds = pane.getBoundingClientRect();
  const below = pane.scrollHeight - pane.clientHeight - pane.scrollTop;
  if (bottom > bounds.bottom - 1 && below > 1) return Math.max(bottom - bounds.bottom, 30);
  if (!onlyItsEnd && top < bounds.top + 1 && pane.scrollTop > 1) return Math.min(top - bounds.top, -30);
  return 0;
}
"""


@dataclass(frozen=True)
class Size:
    """A device and a size of text on it, set in the app or in the browser."""

    device: Device
    text: float = 1.0
    system: float = 1.0

    def __str__(self) -> str:
        """``small phone, 200 %``."""
        by_system = f", browser's {self.system:.0%}" if self.system > 1 else ""
        return f"{self.device.name}, {words.TEXT_SIZES[self.text]}{by_system}"

    @property
    def is_low(self) -> bool:
        """Whether the phone is held sideways."""
        return self.device.is_phone and self.device.height < self.device.width

    @property
    def fills_the_screen(self) -> bool:
        """Whether a long question is higher than the screen: it is then read by scrolling."""
        return self.text * self.system > 1 and (self.is_low or self.device.width < PHONE.width)


SIZES = [
    Size(PHONE),
    Size(SMALL_PHONE),
    Size(LOW_PHONE),
    Size(DESK),
    Size(PHONE, 2.0),
    Size(SMALL_PHONE, 2.0),
    Size(PHONE, system=2.0),
    Size(SMALL_PHONE, system=2.0),
    Size(LOWEST_PHONE, system=1.5),
]


@pytest.fixture(scope="module", params=SIZES, ids=str)
def size(request: pytest.FixtureRequest) -> Size:
    """Each size in turn."""
    assert isinstance(request.param, Size)
    return request.param


@pytest.fixture(scope="module")
def tab(size: Size, chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """A tab of a device, with the size of text set before the app was started."""
    data: Path = tmp_path_factory.mktemp("sizes") / "data"
    records = Records.open(data)
    records.settings = Settings(text_size=size.text, theme="light")
    records.close()
    with ExitStack() as stack:
        served = stack.enter_context(serving(whole_app(data)))
        profile = stack.enter_context(browsing(chromium))
        page = profile(size.device).new_page()
        page.add_init_script(TEXT_OF_SYSTEM % (16 * size.system))
        yield Home(page, size.device).open(served.address)


@pytest.fixture
def home(tab: Home) -> Home:
    """That tab at home."""
    return tab.go("/").here()


def hardest_questions() -> list[tuple[str, str]]:
    """The tree and node of the question with the most words, and of the one with the most to choose from."""
    every = [
        (tree.id, name, node)
        for tree in read_folder(pack_folder()).trees.values()
        for name, node in tree.nodes.items()
        if isinstance(node, Question)
    ]
    longest = max(every, key=lambda one: len(one[2].ask) + len(one[2].help))
    widest = max(every, key=lambda one: sum(len(choice.say) for choice in one[2].choices))
    return [longest[:2], widest[:2]]


def sticking_out(screen: Screen) -> list[str]:
    """The words of whatever reaches over the left or right edge."""
    boxes = screen.page.evaluate(BOXES)
    assert len(boxes) > 3
    most = screen.device.width - LEAST_EDGE
    return [box["words"] for box in boxes if box["left"] < LEAST_EDGE or box["right"] > most]


def box_of(target: Locator) -> FloatRect:
    """Where something is."""
    box = target.bounding_box()
    assert box
    return box


def bring_into_sight(screen: Screen, target: Locator, *, only_its_end: bool = False) -> None:
    """Scroll where it is until all of it can be seen, or its end."""

    def seen() -> bool:
        box = target.evaluate(PANE)
        screen.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        further = target.evaluate(FURTHER, only_its_end)
        screen.page.mouse.wheel(0, further)
        return bool(further == 0)

    screen.until(seen, f"{target} cannot be brought into sight.")


def test_no_place_reaches_over_the_sides(home: Home) -> None:
    over = {"/": sticking_out(home)}
    for route, title in PLACES.items():
        over[route] = sticking_out(home.go(route).see_heading(title).see(home.button(words.BACK)))
    assert {route: what for route, what in over.items() if what} == {}


def test_no_screen_of_a_walk_reaches_over_the_sides(home: Home, ways: Ways) -> None:
    over: dict[str, list[str]] = {}
    guide = Guide.begin(home, ways, "arrest")

    def look(name: str) -> None:
        over[name] = sticking_out(guide.walking)

    look("question")
    guide.to("arrest", "alternatives")
    look("factors")
    guide.go_on()
    look("outcome")
    guide.walking.unfold(guide.walk.screen.cites[0])
    look("words unfolded")
    guide.walking.danger_now().see_text(ways.pack.manifest.danger.say)
    look("danger")
    guide.walking.leave_danger().write_note("Told Mary Smith on 11/23/2025").keep_note()
    guide.walking.see(guide.walking.button(words.NOTE_KEEP_ANYWAY))
    look("note")
    guide.walking.keep_note_anyway().finish()
    look("record")
    guide = Guide.begin(guide.walking.go("/").now(Home).here(), ways, "deescalation").to(
        "deescalation", "strategies"
    )
    look("guidance and a clock")
    assert {name: what for name, what in over.items() if what} == {}


@pytest.mark.parametrize(("tree", "node"), hardest_questions())
def test_choices_are_high_and_as_wide_as_the_column(
    home: Home, size: Size, ways: Ways, tree: str, node: str
) -> None:
    guide = Guide.begin(home, ways, tree).to(tree, node)
    assert isinstance(guide.walk.screen, Question)
    bring_into_sight(guide.walking, guide.walking.button(guide.walk.screen.choices[0].say))
    column = box_of(guide.walking.button(guide.walk.screen.choices[0].say))
    if size.is_low:
        assert column["x"] > home.device.width / 2
    elif home.device.is_phone:
        assert column["width"] >= home.device.width - 2 * MOST_EDGE
    least = LEAST_CHOICE_ON_SHORT if home.device.height < SHORT else LEAST_CHOICE
    for choice in guide.walk.screen.choices:
        button = guide.walking.button(choice.say)
        bring_into_sight(guide.walking, button)
        box = box_of(button)
        assert box["height"] >= least, choice.say
        assert box["x"] == pytest.approx(column["x"], abs=1), choice.say
        assert box["width"] == pytest.approx(column["width"], abs=1), choice.say


@pytest.mark.parametrize(("tree", "node"), hardest_questions())
def test_question_can_be_read_whole_and_every_choice_reached(
    home: Home, size: Size, ways: Ways, tree: str, node: str
) -> None:
    guide = Guide.begin(home, ways, tree).to(tree, node)
    assert isinstance(guide.walk.screen, Question)
    bring_into_sight(guide.walking, guide.walking.asked, only_its_end=size.fills_the_screen)
    citation = re.compile(re.escape(guide.walk.screen.cites[0]))
    bring_into_sight(guide.walking, guide.walking.find("button", citation).first)
    for choice in reversed(guide.walk.screen.choices):
        bring_into_sight(guide.walking, guide.walking.button(choice.say))
    guide.answer(guide.walk.screen.choices[-1].id)


def test_settings_can_be_changed_back(home: Home) -> None:
    settings = home.go("/settings").now(SettingsScreen).here()
    for say in words.TEXT_SIZES.values():
        bring_into_sight(settings, settings.find("radio", say, exact=True))


def test_every_mark_of_the_considerations_holds_its_word(home: Home, size: Size, ways: Ways) -> None:
    guide = Guide.begin(home, ways, "arrest").to("arrest", "alternatives")
    assert isinstance(guide.walk.screen, Factors)
    for factor in guide.walk.screen.factors:
        for mark in ("present", "absent", "unknown"):
            box = guide.walking.mark_box(factor, mark)
            bring_into_sight(guide.walking, box)
            assert box_of(box)["width"] >= width_of_words(home, words.MARKS[mark], size), mark
    assert greys.error_share_on(guide.walking.page) <= greys.MOST
    guide.walking.mark(factor, "unknown")
    expect(guide.walking.mark_box(factor, "unknown")).to_be_checked()


def width_of_words(screen: Screen, said: str, size: Size) -> float:
    """How wide a label is, drawn in the app's own type in one line."""
    width = screen.page.evaluate(WORDS_WIDTH, [said, SIZES_OF_TYPE["label"] * size.text * size.system])
    assert isinstance(width, float)
    return width
