"""Factors: each present, absent, unknown, or left as it is."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from sro_assist.app import strings
from sro_assist.app.session import Session
from sro_assist.app.walk_session import WalkSession
from sro_assist.trees.model import Factor, Factors
from sro_assist.ui import theme
from sro_assist.ui.components.buttons import icon_button, main_button
from sro_assist.ui.components.headings import asked, heading
from sro_assist.ui.components.tappable import Handler, Sheet, tappable
from sro_assist.ui.hooks import handler
from sro_assist.ui.screens.walk_screen.screen_layout import Parts
from sro_assist.ui.screens.walk_screen.shared_layout import citations, kind_line, opens_note, quotes
from sro_assist.ui.theme import Layout

MARKS = (
    ("present", strings.PRESENT, ft.Icons.ADD_CIRCLE_OUTLINE),
    ("absent", strings.ABSENT, ft.Icons.REMOVE_CIRCLE_OUTLINE),
    ("unknown", strings.UNKNOWN, ft.Icons.HELP_OUTLINE),
)
AROUND, BETWEEN = 26, 8
"""What a factor's card has at its sides, and what lies between its marks."""
LOOSE, CLOSE = 6, 4
"""What a mark has at its sides."""


def factors_screen(session: Session, layout: Layout, walking: WalkSession) -> Parts:
    """The considerations, in the policy's order."""
    node = walking.walk.screen
    assert isinstance(node, Factors)  # noqa: S101 - the screen is picked by the node's kind
    marked = sum(_mark(walking, factor) != "untouched" for factor in node.factors)
    text: list[ft.Control] = [
        kind_line(layout, strings.CONSIDER, ft.Icons.VISIBILITY_OUTLINED),
        asked(layout, walking.focus, node.ask, "title"),
        layout.text(
            "body", node.help or strings.CONSIDERED.format(count=marked, all=len(node.factors)), theme.FAINT
        ),
        *quotes(layout, walking.view),
    ]
    if node.cites:
        text.append(citations(session, layout, walking, node.cites))
    group = ""
    for factor in node.factors:
        if factor.group and factor.group != group:
            group = factor.group
            text.append(heading(layout, group, "label", level=3))
        text.append(_factor(session, layout, walking, factor))
    way = main_button(
        layout, strings.GO_ON_FACTORS, handler(session, walking.actions.go_on), key=f"{walking.view.step}.on"
    )
    return Parts(text, [way])


def _noted(walking: WalkSession, factor: Factor) -> list[str]:
    """The notes on a factor of this screen: another screen may have a factor of the same id."""
    key = (*walking.walk.frame, factor.id)
    return [note.text for note in walking.walk.history.notes if (note.tree, note.node, note.about) == key]


def _mark(walking: WalkSession, factor: Factor) -> str:
    return walking.walk.position.marks.get((*walking.walk.frame, factor.id), "untouched")


def _factor(session: Session, layout: Layout, walking: WalkSession, factor: Factor) -> ft.Control:
    mark = _mark(walking, factor)
    noted = _noted(walking, factor)
    title = ft.Row(
        [
            ft.Container(layout.text("choice", factor.say), expand=True),
            _note_button(session, layout, walking, factor),
        ],
        spacing=4,
    )
    states = [
        ft.MergeSemantics(
            content=ft.Semantics(
                content=_state(
                    layout,
                    say,
                    icon,
                    handler(session, walking.actions.mark, factor.id, value),
                    chosen=mark == value,
                ),
                label=f"{factor.say}:",
                checked=mark == value,
            )
        )
        for value, say, icon in MARKS
    ]
    return ft.Container(
        key=f"factor-{factor.id}",
        content=ft.Column(
            [
                title,
                citations(session, layout, walking, factor.cites, weighed=False),
                *(layout.text("body", text, theme.FAINT, italic=True) for text in noted),
                _marks(layout, states),
            ],
            spacing=2,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        bgcolor=theme.CARD,
        border_radius=theme.RADIUS,
        border=ft.Border.all(1, theme.HAIRLINE),
        padding=ft.Padding.only(left=14, right=10, top=6, bottom=12),
    )


def _note_button(session: Session, layout: Layout, walking: WalkSession, factor: Factor) -> ft.Control:
    name = strings.NOTE_ABOUT.format(what=factor.say)
    write = handler(session, walking.note.write, factor.id)
    button = icon_button(layout, ft.Icons.EDIT_NOTE_ROUNDED, name, write, theme.ACCENT)
    opens_note(walking, factor.id, button)
    return button


def _marks(layout: Layout, states: Sequence[ft.Control]) -> ft.Control:
    """The three marks in a row of equal shares; where those would be too narrow, as many a line as fit."""
    if _stacked(layout):
        return ft.Row(list(states), spacing=BETWEEN, run_spacing=BETWEEN, wrap=True)
    return ft.Row([ft.Container(state, expand=True) for state in states], spacing=BETWEEN)


def _stacked(layout: Layout) -> bool:
    """Whether not even the longest word fits a share."""
    return layout.words_width("label", strings.UNKNOWN) + 2 * CLOSE > _share(layout)


def _share(layout: Layout) -> float:
    """The width that each of the three marks has when they share a row of the card."""
    return (layout.reading - AROUND - 2 * BETWEEN) / 3


def _state(layout: Layout, say: str, icon: ft.IconData, on_click: Handler, *, chosen: bool) -> ft.Control:
    """A mark: its picture beside its word, or above it where a share is too narrow for both."""
    colour = theme.ON_DEEP if chosen else theme.INK
    picture = ft.Icon(ft.Icons.CHECK_CIRCLE if chosen else icon, size=layout.glyph("label") + 2, color=colour)
    word = layout.text("label", say, colour)
    both = layout.words_width("label", strings.UNKNOWN) + layout.glyph("label") + 7 + 2 * LOOSE
    beside = _stacked(layout) or both < _share(layout)
    content = ft.Row([picture, word], spacing=5, tight=True) if beside else _above(picture, word)
    sheet = Sheet(
        ft.Padding.symmetric(horizontal=LOOSE if beside else CLOSE, vertical=13 if beside else 7),
        theme.DEEP if chosen else None,
        theme.ON_DEEP if chosen else None,
        ft.BorderSide(1.2, theme.DEEP if chosen else theme.LINE),
        radius=24,
        centred=True,
    )
    return tappable(content, on_click, sheet)


def _above(picture: ft.Control, word: ft.Control) -> ft.Control:
    return ft.Column(
        [picture, word], spacing=2, tight=True, horizontal_alignment=ft.CrossAxisAlignment.CENTER
    )
