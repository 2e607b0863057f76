"""What every screen stands in: safe edges, a column that stays readable, a bar on top."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import flet as ft

from sro_assist.app import strings
from sro_assist.ui import theme
from sro_assist.ui.components.buttons import icon_button
from sro_assist.ui.components.headings import heading
from sro_assist.ui.components.tappable import Handler
from sro_assist.ui.hooks import use_title
from sro_assist.ui.theme import Layout


def frame(layout: Layout, bar: ft.Control, body: ft.Control, title: str = "", **view: Any) -> ft.View:  # noqa: ANN401 - passed on
    """A screen: a bar, and under it a body that fills what is left. Its title is the bar's, or ``title``."""
    use_title(title or str(bar.data or ""))
    view.setdefault("route", ft.use_view_path())
    content = ft.Column(
        [bar, body], expand=True, spacing=4, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )
    return ft.View(
        controls=[ft.SafeArea(content=content, expand=True)],
        padding=ft.Padding.only(
            left=layout.edge, right=layout.edge, top=margin(layout), bottom=margin(layout)
        ),
        spacing=0,
        bgcolor=theme.PAPER,
        **view,
    )


def margin(layout: Layout) -> float:
    """What lies above and below all of a screen."""
    return 2 if layout.low else 6


def bar(layout: Layout, title: str, back: Handler, *right: ft.Control) -> ft.Control:
    """Back on the left, where we are, and what is always at hand on the right."""
    named = heading(layout, title, "label" if right else "title", level=1)
    room = layout.inner - theme.TARGET - 8
    below = layout.crowded and (bool(right) or layout.words_width("title", title) > room)  # a line of its own
    row = ft.Row(
        [
            icon_button(layout, ft.Icons.ARROW_BACK, strings.BACK, back),
            ft.Container(named if title and not below else None, expand=True),
            *right,
        ],
        spacing=4,
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
        data=title,
    )
    return ft.Column([row, named], spacing=2, data=title) if below else row


def page_body(layout: Layout, controls: Sequence[ft.Control], spacing: float = 16) -> ft.Column:
    """A column that scrolls and on a wide screen stays as narrow as is good to read."""
    inner = ft.Column(
        [*controls, ft.Container(height=12)],
        spacing=spacing,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    width = min(theme.READABLE, layout.width - 2 * layout.edge)
    return ft.Column(
        [ft.Container(content=inner, width=width, padding=ft.Padding.only(top=8))],
        scroll=ft.ScrollMode.AUTO,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )


def side_by_side(left: ft.Control, right: ft.Control) -> ft.Control:
    """List and detail on a wide screen."""
    return _panes(ft.Container(left, expand=5), ft.Container(right, expand=6))


def halves(left: ft.Control, right: ft.Control) -> ft.Control:
    """A question and its choices on a low screen."""
    return _panes(ft.Container(left, expand=1), ft.Container(right, expand=1))


def mostly_left(layout: Layout, left: ft.Control, right: ft.Control) -> ft.Control:
    """What is read and the way on, on a low screen; in halves where the text is large for its width."""
    if layout.reading == layout.column:
        return halves(left, right)
    return _panes(ft.Container(left, expand=3), ft.Container(right, expand=2))


def _panes(left: ft.Container, right: ft.Container) -> ft.Control:
    divider = ft.VerticalDivider(width=theme.BETWEEN, color=theme.HAIRLINE)
    return ft.Row(
        [left, divider, right],
        expand=True,
        spacing=0,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )
