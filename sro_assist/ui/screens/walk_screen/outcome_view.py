"""An outcome: where this ends, what is owed, what of it is done."""

from __future__ import annotations

import flet as ft

from sro_assist.app import strings
from sro_assist.app.focus import part_of_duty
from sro_assist.app.formatting import clock
from sro_assist.app.session import Session
from sro_assist.app.walk_session import WalkSession
from sro_assist.trees.model import Outcome
from sro_assist.ui import theme
from sro_assist.ui.components.buttons import main_button, quiet_button
from sro_assist.ui.components.column import column
from sro_assist.ui.components.headings import asked, heading
from sro_assist.ui.hooks import go, handler
from sro_assist.ui.screens.walk_screen.screen_layout import Parts
from sro_assist.ui.screens.walk_screen.shared_layout import citations, kind_line, quotes, things_to_do
from sro_assist.ui.theme import Layout
from sro_assist.walk.duties import Owed


def outcome_screen(session: Session, layout: Layout, walking: WalkSession) -> Parts:
    """The end of a tree, what is owed first: back to the one that waits for it, or to be finished."""
    node = walking.walk.screen
    assert isinstance(node, Outcome)  # noqa: S101 - the screen is picked by the node's kind
    text: list[ft.Control] = [
        kind_line(layout, strings.OUTCOME, ft.Icons.FLAG_OUTLINED),
        asked(layout, walking.focus, node.title, "question"),
        *quotes(layout, walking.view),
    ]
    if node.cites:
        text.append(citations(session, layout, walking, node.cites))
    text += [*_duties(session, layout, walking), *things_to_do(session, layout, walking, node.do)]
    return Parts(text, _ways(session, layout, walking))


def _duties(session: Session, layout: Layout, walking: WalkSession) -> list[ft.Control]:
    if not walking.view.owed:
        return []
    return [
        heading(layout, strings.DUTIES, "title", level=2),
        *(_duty(session, layout, walking, o) for o in walking.view.owed),
    ]


def _duty(session: Session, layout: Layout, walking: WalkSession, owed: Owed) -> ft.Control:
    cites = citations(session, layout, walking, owed.duty.cites)
    return ft.Container(
        content=column(
            layout.text("choice", owed.duty.do), cites, _tapping(session, layout, walking, owed), spacing=2
        ),
        bgcolor=theme.CARD,
        border_radius=theme.RADIUS,
        border=ft.Border.all(1.5, theme.HAIRLINE if owed.tapped else theme.DEEP),
        padding=ft.Padding.only(left=16, right=12, top=12, bottom=6),
    )


def _tapping(session: Session, layout: Layout, walking: WalkSession, owed: Owed) -> ft.Control:
    mark = walking.actions.duty
    key = (owed.tree, owed.duty_id)
    if owed.tapped is None:
        parts: list[ft.Control] = [
            quiet_button(
                layout, strings.DUTY_NOW, handler(session, mark, *key, done=True), ft.Icons.CHECK_ROUNDED
            ),
            quiet_button(
                layout,
                strings.DUTY_EARLIER,
                handler(session, mark, *key, done=True, how="later"),
                ft.Icons.HISTORY,
            ),
        ]
    else:
        said = strings.DUTY_DONE if owed.tapped.how == "now" else strings.DUTY_DONE_EARLIER
        time = clock(walking.view.time_of(owed.tapped.elapsed))
        parts = [
            ft.Icon(ft.Icons.CHECK_CIRCLE, color=theme.ACCENT, size=layout.glyph("choice")),
            layout.text("label", said.format(time=time)),
            quiet_button(
                layout, strings.DUTY_UNDO, handler(session, mark, *key, done=False), colour=theme.FAINT
            ),
        ]
    button = next(part for part in parts if isinstance(part, ft.TextButton))
    walking.focus.part(part_of_duty(*key), button)
    return ft.Row(parts, wrap=True, spacing=6, run_spacing=0, vertical_alignment=ft.CrossAxisAlignment.CENTER)


def _ways(session: Session, layout: Layout, walking: WalkSession) -> list[ft.Control]:
    if walking.view.waiting_title:
        say = strings.BACK_TO.format(title=walking.view.waiting_title)
        return [
            main_button(layout, say, handler(session, walking.actions.go_on), key=f"{walking.view.step}.on")
        ]

    def finish() -> None:
        session.walks.finish()
        if walking.finished and not walking.persistence.failure:
            go(f"/saved/{walking.id}")
        session.changed()

    end = strings.FINISH_UNKEPT if session.context.storage_status.nowhere else strings.FINISH
    open_count = sum(owed.tapped is None for owed in walking.view.owed)
    said = strings.FINISH_OPEN_ONE if open_count == 1 else strings.FINISH_OPEN.format(count=open_count)
    told = [layout.text("small", said, theme.FAINT)] if open_count else []
    return [
        *told,
        main_button(layout, end, finish, ft.Icons.DONE_ALL_ROUNDED, key=f"{walking.view.step}.finish"),
        quiet_button(layout, strings.KEEP_OPEN, lambda: go("/"), colour=theme.FAINT),
    ]
