"""The buttons: each kind has one look, and one weight."""

from __future__ import annotations

import flet as ft

from sro_assist.app import strings
from sro_assist.ui import theme
from sro_assist.ui.components.button_edge import shape, side
from sro_assist.ui.components.tappable import Handler
from sro_assist.ui.theme import Layout


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
            shape=shape(),
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
            side=side(foreground=theme.ON_DEEP),
            shape=shape(),
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
            side=side(foreground=theme.ON_DANGER),
            shape=shape(theme.RADIUS if large else 24),
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
            side=side(), shape=shape(10), padding=ft.Padding.symmetric(horizontal=10, vertical=14)
        ),
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
