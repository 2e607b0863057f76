"""Anything that is one button as a whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import flet as ft

from sro_assist.ui import theme
from sro_assist.ui.components.button_edge import shape, side

Handler = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a thing to tap lies on: its padding, its colour, its edge while it has not got the focus."""

    padding: ft.PaddingValue = 0
    colour: str | None = None
    foreground: str | None = None
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
            side=side(sheet.rest, sheet.foreground),
            shape=shape(sheet.radius),
            padding=sheet.padding,
        ),
    )
