"""Factors: each present, absent, unknown, or left as it is."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from sro_assist.trees.model import Factor, Factors
from sro_assist.ui import theme, words
from sro_assist.ui.core import on
from sro_assist.ui.desk import Desk
from sro_assist.ui.screens.walking.node import citations, kind_line, laid_out, quotes
from sro_assist.ui.theme import Look
from sro_assist.ui.walking import Walking
from sro_assist.ui.widgets.parts import Handler, heading, icon_button, main_button

MARKS = (
    ("present", words.PRESENT, ft.Icons.ADD_CIRCLE_OUTLINE),
    ("absent", words.ABSENT, ft.Icons.REMOVE_CIRCLE_OUTLINE),
    ("unknown", words.UNKNOWN, ft.Icons.HELP_OUTLINE),
)


def factors_screen(desk: Desk, look: Look, walking: Walking) -> ft.Control:
    """The considerations, in the policy's order."""
    node = walking.walk.screen
    assert isinstance(node, Factors)  # noqa: S101 - the screen is picked by the node's kind
    marked = sum(_mark(walking, factor) != "untouched" for factor in node.factors)
    text: list[ft.Control] = [
        kind_line(look, words.CONSIDER, ft.Icons.VISIBILITY_OUTLINED),
        heading(look, node.ask, "title", live=True),
        look.text(
            "body", node.help or words.CONSIDERED.format(count=marked, all=len(node.factors)), theme.FAINT
        ),
        *quotes(look, walking),
    ]
    if node.cites:
        text.append(citations(desk, look, walking, node.cites))
    group = ""
    for factor in node.factors:
        if factor.group and factor.group != group:
            group = factor.group
            text.append(heading(look, group, "label", level=3))
        text.append(_factor(desk, look, walking, factor))
    way = main_button(look, words.GO_ON_FACTORS, on(desk, walking.go_on), key=f"{walking.step}.on")
    return laid_out(look, walking, text, [way])


def _noted(walking: Walking, factor: Factor) -> list[str]:
    """The notes on a factor of this screen: another screen may have a factor of the same id."""
    key = (*walking.walk.frame, factor.id)
    return [note.text for note in walking.walk.state.notes if (note.tree, note.node, note.about) == key]


def _mark(walking: Walking, factor: Factor) -> str:
    return walking.walk.state.marks.get((*walking.walk.frame, factor.id), "untouched")


def _factor(desk: Desk, look: Look, walking: Walking, factor: Factor) -> ft.Control:
    mark = _mark(walking, factor)
    noted = _noted(walking, factor)
    title = ft.Row(
        [
            ft.Container(look.text("choice", factor.say), expand=True),
            icon_button(
                look,
                ft.Icons.EDIT_NOTE_ROUNDED,
                words.NOTE_ABOUT.format(what=factor.say),
                on(desk, walking.write, factor.id),
                theme.ACCENT,
            ),
        ],
        spacing=4,
    )
    states = [
        ft.Semantics(
            content=_state(look, say, icon, on(desk, walking.mark, factor.id, value), chosen=mark == value),
            label=f"{factor.say}:",
            checked=mark == value,
        )
        for value, say, icon in MARKS
    ]
    return ft.Container(
        key=f"factor-{factor.id}",
        content=ft.Column(
            [
                title,
                citations(desk, look, walking, factor.cites, weighed=False),
                *(look.text("body", text, theme.FAINT, italic=True) for text in noted),
                _marks(look, states),
            ],
            spacing=2,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        bgcolor=theme.CARD,
        border_radius=theme.RADIUS,
        border=ft.Border.all(1, theme.HAIRLINE),
        padding=ft.Padding.only(left=14, right=10, top=6, bottom=12),
    )


def _marks(look: Look, states: Sequence[ft.Control]) -> ft.Control:
    """The three marks in a row of equal shares; where those would be too narrow, as many a line as fit."""
    if look.scale > 1.2 or look.width < 360:  # noqa: PLR2004 - three in a row would not fit
        return ft.Row(list(states), spacing=8, run_spacing=8, wrap=True)
    return ft.Row([ft.Container(state, expand=True) for state in states], spacing=8)


def _state(look: Look, say: str, icon: ft.IconData, on_click: Handler, *, chosen: bool) -> ft.Control:
    colour = theme.ON_DEEP if chosen else theme.INK
    shown = ft.Icons.CHECK_CIRCLE if chosen else icon
    return ft.Container(
        content=ft.Row(
            [ft.Icon(shown, size=look.size("label") + 2, color=colour), look.text("label", say, colour)],
            spacing=5,
            tight=True,
            alignment=ft.MainAxisAlignment.CENTER,
        ),
        bgcolor=theme.DEEP if chosen else None,
        border=ft.Border.all(1.2, theme.DEEP if chosen else theme.LINE),
        border_radius=24,
        padding=ft.Padding.symmetric(horizontal=8, vertical=13),
        on_click=on_click,
        ink=True,
    )
