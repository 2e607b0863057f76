"""The hardest questions on every size: choices large and alike, all to be reached by scrolling and tapped.

That nothing is cut, missing or in the way is looked at on every screen: ``pictures``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import FloatRect, Locator

from sro_assist.places import pack_folder
from sro_assist.records import Records, Settings
from sro_assist.trees.model import Question
from sro_assist.trees.reading import read_folder
from sro_assist.ui import words
from tests.browser.conftest import Standing, browsing, serving
from tests.browser.devices import DESK, LOW_PHONE, LOWEST_PHONE, PHONE, SMALL_PHONE, Device
from tests.browser.guide import Guide
from tests.browser.page_objects.base import Screen
from tests.browser.page_objects.home import Home
from tests.browser.ways import Ways
from tests.served import whole_app

LEAST_CHOICE, LEAST_CHOICE_ON_SHORT, SHORT = 60, 52, 700
MOST_EDGE = 24
# As the browser's own setting does: the root's font size is what it asks pages to go by.
TEXT_OF_SYSTEM = """
document.addEventListener("DOMContentLoaded", () => { document.documentElement.style.fontSize = "%spx"; });
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
    Size(LOW_PHONE),
    Size(DESK),
    Size(SMALL_PHONE, 2.0),
    Size(SMALL_PHONE, system=2.0),
    Size(LOWEST_PHONE, system=1.5),
]


@pytest.fixture(scope="module", params=SIZES, ids=str)
def size(request: pytest.FixtureRequest) -> Size:
    """Each size in turn."""
    assert isinstance(request.param, Size)
    return request.param


@pytest.fixture(scope="module")
def tab(size: Size, standing: Standing, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """A tab of a device, with the size of text set before the app was started."""
    data: Path = tmp_path_factory.mktemp("sizes") / "data"
    records = Records.open(data)
    records.settings = Settings(text_size=size.text, theme="light")
    records.close()
    with ExitStack() as stack:
        served = stack.enter_context(serving(whole_app(data)))
        profile = stack.enter_context(browsing(standing))
        page = profile.tab(size.device)
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


@pytest.mark.parametrize(("tree", "node"), hardest_questions())
def test_question_can_be_read_and_its_choices_are_large_alike_and_reached(
    home: Home, size: Size, ways: Ways, tree: str, node: str
) -> None:
    guide = Guide.begin(home, ways, tree).to(tree, node)
    assert isinstance(guide.walk.screen, Question)
    bring_into_sight(guide.walking, guide.walking.asked, only_its_end=size.fills_the_screen)
    citation = re.compile(re.escape(guide.walk.screen.cites[0]))
    bring_into_sight(guide.walking, guide.walking.find("button", citation).first)
    column, *boxes = [choice_in_sight(guide, choice.say) for choice in guide.walk.screen.choices]
    if size.is_low:
        assert column["x"] > home.device.width / 2
    elif home.device.is_phone:
        assert column["width"] >= home.device.width - 2 * MOST_EDGE
    least = LEAST_CHOICE_ON_SHORT if home.device.height < SHORT else LEAST_CHOICE
    for choice, box in zip(guide.walk.screen.choices, [column, *boxes], strict=True):
        assert box["height"] >= least, choice.say
        assert box["x"] == pytest.approx(column["x"], abs=1), choice.say
        assert box["width"] == pytest.approx(column["width"], abs=1), choice.say
    guide.answer(guide.walk.screen.choices[-1].id)


def choice_in_sight(guide: Guide, say: str) -> FloatRect:
    """Where a choice is, once all of it is in sight."""
    button = guide.walking.button(say)
    bring_into_sight(guide.walking, button)
    return box_of(button)
