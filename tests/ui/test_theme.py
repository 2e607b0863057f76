"""What is decided by how large the text is drawn, and by how much room the window has."""

from __future__ import annotations

import pytest

from sro_assist.records import Settings
from sro_assist.ui import text_width, theme
from sro_assist.ui.color_schemes import CONTRAST, CONTRAST_LIGHT, DARK, LIGHT
from sro_assist.ui.theme import LEADING, SIZES, Layout

PORTRAIT = [(320, 568), (360, 640), (390, 844), (768, 1024)]
SIDEWAYS = [(568, 320), (844, 390), (852, 393)]
DESK = (1280, 800)
LARGEST = 2.0
HARDEST = "Have appropriate considerations been documented?"


@pytest.mark.parametrize(("width", "height"), SIDEWAYS)
def test_phone_held_sideways_is_low_never_wide(width: float, height: float) -> None:
    layout = Layout(1.0, width, height)
    assert (layout.low, layout.wide) == (True, False)
    assert layout.column < layout.reading < layout.inner


@pytest.mark.parametrize(("width", "height"), PORTRAIT)
def test_a_phone_held_upright_is_neither(width: float, height: float) -> None:
    layout = Layout(1.0, width, height)
    assert (layout.low, layout.wide) == (False, False)
    assert layout.column == layout.reading == layout.inner


def test_desk_is_wide_while_two_columns_fit() -> None:
    assert Layout(1.0, *DESK).wide
    assert not Layout(1.5, 1024, 768).wide


@pytest.mark.parametrize("kind", SIZES)
def test_text_the_system_enlarges_is_not_enlarged_twice(kind: str) -> None:
    assert Layout(1.0, *DESK, system=LARGEST).size(kind) == Layout(1.0, *DESK).size(kind)
    assert Layout(LARGEST, *DESK).size(kind) == pytest.approx(LARGEST * SIZES[kind])


@pytest.mark.parametrize(("scale", "system"), [(LARGEST, 1.0), (1.0, LARGEST)])
def test_layout_goes_by_the_size_drawn(scale: float, system: float) -> None:
    layout = Layout(scale, 390, 844, system)
    usual = Layout(1.0, 390, 844)
    assert layout.large
    assert not usual.large
    assert layout.edge < usual.edge
    assert layout.icon > usual.icon
    assert layout.glyph("label") == LARGEST * usual.glyph("label")
    assert layout.words_width("label", HARDEST) == pytest.approx(
        LARGEST * usual.words_width("label", HARDEST)
    )


@pytest.mark.parametrize(("scale", "system"), [(LARGEST, 1.0), (1.0, LARGEST)])
@pytest.mark.parametrize(("width", "height"), [*PORTRAIT, *SIDEWAYS])
def test_question_words_stay_whole_and_choices_no_larger(
    scale: float, system: float, width: float, height: float
) -> None:
    layout = Layout(scale, width, height, system)
    style = layout.text("question", HARDEST).style
    assert style is not None
    assert style.size is not None
    longest = text_width.longest(HARDEST) * style.size * system
    assert longest <= layout.column or style.size == layout.size("choice")
    assert style.size >= layout.size("choice")


def test_heading_without_a_word_has_usual_size() -> None:
    style = Layout().text("title", "").style
    assert style is not None
    assert style.size == SIZES["title"]


def test_lines_break_by_words_and_within_long_ones() -> None:
    assert text_width.lines("", 10) == 1
    assert text_width.lines("one two", 20) == 1
    assert text_width.lines("one two", 2) == 2
    assert text_width.lines("considerations", 4) == 2
    layout = Layout()
    assert layout.lines_height("body", "one", 300) == pytest.approx(SIZES["body"] * LEADING["body"])


def test_contrast_asked_is_followed_by_the_system_theme() -> None:
    left_to_it = theme.themes(Settings(theme="system"), contrast_asked=True)
    assert [each.color_scheme for each in left_to_it[:2]] == [CONTRAST_LIGHT, CONTRAST]
    assert left_to_it[2].value == "system"
    chosen = theme.themes(Settings(theme="light"), contrast_asked=True)
    assert [each.color_scheme for each in chosen[:2]] == [LIGHT, DARK]


def test_contrast_chosen_is_on_dark_ground() -> None:
    chosen = theme.themes(Settings(theme="contrast"), contrast_asked=True)
    assert [each.color_scheme for each in chosen[:2]] == [CONTRAST, CONTRAST]
