"""Small parts: headings, buttons, cards, banners."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import flet as ft

from sro_assist.ui import theme, words
from sro_assist.ui.theme import Look

Handler = Callable[..., Any]


def heading(look: Look, text: str, kind: str = "title", level: int = 2, *, live: bool = False) -> ft.Control:
    """A heading that a screen reader finds as one; ``live`` ones are read out when they change."""
    return ft.Semantics(content=look.text(kind, text), heading_level=level, live_region=live, container=live)


def icon_button(
    look: Look, icon: ft.IconData, name: str, on_click: Handler, colour: str = theme.INK
) -> ft.Control:
    """A button that is only a picture, with a name for those who don't see it."""
    button = ft.IconButton(
        icon=icon,
        icon_size=look.icon,
        tooltip=name,
        on_click=on_click,
        icon_color=colour,
        width=theme.TARGET,
        height=theme.TARGET,
        padding=0,
    )
    return ft.MergeSemantics(content=button)


def tick_box(look: Look, name: str, on_click: Handler, *, ticked: bool) -> ft.Control:
    """A box that shows what is kept: Flet's own shows a tick at once, before anyone has taken it."""
    icon = ft.Icons.CHECK_BOX_ROUNDED if ticked else ft.Icons.CHECK_BOX_OUTLINE_BLANK_ROUNDED
    box = ft.Container(
        content=ft.Icon(icon, size=look.icon, color=theme.ACCENT if ticked else theme.FAINT),
        on_click=on_click,
        ink=True,
        width=theme.TARGET,
        height=theme.TARGET,
        alignment=ft.Alignment.CENTER,
        border_radius=theme.TARGET / 2,
    )
    return ft.Semantics(content=box, label=name, checked=ticked)


def _shape(radius: float = theme.RADIUS) -> ft.RoundedRectangleBorder:
    return ft.RoundedRectangleBorder(radius=radius)


def choice_button(look: Look, say: str, on_click: Handler, key: str) -> ft.Control:
    """One choice: full width, tall, always the same look."""
    return ft.OutlinedButton(
        key=key,
        content=look.text("choice", say),
        on_click=on_click,
        style=ft.ButtonStyle(
            alignment=ft.Alignment.CENTER_LEFT,
            bgcolor=theme.CARD,
            side=ft.BorderSide(1.5, theme.LINE),
            shape=_shape(),
            padding=ft.Padding.symmetric(horizontal=18, vertical=19),
        ),
    )


def main_button(
    look: Look, say: str, on_click: Handler, icon: ft.IconData | None = None, key: str | None = None
) -> ft.Control:
    """The one way on: full width and dark."""
    return ft.FilledButton(
        key=key,
        content=_labelled(look, say, icon, theme.ON_DEEP),
        on_click=on_click,
        style=ft.ButtonStyle(
            bgcolor=theme.DEEP,
            color=theme.ON_DEEP,
            shape=_shape(),
            padding=ft.Padding.symmetric(horizontal=18, vertical=19),
        ),
    )


def danger_button(look: Look, on_click: Handler, *, large: bool = False) -> ft.Control:
    """The only red thing there is."""
    kind, say = ("title", words.DANGER) if large else ("label", words.DANGER_SHORT)
    label = look.text(kind, say, theme.ON_DANGER)
    label.semantics_label = words.DANGER
    row = ft.Row(
        [
            ft.Icon(ft.Icons.WARNING_ROUNDED, color=theme.ON_DANGER, size=look.size(kind) + 5),
            label,
        ],
        spacing=8,
        tight=True,
        alignment=ft.MainAxisAlignment.CENTER,
    )
    return ft.FilledButton(
        content=row,
        on_click=on_click,
        style=ft.ButtonStyle(
            bgcolor=theme.DANGER,
            shape=_shape(theme.RADIUS if large else 24),
            padding=ft.Padding.symmetric(horizontal=14, vertical=22 if large else 14),
        ),
    )


def quiet_button(
    look: Look, say: str, on_click: Handler, icon: ft.IconData | None = None, colour: str = theme.ACCENT
) -> ft.Control:
    """A button of little weight."""
    return ft.TextButton(
        content=_labelled(look, say, icon, colour, kind="label"),
        on_click=on_click,
        style=ft.ButtonStyle(shape=_shape(10), padding=ft.Padding.symmetric(horizontal=10, vertical=14)),
    )


def bottom_row(look: Look, buttons: Sequence[tuple[str, ft.IconData, Handler]]) -> ft.Control:
    """What is always at hand, at the bottom: a picture over a word, each with an equal share."""
    return ft.Row(
        [_bottom_button(look, *button) for button in buttons],
        spacing=4,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )


def _bottom_button(look: Look, say: str, icon: ft.IconData, on_click: Handler) -> ft.Control:
    label = look.text("mark", say, theme.ACCENT)
    label.text_align = ft.TextAlign.CENTER
    return ft.TextButton(
        expand=True,
        on_click=on_click,
        content=ft.Column(
            [ft.Icon(icon, color=theme.ACCENT, size=look.icon), label],
            spacing=2,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.CENTER,
        ),
        style=ft.ButtonStyle(shape=_shape(), padding=ft.Padding.symmetric(horizontal=2, vertical=9)),
    )


def _labelled(
    look: Look, say: str, icon: ft.IconData | None, colour: str, kind: str = "choice"
) -> ft.Control:
    label = look.text(kind, say, colour)
    if icon is None:
        return label
    return ft.Row(
        [ft.Icon(icon, color=colour, size=look.size(kind) + 4), label],
        spacing=8,
        tight=True,
        wrap=False,
        alignment=ft.MainAxisAlignment.CENTER,
    )


def card(content: ft.Control, *, colour: str = theme.CARD, on_click: Handler | None = None) -> ft.Control:
    """A sheet of paper that something lies on; with ``on_click`` the whole of it is a button."""
    return ft.Container(
        content=content,
        bgcolor=colour,
        padding=16,
        border_radius=theme.RADIUS,
        border=ft.Border.all(1, theme.HAIRLINE),
        on_click=on_click,
        ink=on_click is not None,
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
    look: Look, say: str, *buttons: ft.Control, icon: ft.IconData = ft.Icons.INFO_OUTLINE
) -> ft.Control:
    """Something to know that stops nobody."""
    told = ft.Row(
        [
            ft.Icon(icon, color=theme.ON_NOTICE, size=look.size("body") + 4),
            ft.Container(look.text("label", say, theme.ON_NOTICE), expand=True),
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
