"""How the walking screen shares its room: what is read, the ways on at the thumb, what is always at hand.

Flet tells no one how high a part will be, so it is reckoned; whatever is reckoned wrongly still scrolls.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import flet as ft

from sro_assist.app import strings
from sro_assist.app.walk_view import WalkView
from sro_assist.trees.model import Question
from sro_assist.ui import text_width, theme
from sro_assist.ui.components.action_bar import bar_width, bottom_height
from sro_assist.ui.screens.scaffold import halves, margin, mostly_left
from sro_assist.ui.theme import LEADING, Layout

LEAST_TEXT = 170
"""The least height that a list of things keeps above the way on, in logical pixels at 100 %."""
LEAST_MIDDLE = 200
"""The least height between what is fixed above and below, at 100 %; else all of it scrolls."""
SPACING = 8
APART = 4
"""What a low screen keeps between danger in the bar and the first way on, besides the spacing."""
LEAST_QUESTION = 100
"""The least height that a question keeps, with the beginning of what explains it, at 100 %."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a node shows: what is read, and the ways on."""

    text: Sequence[ft.Control]
    ways: Sequence[ft.Control]


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around it: how far, clocks, what has to be known; and what is always at hand."""

    top: Sequence[ft.Control]
    hand: ft.Control
    offer: Sequence[ft.Control] = ()
    """A note that may be written about the answer before."""
    banners: int = 0
    hand_says: Sequence[str] = ()
    title: Sequence[ft.Control] = field(default=())
    """Where we are, when the bar has no room to say it."""
    unfolded: bool = False
    """Whether the policy's words are unfolded somewhere in what is read."""


def arranged(layout: Layout, view: WalkView, around: Around, parts: Parts) -> ft.Control:
    """One above the other; on a low screen what is read at the left and the ways on at the right."""
    key = f"step-{view.step}"
    if layout.low:
        in_bar = hand_fits_bar(layout, around.hand_says)
        left = scrolled([*around.title, *around.top, *parts.text, *around.offer], f"{key}-text")
        ways = [ft.Container(height=APART), *parts.ways, *([] if in_bar else [around.hand])]
        right = scrolled(ways, f"{key}-ways")
        if isinstance(view.walk.screen, Question):
            return halves(left, right)
        return mostly_left(layout, left, right)
    top = [*around.top, *around.offer]
    fixed = _bar_height(layout, view.title) + _top_height(layout, view, around)
    middle = layout.height - fixed - bottom_height(layout, around.hand_says, layout.column) - SPACING
    if middle < LEAST_MIDDLE * layout.drawn:
        return scrolled([*top, *parts.text, *parts.ways, around.hand], key)
    high = sum(_way_height(layout, way) + SPACING for way in parts.ways)
    if around.unfolded or middle - high < _text_needs(layout, view):
        shown = [scrolled([*parts.text, ft.Container(height=4), *parts.ways], key)]
    else:
        shown = [scrolled(parts.text, key), _column(parts.ways, f"{key}-ways")]
    return _column([*top, *shown, around.hand], spacing=SPACING, fills=True)


def over_all(layout: Layout, text: Sequence[ft.Control], ways: Sequence[ft.Control]) -> ft.Control:
    """What lies over the whole screen for a while, and its way back."""
    if layout.low:
        return mostly_left(layout, scrolled(text, "over"), scrolled(ways, "over-ways"))
    room = layout.height - theme.TARGET - 2 * margin(layout) - sum(_way_height(layout, way) for way in ways)
    if room < LEAST_MIDDLE * layout.drawn:
        return scrolled([*text, *ways], "over")
    return _column([scrolled(text, "over"), *ways], spacing=theme.GAP, fills=True)


def scrolled(controls: Sequence[ft.Control], key: str) -> ft.Column:
    """A column that takes the room there is, and scrolls by itself."""
    column = _column(controls, key, fills=True)
    column.scroll = ft.ScrollMode.AUTO
    return column


