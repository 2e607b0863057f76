"""So far: the path that was walked, newest last."""

from __future__ import annotations

import flet as ft

from sro_assist.ui import theme, words
from sro_assist.ui.core import on
from sro_assist.ui.desk import Desk
from sro_assist.ui.screens.frame import mostly_left
from sro_assist.ui.screens.timeline import timeline_rows
from sro_assist.ui.screens.walking.standing import standing
from sro_assist.ui.theme import Look
from sro_assist.ui.walking import Walking
from sro_assist.ui.widgets.asked import asked
from sro_assist.ui.widgets.parts import main_button
from sro_assist.walk.timeline import timeline


def so_far(_desk: Desk, look: Look, walking: Walking) -> ft.Control:
    """The path as a list that scrolls."""
    rows = timeline_rows(
        look, walking.walk.pack, timeline(walking.walk.pack, walking.walk.events), walking.time_of
    )
    return ft.Column(
        [
            asked(look, walking.focus, words.SO_FAR, part="so-far"),
            *(rows or [look.text("body", words.NOTHING_YET, theme.FAINT)]),
        ],
        spacing=0,
        expand=True,
        scroll=ft.ScrollMode.AUTO,
        auto_scroll=True,  # the newest line is what is looked for
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def so_far_face(desk: Desk, look: Look, walking: Walking) -> ft.Control:
    """The path over the whole of a phone's screen."""
    close = main_button(look, words.CLOSE, on(desk, walking.show, "screen"))
    listed = so_far(desk, look, walking)
    told = standing(desk, look, walking)
    if look.low:
        return mostly_left(
            look, listed, ft.Column([close, *told], horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
        )
    return ft.Column(
        [*told, listed, close], expand=True, spacing=12, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )
