"""Saved walkthroughs: the list, newest first."""

from __future__ import annotations

from contextlib import suppress

import flet as ft

from sro_assist.app import strings
from sro_assist.app.formatting import day, length
from sro_assist.app.session import Session
from sro_assist.records import Summary
from sro_assist.records.altered_record import UNDATED
from sro_assist.ui import theme
from sro_assist.ui.components.alert_banners import every_alert
from sro_assist.ui.components.controls import Sheet, tappable
from sro_assist.ui.components.received_files import handed
from sro_assist.ui.components.transfer_panel import arrivals, taking
from sro_assist.ui.error_boundary import screen
from sro_assist.ui.hooks import go, use_app
from sro_assist.ui.screens.record_screen import record_detail
from sro_assist.ui.screens.scaffold import bar, frame, page_body, side_by_side
from sro_assist.ui.theme import Layout

SCROLL_MS = 50
"""How often the list tells how far it is scrolled, in milliseconds."""


@screen
def Saved() -> ft.View:  # noqa: N802 - a component is written like a class
    """The list on a phone; list and timeline on a wide screen."""
    session, layout = use_app()
    return saved_view(session, layout, chosen="")


def saved_view(session: Session, layout: Layout, chosen: str) -> ft.View:
    """The list, with the chosen one beside it where there is room, or instead of it where there isn't."""
    title = strings.VISIT_TITLE if session.context.storage_status.nowhere else strings.SAVED_TITLE
    listed = _list(session, layout, chosen) if layout.wide or not chosen else None
    _use_place(session, listed, chosen)
    if listed is None:
        back = bar(layout, title, lambda: go("/saved"))
        return frame(layout, back, record_detail(session, layout, chosen))
    top = bar(layout, title, lambda: go("/"))
    if layout.wide and chosen:
        return frame(layout, top, side_by_side(listed, record_detail(session, layout, chosen)))
    return frame(layout, top, listed)


def _use_place(session: Session, listed: ft.Column | None, chosen: str) -> None:
    """Have the list open where it was left: beside another record it would begin at its top."""

    def scrolled(event: ft.OnScrollEvent) -> None:
        session.window.memory.saved_offset = event.pixels

    async def go_there() -> None:
        if listed and session.window.memory.saved_offset:
            with suppress(RuntimeError, TimeoutError):  # it is gone already
                await listed.scroll_to(offset=session.window.memory.saved_offset, duration=0)

    if listed:
        listed.on_scroll, listed.scroll_interval = scrolled, SCROLL_MS
    ft.use_effect(go_there, [chosen])


def _list(session: Session, layout: Layout, chosen: str) -> ft.Column:
    summaries = session.library.rows
    told = every_alert(session, layout)
    told += [*handed(session, layout), *arrivals(session, layout), taking(session, layout)]
    rows = [_row(session, layout, summary, chosen=summary.id == chosen) for summary in summaries]
    none = strings.VISIT_NONE if session.context.storage_status.nowhere else strings.SAVED_NONE
    return page_body(layout, [*told, *(rows or [layout.text("body", none, theme.FAINT)])], spacing=10)


def _row(session: Session, layout: Layout, summary: Summary, *, chosen: bool) -> ft.Control:
    entries = strings.ENTRY_ONE if summary.events == 1 else strings.ENTRIES.format(count=summary.events)
    when = day(summary.began, session.context.now()) if summary.started != UNDATED else strings.NO_DATE
    facts = [when, length(summary.elapsed), entries]
    if summary.officer:
        facts.append(summary.officer)
    if not summary.intact:
        facts.append(strings.ALTERED_SHORT)
    said = ft.Column(
        [
            layout.text("choice", session.context.tree_title(summary.tree)),
            layout.text("body", _end(session, summary)),
            layout.text("small", ", ".join(facts), theme.FAINT),
        ],
        spacing=3,
    )
    edge = ft.BorderSide(1, theme.ACCENT if chosen else theme.HAIRLINE)
    sheet = Sheet(16, theme.TINT if chosen else theme.CARD, rest=edge)
    return tappable(said, lambda: go(f"/saved/{summary.id}"), sheet, key=summary.id)


def _end(session: Session, summary: Summary) -> str:
    """Where it ended, in the words of the outcome when they are known."""
    if summary.ended == "open":
        return strings.OPEN_STILL
    if summary.ended == "interrupted":
        return strings.INTERRUPTED
    return session.library.outcome(summary) or strings.FINISHED
