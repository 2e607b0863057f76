"""Handing over, on the screens: sending a record, taking one in, and what came in."""

from __future__ import annotations

from typing import cast

import flet as ft

from sro_assist.app import strings
from sro_assist.app.record_export import ExportFile
from sro_assist.app.record_import import ImportReport
from sro_assist.app.session import Session
from sro_assist.ui import theme
from sro_assist.ui.components.buttons import main_button, quiet_button
from sro_assist.ui.components.cards import banner, card
from sro_assist.ui.components.headings import heading
from sro_assist.ui.components.tappable import Handler
from sro_assist.ui.hooks import go, handler
from sro_assist.ui.theme import Layout


def sending(session: Session, layout: Layout, walk_id: str) -> ft.Control:
    """The way to send a record: a button, then the file and what to do with it."""
    export = session.transfer.outgoing.file_of(walk_id)
    if export is not None:
        return _export(session, layout, export)
    failure = session.transfer.outgoing.failure_of(walk_id)
    prepare = handler(session, session.transfer.outgoing.prepare, walk_id)
    button = quiet_button(layout, strings.SEND, prepare, _beside(layout, ft.Icons.OUTBOX_ROUNDED))
    return ft.Column([banner(layout, failure), button] if failure else [button], tight=True)


def taking(session: Session, layout: Layout) -> ft.Control:
    """The way to take records in."""
    icon = _beside(layout, ft.Icons.MOVE_TO_INBOX_ROUNDED)
    button = quiet_button(layout, strings.TAKE_IN, handler(session, session.transfer.incoming.forget), icon)
    dialogs = session.transfer.dialogs
    return ft.Column([_doing(button, dialogs.pick()) if dialogs else button], tight=True)


def arrivals(session: Session, layout: Layout) -> list[ft.Control]:
    """What became of each file that was taken in."""
    return [_arrival(session, layout, each) for each in session.transfer.incoming.arrived]


def _arrival(session: Session, layout: Layout, arrival: ImportReport) -> ft.Control:
    buttons = [_on_notice(layout, strings.CLOSE, handler(session, session.transfer.incoming.forget, arrival))]
    if arrival.id:
        buttons.insert(0, _on_notice(layout, strings.LOOK_AT_IT, lambda: go(f"/saved/{arrival.id}")))
    icon = ft.Icons.CHECK_ROUNDED if arrival.how else ft.Icons.INFO_OUTLINE
    return banner(layout, arrival.say, *buttons, icon=icon)


def _on_notice(layout: Layout, say: str, on_click: Handler) -> ft.Control:
    return quiet_button(layout, say, on_click, colour=theme.ON_NOTICE)


def _export(session: Session, layout: Layout, export: ExportFile) -> ft.Control:
    outgoing = session.transfer.outgoing
    told: list[ft.Control] = [
        heading(layout, strings.SEND, "label"),
        layout.text("body", strings.SEND_SAYS),
        layout.text("small", f"{export.name}, {export.size}", theme.FAINT),
        *_ways(session, layout, export),
    ]
    if outgoing.saved:
        told.append(_saved(layout))
    told.append(quiet_button(layout, strings.CLOSE, handler(session, outgoing.put_away)))
    return card(ft.Column(told, spacing=10, horizontal_alignment=ft.CrossAxisAlignment.STRETCH))


def _ways(session: Session, layout: Layout, export: ExportFile) -> list[ft.Control]:
    """The share sheet where there is one, and always a file."""
    dialogs = session.transfer.dialogs
    if dialogs is None:
        return []
    keep = handler(session, session.transfer.outgoing.keep)
    share, icon = dialogs.share(export), _beside(layout, ft.Icons.SAVE_ALT_ROUNDED)
    if share is None:
        return [_doing(main_button(layout, strings.SAVE_FILE, keep, icon), dialogs.save(export))]
    return [
        _doing(
            main_button(layout, strings.SHARE, lambda: None, _beside(layout, ft.Icons.IOS_SHARE_ROUNDED)),
            share,
        ),
        _doing(quiet_button(layout, strings.SAVE_FILE, keep, icon), dialogs.save(export)),
    ]


def _beside(layout: Layout, icon: ft.IconData) -> ft.IconData | None:
    """A picture beside words; large words need its room, and alone they break into lines."""
    return None if layout.large else icon


def _saved(layout: Layout) -> ft.Control:
    said = layout.text("small", strings.FILE_SAVED)
    return ft.Semantics(content=said, live_region=True, container=True)


def _doing(button: ft.Control, action: ft.ClientAction) -> ft.Control:
    """A button that the page itself acts on, inside of the tap."""
    cast("ft.TextButton", button).action = action  # every button of ours has one
    return button
