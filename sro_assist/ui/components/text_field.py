"""Fields to write in."""

from __future__ import annotations

from typing import Any

import flet as ft

from sro_assist.ui import theme
from sro_assist.ui.components.button_edge import RING
from sro_assist.ui.components.tappable import Handler
from sro_assist.ui.theme import Layout


def field(layout: Layout, label: str, value: str, on_change: Handler, **more: Any) -> ft.TextField:  # noqa: ANN401 - passed on
    """A field with its name; ``value`` is always given, or drawing again would empty it."""
    return ft.TextField(
        label=label,
        value=value,
        on_change=on_change,
        text_style=layout.style("choice"),
        label_style=layout.style("body", theme.FAINT),
        hint_style=layout.style("body", theme.FAINT),
        helper_style=layout.style("small", theme.FAINT),
        helper_max_lines=3,
        border={
            ft.ControlState.DEFAULT: _border(theme.LINE),
            ft.ControlState.FOCUSED: _border(theme.DEEP, RING),
        },
        bgcolor=theme.CARD,
        **more,
    )


def _border(colour: str, width: float = 1) -> ft.InputBorder:
    return ft.OutlineInputBorder(side=ft.BorderSide(width, colour), border_radius=theme.RADIUS)
