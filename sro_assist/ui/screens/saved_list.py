"""The list of saved walkthroughs, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

import flet as ft

from sro_assist.app import strings
from sro_assist.app.formatting import day, length
from sro_assist.app.session import Session
from sro_assist.records import Summary
from sro_assist.records.altered_record import UNDATED
from sro_assist.ui import theme
from sro_assist.ui.components.alert_banners import every_alert
from sro_assist.ui.components.buttons import quiet_button
from sro_assist.ui.components.received_files import handed
from sro_assist.ui.components.tappable import Sheet, tappable
from sro_assist.ui.components.transfer_panel import arrivals, taking
from sro_assist.ui.hooks import go, handler
from sro_assist.ui.screens.scaffold import page_body
from sro_assist.ui.theme import Layout

SCROLL_MS = 50
"""How often the list tells how far it is scrolled, in milliseconds."""


def list_title(session: Session) -> str:
    """What the list is called: where nothing is kept it holds this visit alone."""
    return strings.VISIT_TITLE if session.context.storage_status.nowhere else strings.SAVED_TITLE


def saved_list(session: Session, layout: Layout, chosen: str = "") -> ft.Column:
    """The newest walkthroughs, older ones when asked for; above them what is to be known and what came in.

    chosen: the id of the one that is marked.
    """
    summaries = session.library.rows
    told = every_alert(session, layout)
    told += [*handed(session, layout), *arrivals(session, layout), taking(session, layout)]
    drawn = _drawn(session, summaries, chosen)
    rows = [_row(session, layout, summary, chosen=summary.id == chosen) for summary in summaries[:drawn]]
    if older := len(summaries) - drawn:
        show = handler(session, session.window.memory.show_older)
        rows.append(quiet_button(layout, strings.SHOW_OLDER.format(count=older), show))
    none = strings.VISIT_NONE if session.context.storage_status.nowhere else strings.SAVED_NONE
    return page_body(layout, [*told, *(rows or [layout.text("body", none, theme.FAINT)])], spacing=10)


def use_offset(session: Session, listed: ft.Column | None, chosen: str = "") -> None:
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


def _drawn(session: Session, summaries: Sequence[Summary], chosen: str) -> int:
    """How many rows: those that were asked for, and down to the chosen one."""
    places = (place for place, summary in enumerate(summaries, start=1) if summary.id == chosen)
    return min(len(summaries), max(session.window.memory.saved_rows, next(places, 0)))


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
