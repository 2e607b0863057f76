"""Danger now: the time is logged, one line is shown, and the way leads back to the same place."""

from __future__ import annotations

import flet as ft

from sro_assist.app import strings
from sro_assist.app.formatting import clock
from sro_assist.app.session import Session
from sro_assist.app.walk_session import WalkSession
from sro_assist.ui import theme
from sro_assist.ui.components.buttons import choice_button
from sro_assist.ui.components.headings import asked
from sro_assist.ui.hooks import handler
from sro_assist.ui.screens.walk_screen.read_only_notice import standing
from sro_assist.ui.screens.walk_screen.screen_layout import over_all
from sro_assist.ui.screens.walk_screen.shared_layout import citations
from sro_assist.ui.theme import Layout


def danger_face(session: Session, layout: Layout, walking: WalkSession) -> ft.Control:
    """One line, its words, and back."""
    danger = walking.walk.pack.manifest.danger
    dangers = () if walking.persistence.owned_elsewhere else walking.walk.history.dangers[-1:]
    logged = [strings.DANGER_LOGGED.format(time=clock(walking.view.time_of(each))) for each in dangers]
    began_so = walking.view.step == 1 and walking.walk.history.events.number == 1
    say = strings.DANGER_ON if began_so else strings.DANGER_BACK
    text = [
        _banner(layout),
        *standing(session, layout, walking),
        asked(layout, walking.focus, danger.say, "question"),
        citations(session, layout, walking, danger.cites),
        *(layout.text("label", said, theme.FAINT) for said in logged),
    ]
    back = choice_button(layout, say, handler(session, walking.overlay.close), key="danger.back")
    return over_all(layout, text, [back])


def _banner(layout: Layout) -> ft.Control:
    icon = ft.Icon(ft.Icons.WARNING_ROUNDED, color=theme.ON_DANGER, size=layout.glyph("title") + 6)
    said = ft.Container(layout.text("title", strings.DANGER, theme.ON_DANGER), expand=True)
    return ft.Container(
        content=ft.Row([icon, said]),
        bgcolor=theme.DANGER,
        border_radius=theme.RADIUS,
        padding=10 if layout.low else 18,
    )
