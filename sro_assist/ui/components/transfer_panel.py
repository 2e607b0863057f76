"""Handing over, on the screens: sending a record, taking one in, and what came in."""

from __future__ import annotations

from typing import cast

import flet as ft

from sro_assist.app import strings
from sro_assist.app.record_transfer import ExportFile, ImportReport
from sro_assist.app.session import Session
from sro_assist.ui import theme
from sro_assist.ui.components.controls import Handler, banner, card, heading, main_button, quiet_button
from sro_assist.ui.context import go, on
from sro_assist.ui.theme import Layout


def sending(session: Session, look: Layout, walk_id: str) -> ft.Control:
    """The way to send a record: a button, then the file and what to do with it."""
    parcel = session.transfer.parcel_of(walk_id)
    if parcel is not None:
        return _parcel(session, look, parcel)
    trouble = session.transfer.trouble_of(walk_id)
    prepare = on(session, session.transfer.prepare, walk_id)
    button = quiet_button(look, strings.SEND, prepare, _beside(look, ft.Icons.OUTBOX_ROUNDED))
    return ft.Column([banner(look, trouble), button] if trouble else [button], tight=True)


def taking(session: Session, look: Layout) -> ft.Control:
    """The way to take records in."""
    icon = _beside(look, ft.Icons.MOVE_TO_INBOX_ROUNDED)
    button = quiet_button(look, strings.TAKE_IN, on(session, session.transfer.forget), icon)
    carriers = session.transfer.carriers
    return ft.Column([_doing(button, carriers.pick()) if carriers else button], tight=True)


def arrivals(session: Session, look: Layout) -> list[ft.Control]:
    """What became of each file that was taken in."""
    return [_arrival(session, look, each) for each in session.transfer.arrived]


def _arrival(session: Session, look: Layout, arrival: ImportReport) -> ft.Control:
    buttons = [_on_notice(look, strings.CLOSE, on(session, session.transfer.forget, arrival))]
    if arrival.id:
        buttons.insert(0, _on_notice(look, strings.LOOK_AT_IT, lambda: go(f"/saved/{arrival.id}")))
    icon = ft.Icons.CHECK_ROUNDED if arrival.how else ft.Icons.INFO_OUTLINE
    return banner(look, arrival.say, *buttons, icon=icon)


def _on_notice(look: Layout, say: str, on_click: Handler) -> ft.Control:
    return quiet_button(look, say, on_click, colour=theme.ON_NOTICE)


def _parcel(session: Session, look: Layout, parcel: ExportFile) -> ft.Control:
    transfer = session.transfer
    told: list[ft.Control] = [
        heading(look, strings.SEND, "label"),
        look.text("body", strings.SEND_SAYS),
        look.text("small", f"{parcel.name}, {parcel.size}", theme.FAINT),
        *_ways(session, look, parcel),
    ]
    if transfer.saved:
        told.append(_saved(look))
    told.append(quiet_button(look, strings.CLOSE, on(session, transfer.put_away)))
    return card(ft.Column(told, spacing=10, horizontal_alignment=ft.CrossAxisAlignment.STRETCH))


def _ways(session: Session, look: Layout, parcel: ExportFile) -> list[ft.Control]:
    """The share sheet where there is one, and always a file."""
    carriers = session.transfer.carriers
    if carriers is None:
        return []
    keep = on(session, session.transfer.keep)
    share, icon = carriers.share(parcel), _beside(look, ft.Icons.SAVE_ALT_ROUNDED)
    if share is None:
        return [_doing(main_button(look, strings.SAVE_FILE, keep, icon), carriers.save(parcel))]
    return [
        _doing(
            main_button(look, strings.SHARE, lambda: None, _beside(look, ft.Icons.IOS_SHARE_ROUNDED)), share
        ),
        _doing(quiet_button(look, strings.SAVE_FILE, keep, icon), carriers.save(parcel)),
    ]


def _beside(look: Layout, icon: ft.IconData) -> ft.IconData | None:
    """A picture beside words; large words need its room, and alone they break into lines."""
    return None if look.large else icon


def _saved(look: Layout) -> ft.Control:
    said = look.text("small", strings.FILE_SAVED)
    return ft.Semantics(content=said, live_region=True, container=True)


def _doing(button: ft.Control, action: ft.ClientAction) -> ft.Control:
    """A button that the page itself acts on, inside of the tap."""
    cast("ft.TextButton", button).action = action  # every button of ours has one
    return button
