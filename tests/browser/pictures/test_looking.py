"""What looks at the pictures: that it sees what is wrong, and tries every two looks together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product, starmap

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Page

from sro_assist.paths import pack_folder
from sro_assist.trees.loader import read_folder
from sro_assist.walk.walkthrough import Walkthrough
from tests.browser.conftest import Standing, browsing
from tests.browser.devices import PHONE
from tests.browser.pictures import faults, greys, insight
from tests.browser.pictures.axe import Axe
from tests.browser.pictures.boxes import Place, Scene, read
from tests.browser.pictures.expecting import Part
from tests.browser.pictures.looks import APPS, SIZES, SYSTEMS, THEMES, Dress, Look, Size
from tests.browser.pictures.standing import Stand, nodes
from tests.browser.pictures.visits import visits
from tests.browser.ways import Ways

LOOK = Look(Size(390, 844), Dress(1.0, "light"), 1.0)
PAPER = "#FBFAF6"
BUTTON = "role='button' flt-tappable"
# As Flutter tells of a screen: places in pixels, words in spans or as a name.
TOLD = """
<!DOCTYPE html><html lang="en"><title>Test</title><body><flt-semantics-host>
  <h1 style="position:absolute;left:20px;top:20px;width:300px;height:30px;margin:0">Title</h1>
  <flt-semantics role="button" flt-tappable
    style="position:absolute;left:20px;top:60px;width:48px;height:48px">Back</flt-semantics>
  {more}