def _column(
    controls: Sequence[ft.Control], key: str | None = None, spacing: float = SPACING, *, fills: bool = False
) -> ft.Column:
    column = ft.Column(
        list(controls), key=key, spacing=spacing, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )
    if fills:
        column.expand = True
    return column


def hand_says(layout: Layout) -> list[str]:
    """What is always at hand, in words. On a wide screen the path so far is seen anyway."""
    return [strings.NOTE, strings.CHANGED, *([] if layout.wide else [strings.SO_FAR])]


def hand_fits_bar(layout: Layout, said: Sequence[str]) -> bool:
    """Whether a low screen's bar has room for what is always at hand."""
    return bar_room(layout, said) >= 0


def title_fits_bar(layout: Layout, said: Sequence[str], title: str) -> bool:
    """Whether it then still says where we are."""
    return layout.words_width("label", title) <= bar_room(layout, said if hand_fits_bar(layout, said) else ())


def bar_room(layout: Layout, said: Sequence[str]) -> float:
    """What back, what is at hand and danger leave of the bar."""
    danger = layout.words_width("label", strings.DANGER_SHORT) + layout.glyph("label") + 41
    return layout.inner - theme.TARGET - bar_width(layout, said) - danger - 16


def _bar_height(layout: Layout, title: str) -> float:
    row = max(theme.TARGET, layout.glyph("label") * LEADING["label"] + 28)
    return (
        row
        + 2 * margin(layout)
        + 6
        + (layout.lines_height("label", title, layout.inner) if layout.crowded else 0)
    )


def _top_height(layout: Layout, view: WalkView, around: Around) -> float:
    """About how high what stands above the question is."""
    heights = [8 + layout.lines_height("small", progress_says(view), layout.column)]
    for clock, _seconds in view.running:
        said = f"{strings.TIMED.format(say=clock.say, time='10:00')} {clock.prompt}"
        heights.append(16 + layout.lines_height("label", said, layout.column - 50))
    heights += [24 + 3 * layout.glyph("label") * LEADING["label"] + theme.TARGET] * around.banners
    if around.offer:
        offer = layout.glyph("label") * LEADING["label"] + 28
        heights.append(2 * offer if layout.large else offer)
    return sum(heights) + SPACING * (len(heights) + 1)


def progress_says(view: WalkView) -> str:
    """How far this path has come, in words."""
    more = view.more
    return (strings.STEP_MORE if more else strings.STEP_LAST).format(step=view.step, more=more)


def _text_needs(layout: Layout, view: WalkView) -> float:
    """What has to be seen above the ways on: a whole question. What explains it scrolls with it."""
    screen = view.walk.screen
    if not isinstance(screen, Question):
        return LEAST_TEXT * layout.drawn
    return max(layout.lines_height("question", screen.ask, layout.column), LEAST_QUESTION * layout.drawn)


def _way_height(layout: Layout, way: ft.Control) -> float:
    """About how high a button is, or a line of text that stands with the buttons."""
    text, padding = _text_of(way), _padding_of(way)
    if text is None or text.style is None:
        return theme.CHOICE
    drawn = (text.style.size or 0) * layout.system
    lines = text_width.lines(text.value or "", (layout.column - padding.left - padding.right) / drawn / 1.05)
    return max(theme.TARGET, lines * drawn * LEADING["choice"] + padding.top + padding.bottom)


def _text_of(way: ft.Control) -> ft.Text | None:
    content = getattr(way, "content", way)
    if isinstance(content, ft.Row):
        content = content.controls[-1]
    if isinstance(content, ft.Column):
        content = content.controls[0]  # what is below it takes the room of the padding
    return content if isinstance(content, ft.Text) else None


def _padding_of(way: ft.Control) -> ft.Padding:
    style = getattr(way, "style", None)
    padding = style.padding if isinstance(style, ft.ButtonStyle) else None
    return padding if isinstance(padding, ft.Padding) else ft.Padding.all(0)
