"""Guidance: a short list of things to do, one line each."""

from __future__ import annotations

import flet as ft

from sro_assist.app import strings
from sro_assist.app.session import Session
from sro_assist.app.walk_session import WalkSession
from sro_assist.trees.model import Guidance
from sro_assist.ui.components.buttons import main_button
from sro_assist.ui.components.headings import asked
from sro_assist.ui.hooks import handler
from sro_assist.ui.screens.walk_screen.screen_layout import Parts
from sro_assist.ui.screens.walk_screen.shared_layout import citations, kind_line, quotes, things_to_do
from sro_assist.ui.theme import Layout


def guidance_screen(session: Session, layout: Layout, walking: WalkSession) -> Parts:
    """What to do now, and the way on."""
    node = walking.walk.screen
    assert isinstance(node, Guidance)  # noqa: S101 - the screen is picked by the node's kind
    text: list[ft.Control] = [
        kind_line(layout, strings.DO, ft.Icons.CHECKLIST_ROUNDED),
        asked(layout, walking.focus, node.title, "title"),
        *quotes(layout, walking.view),
        *things_to_do(session, layout, walking, node.do),
    ]
    if node.cites:
        text.append(citations(session, layout, walking, node.cites))
    way = main_button(
        layout, strings.GO_ON, handler(session, walking.actions.go_on), key=f"{walking.view.step}.on"
    )
    return Parts(text, [way])
