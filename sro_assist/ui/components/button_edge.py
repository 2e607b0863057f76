"""A button's edge: at rest as it is drawn, and a ring while it has the focus."""

from __future__ import annotations

import flet as ft

from sro_assist.ui import theme

RING = 3
"""How thick the ring is around what has the focus, in logical pixels."""
INSET = -3
"""Where a stroke of that width lies so that as much of the filled button is seen around it."""


def side(
    rest: ft.BorderSide | None = None, foreground: str | None = None
) -> dict[ft.ControlState, ft.BorderSide]:
    """A button's edge: ``rest``, and a ring for the focus, which on a filled button lies inside of it.

    It is wider than the edge at rest by its own width: where both have one colour it is seen by that alone.
    """
    width = RING + (rest.width if rest else 0)
    ring = (
        ft.BorderSide(width, foreground, stroke_align=INSET)
        if foreground
        else ft.BorderSide(width, theme.DEEP)
    )
    return {
        ft.ControlState.FOCUSED: ring,
        ft.ControlState.DEFAULT: rest or ft.BorderSide(0, ft.Colors.TRANSPARENT),
    }


def shape(radius: float = theme.RADIUS) -> ft.RoundedRectangleBorder:
    """Its corners."""
    return ft.RoundedRectangleBorder(radius=radius)
