"""So far: the path that was walked, newest last."""

from __future__ import annotations

import flet as ft

from sro_assist.app import strings
from sro_assist.app.focus import Focus
from sro_assist.app.session import Session
from sro_assist.app.walk_session import WalkSession
from sro_assist.app.walk_view import WalkView
from sro_assist.ui import theme
from sro_assist.ui.components.buttons import main_button
from sro_assist.ui.components.headings import asked
from sro_assist.ui.hooks import handler
from sro_assist.ui.screens.event_list import timeline_rows
from sro_assist.ui.screens.scaffold import mostly_left
from sro_assist.ui.screens.walk_screen.read_only_notice import standing
from sro_assist.ui.theme import Layout
from sro_assist.walk.timeline import timeline


def so_far(layout: Layout, view: WalkView, focus: Focus) -> ft.Control:
    """The path as a list that scrolls."""
    rows = timeline_rows(layout, view.walk.pack, timeline(view.walk.pack, view.walk.events), view.time_of)
    return ft.Column(
        [
            asked(layout, focus, strings.SO_FAR, part="so-far"),
            *(rows or [layout.text("body", strings.NOTHING_YET, theme.FAINT)]),
        ],
        spacing=0,
        expand=True,
        scroll=ft.ScrollMode.AUTO,
        auto_scroll=True,  # the newest line is what is looked for
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def so_far_face(session: Session, layout: Layout, walking: WalkSession) -> ft.Control:
    """The path over the whole of a phone's screen."""
    close = main_button(layout, strings.CLOSE, handler(session, walking.overlay.close))
    listed = so_far(layout, walking.view, walking.focus)
    told = standing(session, layout, walking)
    if layout.low:
        return mostly_left(
            layout, listed, ft.Column([close, *told], horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
        )
    return ft.Column(
        [*told, listed, close], expand=True, spacing=12, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )
