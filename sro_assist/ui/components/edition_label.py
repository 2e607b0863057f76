"""Which edition this is, and when this device last looked for a newer one.

An app that works without a network goes stale without a word.
"""

from __future__ import annotations

import flet as ft

from sro_assist.app import strings
from sro_assist.app.formatting import day
from sro_assist.app.session import Session
from sro_assist.ui import theme
from sro_assist.ui.theme import Layout

SHOWN = 7
"""Digits of the edition that are shown: enough to compare two devices by."""


def edition_line(session: Session, layout: Layout) -> ft.Control:
    """The last line of the home screen."""
    return layout.text("small", edition_said(session), theme.FAINT)


def edition_said(session: Session) -> str:
    """The edition; and when it was last looked for a newer one, where the app does that."""
    said = strings.EDITION_HERE.format(edition=session.context.pack.edition[:SHOWN])
    storage_status = session.context.storage_status
    if not storage_status.looks:
        return said
    looked = storage_status.looked
    when = strings.LOOKED.format(when=day(looked, session.context.now())) if looked else strings.NEVER_LOOKED
    return f"{said} {when}"