</flt-semantics-host></body></html>
"""


def leaf(words: str, place: str, more: str = "") -> str:
    left, top, width, height = place.split()
    where = f"position:absolute;left:{left}px;top:{top}px;width:{width}px;height:{height}px"
    said = f'<span style="position:absolute">{words}</span>'
    return f'<flt-semantics {more} style="{where}">{said}</flt-semantics>'


@pytest.fixture(scope="module")
def page(standing: Standing) -> Iterator[Page]:
    with browsing(standing) as profile:
        yield profile.tab(PHONE)


def scene(page: Page, *more: str) -> Scene:
    page.set_content(TOLD.format(more="".join(more)))
    return read(page, 0)


def wrong(page: Page, *more: str) -> list[str]:
    return list(faults.of_any(scene(page, *more), LOOK))


def test_every_two_of_size_text_and_theme_meet() -> None:
    every = [
        look
        for questions in (True, False)
        for visit in visits(questions=questions, covering=True)
        for look in visit.looks
    ]
    texts = {(app, system) for app, systems in SYSTEMS.items() for system in systems}
    assert {(look.size, look.dress.app, look.system) for look in every} == {
        (size, *text) for size, text in product(SIZES, texts)
    }
    assert {(look.size, look.dress.theme) for look in every} == set(product(SIZES, THEMES))
    assert {(look.dress.theme, look.dress.app, look.system) for look in every} == {
        (theme, *text) for theme, text in product(THEMES, texts)
    }


def test_every_question_is_looked_at_in_every_size() -> None:
    every = visits(questions=True, covering=True)
    seen = {(visit.tree, visit.node, look.size) for visit in every for look in visit.looks}
    assert len(seen) == len({each[:2] for each in seen}) * len(SIZES)


def test_every_node_is_looked_at_in_every_run() -> None:
    pack = read_folder(pack_folder())
    every = [visit for questions in (True, False) for visit in visits(questions=questions, covering=False)]
    assert {(visit.tree, visit.node) for visit in every} == set(nodes(pack))
    looks = [look for visit in every for look in visit.looks]
    worn = {(look.size, look.dress) for look in looks}
    assert worn == set(product(SIZES, starmap(Dress, product(APPS, THEMES))))


def test_every_node_can_be_stood_at(every_stand: dict[Stand, Walkthrough], ways: Ways) -> None:
    assert {stand[:2] for stand in every_stand} >= set(nodes(ways.pack))


def test_whole_screen_has_nothing_wrong(page: Page) -> None:
    assert wrong(page, leaf("Is this a criminal incident?", "20 120 300 40")) == []


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (leaf("Out of sight", "300 120 90 24"), "reaches over a side"),
        (leaf("considerations", "20 120 40 60"), "a word is broken"),
        (leaf("Is this a criminal incident, or not?", "20 120 80 18"), "cut off"),
        (leaf("Note", "20 120 44 48", "role='button' flt-tappable"), "too small to tap"),
        (leaf("One", "20 120 90 30") + leaf("Other", "60 130 90 30"), "overlap"),
    ],
    ids=["sides", "word", "height", "target", "overlap"],
)
def test_fault_is_told(page: Page, more: str, said: str) -> None:
    (fault,) = wrong(page, more)
    assert fault.startswith(said)


def test_missing_choice_is_told(page: Page) -> None:
    picture = Image.new("RGB", (390, 844), PAPER)
    expected = [Part("Back", "button"), Part("Yes", "button")]
    (fault,) = faults.of_parts(scene(page), expected, LOOK, picture)
    assert fault == "missing: button 'Yes'"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (leaf("Yes", "20 120 350 48", BUTTON), "a choice is too low"),
        (leaf("Yes", "20 120 350 64", BUTTON) + leaf("No", "20 200 300 64", BUTTON), "choices are not alike"),
        (leaf("Yes", "120 120 250 64", BUTTON), "does not go from side to side"),
    ],
    ids=["height", "width", "edge"],
)
def test_choice_that_is_hard_to_hit_is_told(page: Page, more: str, said: str) -> None:
    choices = [Part(each, "button", "choice", framed=True) for each in ("Yes", "No")]
    (fault,) = faults.of_choices(scene(page, more), choices)
    assert fault.startswith(said)


def test_choice_scrolled_away_is_not_in_sight(page: Page) -> None:
    pane = "position:absolute;left:0;top:120px;width:390px;height:100px;overflow-y:scroll"
    inner = leaf("Yes", "20 20 300 64", "role='button'") + leaf("No", "20 90 300 64", "role='button'")
    seen = scene(page, f'<flt-semantics style="{pane}">{inner}</flt-semantics>')
    boxes = {box.words: box for box in seen.boxes}
    assert seen.whole(boxes["Yes"])
    assert not seen.whole(boxes["No"])
    assert len(seen.unseen()) == 1


def test_error_box_is_told_on_every_paper() -> None:
    for colour in greys.error_colours():
        picture = Image.new("RGB", (100, 100), PAPER)
        picture.paste(colour, (0, 0, 100, 3))
        (fault,) = faults.of_pixels(picture)
        assert fault == "an error box fills 3% of the picture"


def test_own_colours_are_never_an_error_box() -> None:
    own = greys.own_colours()
    for red, green, blue in own:
        assert list(faults.of_pixels(Image.new("RGB", (10, 10), (red, green, blue)))) == []
    assert len(own) > len(THEMES)


@pytest.mark.parametrize(("end", "edge"), [(120, ""), (139, "right")])
def test_words_that_run_into_the_edge_are_told(end: int, edge: str) -> None:
    picture = Image.new("RGB", (200, 100), PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((20, 20, 139, 69), radius=24, outline="#7C8A94")
    draw.rectangle((40, 40, end, 44), fill="#14212B")
    assert greys.ink_at_the_edge(picture, Place(20, 20, 120, 50)) == edge


def test_axe_bites(page: Page) -> None:
    page.set_content(TOLD.format(more=leaf("", "20 120 48 48", "role='button' tabindex='0'")))
    assert [each.split(" ")[0] for each in Axe(page).violations()] == ["aria-command-name"]


def test_table_of_what_is_in_sight() -> None:
    small, large = SIZES[0], SIZES[-1]
    sights = [
        insight.Sight(small, 1.0, 4, 2),
        insight.Sight(small, 1.0, 2, 0),
        insight.Sight(large, 2.0, 4, 4),
    ]
    assert insight.again(insight.plain(sights)) == sights
    assert insight.table(sights)[2:] == [
        "| 320 x 568 | 100% | 0.0 | 2.0 | 33% | 1 of 2 |",
        "| 1280 x 800 | 200% |  | 4.0 | 100% | 0 of 1 |",
    ]
