"""Small parts: headings, buttons, cards, banners."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import flet as ft

from sro_assist.app import strings
from sro_assist.ui import theme
from sro_assist.ui.theme import Layout

Handler = Callable[..., Any]

RING = 3
"""How thick the ring is around what has the focus, in logical pixels."""
INSET = -3
"""Where a stroke of that width lies so that as much of the filled button is seen around it."""


def heading(
    layout: Layout, text: str, kind: str = "title", level: int = 2, *, live: bool = False
) -> ft.Control:
    """A heading that a screen reader finds as one; ``live`` ones are read out when they change."""
    return ft.Semantics(
        content=layout.text(kind, text), heading_level=level, live_region=live, container=live
    )


def icon_button(
    layout: Layout, icon: ft.IconData, name: str, on_click: Handler, colour: str = theme.INK
) -> ft.Control:
    """A button that is only a picture, with a name for those who don't see it."""
    button = ft.IconButton(
        icon=icon,
        icon_size=layout.icon,
        tooltip=name,
        on_click=on_click,
        icon_color=colour,
        width=theme.TARGET,
        height=theme.TARGET,
        padding=0,
        style=ft.ButtonStyle(side=side()),
    )
    return ft.MergeSemantics(content=button)


def tick_box(layout: Layout, name: str, on_click: Handler, *, ticked: bool) -> ft.Control:
    """A box that shows what is kept: Flet's own shows a tick at once, before anyone has taken it."""
    icon = ft.Icons.CHECK_BOX_ROUNDED if ticked else ft.Icons.CHECK_BOX_OUTLINE_BLANK_ROUNDED
    box = ft.IconButton(
        icon=icon,
        icon_size=layout.icon,
        icon_color=theme.ACCENT if ticked else theme.FAINT,
        on_click=on_click,
        width=theme.TARGET,
        height=theme.TARGET,
        padding=0,
        style=ft.ButtonStyle(side=side()),
    )
    return ft.MergeSemantics(content=ft.Semantics(content=box, label=name, checked=ticked))


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a thing to tap lies on: its padding, its colour, its edge while it has not got the focus."""

    padding: ft.PaddingValue = 0
    colour: str | None = None
    on: str | None = None
    """The colour of what is on a filled sheet: its ring has that colour, too."""
    rest: ft.BorderSide | None = None
    radius: float = theme.RADIUS
    centred: bool = False


def tappable(content: ft.Control, on_click: Handler, sheet: Sheet, key: str | None = None) -> ft.TextButton:
    """Anything that is one button as a whole."""
    return ft.TextButton(
        key=key,
        content=content,
        on_click=on_click,
        style=ft.ButtonStyle(
            alignment=ft.Alignment.CENTER if sheet.centred else ft.Alignment.CENTER_LEFT,
            bgcolor=sheet.colour,
            side=side(sheet.rest, sheet.on),
            shape=_shape(sheet.radius),
            padding=sheet.padding,
        ),
    )


def side(rest: ft.BorderSide | None = None, on: str | None = None) -> dict[ft.ControlState, ft.BorderSide]:
    """A button's edge: ``rest``, and a ring for the focus, which on a filled button lies inside of it.

    It is wider than the edge at rest by its own width: where both have one colour it is seen by that alone.
    """
    width = RING + (rest.width if rest else 0)
    ring = ft.BorderSide(width, on, stroke_align=INSET) if on else ft.BorderSide(width, theme.DEEP)
    return {
        ft.ControlState.FOCUSED: ring,
        ft.ControlState.DEFAULT: rest or ft.BorderSide(0, ft.Colors.TRANSPARENT),
    }


def _shape(radius: float = theme.RADIUS) -> ft.RoundedRectangleBorder:
    return ft.RoundedRectangleBorder(radius=radius)


def choice_button(
    layout: Layout, say: str, on_click: Handler, key: str, *, before: bool = False
) -> ft.Control:
    """One choice: full width, tall, always the same look. ``before``: it is what was answered before."""
    said: ft.Control = layout.text("choice", say)
    if before:
        said = ft.Column([said, layout.text("small", strings.BEFORE, theme.ACCENT)], spacing=2, tight=True)
    return ft.OutlinedButton(
        key=key,
        content=said,
        on_click=on_click,
        style=ft.ButtonStyle(
            alignment=ft.Alignment.CENTER_LEFT,
            bgcolor=theme.CARD,
            side=side(ft.BorderSide(2.5, theme.ACCENT) if before else ft.BorderSide(1.5, theme.LINE)),
            shape=_shape(),
            padding=ft.Padding.symmetric(horizontal=18, vertical=way_padding(layout) - (8 if before else 0)),
        ),
    )


def way_padding(layout: Layout) -> float:
    """What a way on has above and below its words."""
    return 14 if layout.short else 19


def main_button(
    layout: Layout, say: str, on_click: Handler, icon: ft.IconData | None = None, key: str | None = None
) -> ft.Control:
    """The one way on: full width and dark."""
    return ft.FilledButton(
        key=key,
        content=_labelled(layout, say, icon, theme.ON_DEEP),
        on_click=on_click,
        style=ft.ButtonStyle(
            bgcolor=theme.DEEP,
            color=theme.ON_DEEP,
            side=side(on=theme.ON_DEEP),
            shape=_shape(),
            padding=ft.Padding.symmetric(horizontal=18, vertical=way_padding(layout)),
        ),
    )


def danger_button(layout: Layout, on_click: Handler, *, large: bool = False) -> ft.Control:
    """The only red thing there is."""
    kind, say = ("title", strings.DANGER) if large else ("label", strings.DANGER_SHORT)
    label = layout.text(kind, say, theme.ON_DANGER)
    label.semantics_label = strings.DANGER
    row = beside_words(layout, ft.Icons.WARNING_ROUNDED, label, kind, theme.ON_DANGER)
    return ft.FilledButton(
        content=row,
        on_click=on_click,
        style=ft.ButtonStyle(
            bgcolor=theme.DANGER,
            side=side(on=theme.ON_DANGER),
            shape=_shape(theme.RADIUS if large else 24),
            padding=ft.Padding.symmetric(horizontal=14, vertical=22 if large else 14),
        ),
    )


def quiet_button(
    layout: Layout, say: str, on_click: Handler, icon: ft.IconData | None = None, colour: str = theme.ACCENT
) -> ft.Control:
    """A button of little weight."""
    return ft.TextButton(
        content=_labelled(layout, say, icon, colour, kind="label"),
        on_click=on_click,
        style=ft.ButtonStyle(
            side=side(), shape=_shape(10), padding=ft.Padding.symmetric(horizontal=10, vertical=14)
        ),
    )


def _labelled(
    layout: Layout, say: str, icon: ft.IconData | None, colour: str, kind: str = "choice"
) -> ft.Control:
    label = layout.text(kind, say, colour)
    return label if icon is None or layout.large else beside_words(layout, icon, label, kind, colour)


def beside_words(layout: Layout, icon: ft.IconData, words: ft.Text, kind: str, colour: str) -> ft.Row:
    """A picture and beside it words, in several lines where they need them."""
    words.expand = True
    words.expand_loose = True
    return ft.Row(
        [ft.Icon(icon, color=colour, size=layout.glyph(kind) + 4), words],
        spacing=8,
        tight=True,
        alignment=ft.MainAxisAlignment.CENTER,
    )


def card(content: ft.Control, *, colour: str = theme.CARD) -> ft.Control:
    """A sheet of paper that something lies on."""
    return ft.Container(
        content=content,
        bgcolor=colour,
        padding=16,
        border_radius=theme.RADIUS,
        border=ft.Border.all(1, theme.HAIRLINE),
    )


def edged(content: ft.Control) -> ft.Control:
    """A card with the accent down its left side: something to do."""
    paper = ft.Container(
        content=content,
        bgcolor=theme.CARD,
        padding=ft.Padding.only(left=12, right=12, top=12, bottom=4),
        border_radius=ft.BorderRadius.only(top_right=theme.RADIUS - 1, bottom_right=theme.RADIUS - 1),
    )
    return ft.Container(
        content=paper,
        bgcolor=theme.ACCENT,
        border_radius=theme.RADIUS,
        padding=ft.Padding.only(left=5),
        border=ft.Border.all(1, theme.HAIRLINE),
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
    )


def banner(
    layout: Layout, say: str, *buttons: ft.Control, icon: ft.IconData = ft.Icons.INFO_OUTLINE
) -> ft.Control:
    """Something to know that stops nobody."""
    told = ft.Row(
        [
            ft.Icon(icon, color=theme.ON_NOTICE, size=layout.glyph("body") + 4),
            ft.Container(layout.text("label", say, theme.ON_NOTICE), expand=True),
        ],
        spacing=10,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    return ft.Semantics(
        content=ft.Container(
            content=ft.Column([told, *([ft.Row(list(buttons), wrap=True)] if buttons else [])], spacing=4),
            bgcolor=theme.NOTICE,
            border_radius=theme.RADIUS,
            padding=ft.Padding.symmetric(horizontal=14, vertical=12),
        ),
        live_region=True,
        container=True,
    )


def column(*controls: ft.Control, spacing: float = theme.GAP) -> ft.Column:
    """Things one under the other, as wide as there is room."""
    return ft.Column(list(controls), spacing=spacing, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
