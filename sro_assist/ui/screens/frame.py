"""What every screen stands in: safe edges, a column that stays readable, a bar on top."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import flet as ft

from sro_assist.ui import theme, words
from sro_assist.ui.theme import Look
from sro_assist.ui.widgets.parts import Handler, heading, icon_button


def frame(look: Look, bar: ft.Control, body: ft.Control, **view: Any) -> ft.View:  # noqa: ANN401 - passed on
    """A screen: a bar, and under it a body that fills what is left."""
    content = ft.Column(
        [bar, body], expand=True, spacing=4, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )
    return ft.View(
        route=ft.use_view_path(),
        controls=[ft.SafeArea(content=content, expand=True)],
        padding=ft.Padding.only(left=look.edge, right=look.edge, top=6, bottom=6),
        spacing=0,
        bgcolor=theme.PAPER,
        **view,
    )


def bar(look: Look, title: str, back: Handler, *right: ft.Control) -> ft.Control:
    """Back on the left, where we are, and what is always at hand on the right."""
    named = heading(look, title, "label" if right else "title", level=1)
    below = look.large and bool(right)  # large words get a line of their own
    row = ft.Row(
        [
            icon_button(look, ft.Icons.ARROW_BACK, words.BACK, back),
            ft.Container(None if below else named, expand=True),
            *right,
        ],
        spacing=4,
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
    )
    return ft.Column([row, named], spacing=2) if below else row


def page_body(look: Look, controls: Sequence[ft.Control], spacing: float = 16) -> ft.Control:
    """A column that scrolls and on a wide screen stays as narrow as is good to read."""
    inner = ft.Column(
        [*controls, ft.Container(height=12)],
        spacing=spacing,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    width = min(theme.READABLE, look.width - 2 * look.edge)
    return ft.Column(
        [ft.Container(content=inner, width=width, padding=ft.Padding.only(top=8))],
        scroll=ft.ScrollMode.AUTO,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )


def side_by_side(left: ft.Control, right: ft.Control) -> ft.Control:
    """List and detail on a wide screen."""
    return ft.Row(
        [
            ft.Container(content=left, expand=5),
            ft.VerticalDivider(width=33, color=theme.HAIRLINE),
            ft.Container(content=right, expand=6),
        ],
        expand=True,
        spacing=0,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )
