"""A question: one decision, choices at the thumb."""

from __future__ import annotations

import flet as ft

from sro_assist.app.session import Session
from sro_assist.app.walk_session import WalkSession
from sro_assist.trees.model import Question
from sro_assist.ui import theme
from sro_assist.ui.components.buttons import choice_button
from sro_assist.ui.components.headings import asked
from sro_assist.ui.hooks import handler
from sro_assist.ui.screens.walk_screen.screen_layout import Parts
from sro_assist.ui.screens.walk_screen.shared_layout import citations, quotes
from sro_assist.ui.theme import Layout


def question_screen(session: Session, layout: Layout, walking: WalkSession) -> Parts:
    """The question, what it rests on, and its choices."""
    node = walking.walk.screen
    assert isinstance(node, Question)  # noqa: S101 - the screen is picked by the node's kind
    text: list[ft.Control] = [asked(layout, walking.focus, node.ask, "question")]
    if node.help:
        text.append(layout.text("body", node.help, theme.FAINT))
    text += [*quotes(layout, walking.view), citations(session, layout, walking, node.cites)]
    before = walking.walk.gone_back_over
    ways = [
        choice_button(
            layout,
            choice.say,
            handler(session, walking.actions.answer, choice.id),
            key=f"{walking.view.step}.{choice.id}",
            before=choice.id == before,
        )
        for choice in node.choices
    ]
    return Parts(text, ways)
