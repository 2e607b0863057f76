"""One saved walkthrough: what happened, in what order, on which edition, and whether it is intact."""

from __future__ import annotations

import flet as ft

from sro_assist.app import strings
from sro_assist.app.formatting import date_and_time, zone
from sro_assist.app.record_view import RecordView
from sro_assist.app.session import Session
from sro_assist.ui import theme
from sro_assist.ui.components.buttons import quiet_button
from sro_assist.ui.components.cards import banner, card
from sro_assist.ui.components.headings import heading
from sro_assist.ui.components.transfer_panel import sending
from sro_assist.ui.hooks import go
from sro_assist.ui.screens.event_list import timeline_rows
from sro_assist.ui.screens.scaffold import page_body
from sro_assist.ui.theme import Layout


def record_detail(session: Session, layout: Layout, walk_id: str) -> ft.Control:
    """The timeline of one record, or why it cannot be shown."""
    record = session.library.shown(walk_id)
    if isinstance(record, str):
        return page_body(layout, [banner(layout, record)] if record else [])
    happened = record.timeline
    rows = timeline_rows(layout, happened.pack, happened.told, happened.moments.time_of, happened.odd)
    times = layout.text("small", strings.TIMES_IN.format(zone=zone(record.began)), theme.FAINT)
    told = [times, ft.Column(rows, spacing=0)]
    return page_body(layout, [*_top(session, layout, record), *_duties(layout, record), *told])


def _top(session: Session, layout: Layout, record: RecordView) -> list[ft.Control]:
    when = date_and_time(record.began) if record.dated else strings.NO_DATE
    facts = [when] + ([record.started.officer] if record.started.officer else [])
    top: list[ft.Control] = [
        heading(layout, record.title, "title"),
        layout.text("body", record.end),
        layout.text("small", ", ".join(facts), theme.FAINT),
        _seal(session, layout, record),
    ]
    top += [banner(layout, said) for said in record.warnings]
    if record.open:
        top.append(
            quiet_button(
                layout, strings.RESUME_IT, lambda: go(f"/walk/{record.id}"), ft.Icons.PLAY_ARROW_ROUNDED
            )
        )
    return [*top, sending(session, layout, record.id)]


def _seal(session: Session, layout: Layout, record: RecordView) -> ft.Control:
    if session.context.storage_status.nowhere:
        return banner(layout, strings.NOT_KEPT)
    if not record.finding.sound:
        return banner(layout, record.seal, icon=ft.Icons.GPP_MAYBE_OUTLINED)
    return ft.Row(
        [
            ft.Icon(ft.Icons.VERIFIED_OUTLINED, color=theme.ACCENT, size=layout.glyph("body") + 2),
            ft.Container(layout.text("small", record.seal, theme.FAINT), expand=True),
        ],
        spacing=6,
    )


def _duties(layout: Layout, record: RecordView) -> list[ft.Control]:
    if not record.open_duties:
        return []
    told: list[ft.Control] = [
        layout.text("label", strings.OPEN_DUTIES),
        *(layout.text("body", say) for say in record.open_duties),
    ]
    return [card(ft.Column(told, spacing=4))]
