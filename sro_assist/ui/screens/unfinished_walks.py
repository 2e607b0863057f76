"""What was begun and not finished, on home: going on with the newest, or ending it, which can be undone."""

from __future__ import annotations

import asyncio

import flet as ft

from sro_assist.app import strings
from sro_assist.app.formatting import day
from sro_assist.app.pending_end import UNDO_SECONDS
from sro_assist.app.session import Session
from sro_assist.records import Summary
from sro_assist.ui import theme
from sro_assist.ui.components.buttons import quiet_button
from sro_assist.ui.components.cards import banner
from sro_assist.ui.components.column import column
from sro_assist.ui.components.tappable import Sheet, tappable
from sro_assist.ui.error_boundary import component
from sro_assist.ui.hooks import go, handler, use_app
from sro_assist.ui.theme import Layout


def unfinished(session: Session, layout: Layout) -> list[ft.Control]:
    """The newest to go on with, and how many more there are; before them, what is about to be ended."""
    all_open = session.library.unfinished
    rows = [row for row in all_open if row.id != session.pending_end.id]
    about_to_end = [row for row in all_open if row.id == session.pending_end.id]
    told: list[ft.Control] = [AboutToEnd(row, key=row.id) for row in about_to_end]
    told += [_to_go_on_with(session, layout, row) for row in rows[:1]]
    if len(rows) > 1:
        more = strings.MORE_UNFINISHED.format(count=len(rows) - 1)
        told.append(quiet_button(layout, more, lambda: go("/saved")))
    return told


def _to_go_on_with(session: Session, layout: Layout, summary: Summary) -> ft.Control:
    """A tap on it goes on with it; what ends it stands apart, in words."""
    title = strings.RESUME.format(title=session.context.tree_title(summary.tree))
    when = strings.RESUME_WHEN.format(when=day(summary.began, session.context.now()))
    said = ft.Column([layout.text("choice", title), layout.text("small", when, theme.FAINT)], spacing=2)
    icon = ft.Icon(ft.Icons.PLAY_ARROW_ROUNDED, color=theme.ACCENT, size=layout.icon)
    content = ft.Row([icon, ft.Container(said, expand=True)])
    opener = tappable(content, lambda: go(f"/walk/{summary.id}"), Sheet(ft.Padding.all(12)))
    end = quiet_button(
        layout, strings.END_IT, handler(session, session.pending_end.ask, summary.id), colour=theme.FAINT
    )
    apart = ft.Row([end], alignment=ft.MainAxisAlignment.END, wrap=True)
    return ft.Container(column(opener, apart, spacing=0), bgcolor=theme.TINT, border_radius=theme.RADIUS)


@component
def AboutToEnd(summary: Summary) -> ft.Control:  # noqa: N802 - a component is written like a class
    """That it is ended, and the way to undo it. It is ended for good after a while, or when home is left."""
    session, layout = use_app()

    def end() -> None:
        session.pending_end.carry_out(summary.id)

    async def end_in_a_while() -> None:
        await asyncio.sleep(UNDO_SECONDS)
        end()
        session.changed()

    ft.use_effect(end_in_a_while, [], cleanup=end)
    undo = quiet_button(layout, strings.UNDO, handler(session, session.pending_end.undo))
    return banner(layout, strings.ENDED_IT.format(title=session.context.tree_title(summary.tree)), undo)
