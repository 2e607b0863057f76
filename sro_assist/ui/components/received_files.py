"""Files that another app gave to this one: nothing is taken in before the officer says so."""

from __future__ import annotations

import flet as ft

from sro_assist.app import strings
from sro_assist.app.session import Session
from sro_assist.ui import theme
from sro_assist.ui.components.buttons import quiet_button
from sro_assist.ui.components.cards import banner
from sro_assist.ui.hooks import handler
from sro_assist.ui.theme import Layout


def handed(session: Session, layout: Layout) -> list[ft.Control]:
    """What was given, by name, and the two ways from there."""
    incoming = session.transfer.incoming
    if not incoming.handed:
        return []
    names = ", ".join(file.name for file in incoming.handed)
    take = quiet_button(
        layout, strings.HANDED_TAKE, handler(session, incoming.accept), colour=theme.ON_NOTICE
    )
    leave = quiet_button(
        layout, strings.HANDED_LEAVE, handler(session, incoming.decline), colour=theme.ON_NOTICE
    )
    return [banner(layout, strings.HANDED.format(names=names), take, leave)]
