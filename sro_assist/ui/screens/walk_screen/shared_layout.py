"""What the nodes' screens share: what kind they are, what they rest on, what there is to do."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from sro_assist.app import strings
from sro_assist.app.focus import part_of_note, part_of_words
from sro_assist.app.session import Session
from sro_assist.app.walk_session import WalkSession
from sro_assist.app.walk_view import WalkView
from sro_assist.trees.model import Do
from sro_assist.ui import theme
from sro_assist.ui.components.buttons import tick_box
from sro_assist.ui.components.cards import edged
from sro_assist.ui.components.citation_list import Unfolding, cited, quote, weight_chip
from sro_assist.ui.hooks import handler
from sro_assist.ui.theme import Layout


def kind_line(layout: Layout, say: str, icon: ft.IconData) -> ft.Control:
    """What kind of screen this is, told apart at a glance."""
    return ft.Row(
        [
            ft.Icon(icon, size=layout.glyph("label") + 3, color=theme.ACCENT),
            ft.Container(layout.text("label", say, theme.ACCENT), expand=True),
        ],
        spacing=6,
    )


def citations(
    session: Session, layout: Layout, walking: WalkSession, names: Sequence[str], *, weighed: bool = True
) -> ft.Control:
    """Citations of this screen, whose words unfold."""
    return cited(
        layout,
        walking.walk.pack.policy,
        names,
        Unfolding(
            walking.overlay.words_open,
            lambda key: handler(session, walking.overlay.unfold, key),
            lambda key, line: walking.focus.part(part_of_words(key), line),
        ),
        weighed=weighed,
    )


def opens_note(walking: WalkSession, about: str, control: ft.Control) -> None:
    """Have the focus come back to this, or to the button in it, when the note it opens is closed."""
    button = control.content if isinstance(control, ft.MergeSemantics) else control
    assert isinstance(button, ft.TextButton | ft.IconButton)  # noqa: S101 - every button of ours is one
    walking.focus.part(part_of_note(about), button)


def quotes(layout: Layout, view: WalkView) -> list[ft.Control]:
    """The provisions whose words stand on the screen itself."""
    policy = view.walk.pack.policy
    return [quote(layout, policy, citation, named=True) for citation in view.walk.screen.quotes]


def things_to_do(
    session: Session, layout: Layout, walking: WalkSession, items: Sequence[Do]
) -> list[ft.Control]:
    """Each thing on a line of its own, with its weight; some can be ticked."""
    return [_thing(session, layout, walking, item) for item in items]


def _thing(session: Session, layout: Layout, walking: WalkSession, item: Do) -> ft.Control:
    parts: list[ft.Control] = [layout.text("item", item.say)]
    if item.weight == "practice":
        parts.append(weight_chip(layout, "practice"))
    else:
        parts.append(citations(session, layout, walking, item.cites))
    if item.example:
        parts += [_example(layout, item.example)]
    body = ft.Column(parts, spacing=2, expand=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    row = ft.Row(
        [*_lead(session, layout, walking, item), body],
        spacing=6,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    return edged(row)


def _example(layout: Layout, example: str) -> ft.Control:
    """Words one might say: a practice note, and marked as one."""
    said = layout.text("body", strings.EXAMPLE.format(words=example), theme.FAINT)
    return ft.Container(
        ft.Column([weight_chip(layout, "practice"), said], spacing=2), padding=ft.Padding.only(bottom=8)
    )


def _lead(session: Session, layout: Layout, walking: WalkSession, item: Do) -> list[ft.Control]:
    """A box to tick, where there is something to tick."""
    if item.id is None:
        return []
    ticked = (*walking.walk.frame, item.id) in walking.walk.history.ticks
    return [tick_box(layout, item.say, handler(session, walking.actions.tick, item.id), ticked=ticked)]
