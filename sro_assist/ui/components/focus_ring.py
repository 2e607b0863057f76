"""A ring around what has none of its own: Flutter shows a focused radio mark or switch by a faint disc."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from sro_assist.ui import theme
from sro_assist.ui.components.button_edge import RING
from sro_assist.ui.error_boundary import component


@component
def Ringed(make: Callable[[], ft.Radio | ft.Switch]) -> ft.Control:  # noqa: N802 - as Flet's own
    """What ``make`` gives, with a ring around it and its words while it has the focus.

    Made anew at each drawing: what was drawn once is frozen, and takes no handler any more.
    """
    focused, set_focused = ft.use_state(False)
    control = make()
    control.on_focus = lambda: set_focused(True)
    control.on_blur = lambda: set_focused(False)
    ring = ft.Border.all(RING, theme.DEEP if focused else ft.Colors.TRANSPARENT)
    return ft.Container(control, border=ring, border_radius=10, padding=1)
