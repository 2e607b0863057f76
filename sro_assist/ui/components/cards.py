"""Sheets of paper that something lies on: to read, to do, to know."""

from __future__ import annotations

import flet as ft

from sro_assist.ui import theme
from sro_assist.ui.theme import Layout


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
