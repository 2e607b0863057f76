"""What has to be known on every screen of a walk: that it can only be read here, or that nothing is kept."""

from __future__ import annotations

import flet as ft

from sro_assist.app import strings
from sro_assist.app.session import Session
from sro_assist.app.walk_session import WalkSession
from sro_assist.ui.components.buttons import quiet_button
from sro_assist.ui.components.cards import banner
from sro_assist.ui.screens.walk_screen.screen_layout import Parts
from sro_assist.ui.theme import Layout

FADED = 0.5
"""How strongly a way is drawn that leads nowhere here."""


def standing(session: Session, layout: Layout, walking: WalkSession) -> list[ft.Control]:
    """A banner, where there is something to know."""
    if only_read(walking):
        said = strings.ANOTHER_WRITES if session.context.storage_status.read_only else strings.TAKEN
        return [banner(layout, said, quiet_button(layout, strings.TAKE_OVER, session.write_here))]
    if session.context.storage_status.nowhere:
        return [banner(layout, strings.NOT_KEPT)]
    return []


def only_read(walking: WalkSession) -> bool:
    """Whether another window goes on with this walk."""
    return walking.persistence.owned_elsewhere and not walking.finished


def as_live(walking: WalkSession, parts: Parts) -> Parts:
    """What a node shows; its ways on are not to look as if they led on where the walk can only be read."""
    for way in parts.ways if only_read(walking) else ():
        way.disabled, way.opacity = True, FADED
    return parts
