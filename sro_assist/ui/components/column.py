"""Things one under the other."""

from __future__ import annotations

import flet as ft

from sro_assist.ui import theme


def column(*controls: ft.Control, spacing: float = theme.GAP) -> ft.Column:
    """Things one under the other, as wide as there is room."""
    return ft.Column(list(controls), spacing=spacing, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
