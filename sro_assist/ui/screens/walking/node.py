"""What the nodes' screens share: where the text goes, and where the thumb finds the way on."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from sro_assist.trees.model import Do
from sro_assist.ui import theme, words
from sro_assist.ui.core import on
from sro_assist.ui.desk import Desk
from sro_assist.ui.theme import Look
from sro_assist.ui.walking import Walking
from sro_assist.ui.widgets.cited import cited, quote, weight_chip

LEAST_TEXT = 0.3
"""The least part of the height that the text keeps; else text and choices scroll as one."""
AROUND = 250
"""The height that bars take, in logical pixels."""


def laid_out(look: Look, text: Sequence[ft.Control], ways: Sequence[ft.Control], key: str) -> ft.Control:
    """The text above, the ways on below at the thumb; one column where room is short."""
    spread = ft.CrossAxisAlignment.STRETCH
    each = 2.9 * look.size("choice") + theme.GAP
    room = look.height - AROUND * look.scale
    if len(ways) * each > room * (1 - LEAST_TEXT):
        together = [*text, ft.Container(height=4), *ways]
        return ft.Column(
            together, key=key, spacing=10, expand=True, scroll=ft.ScrollMode.AUTO, horizontal_alignment=spread
        )
    return ft.Column(
        [
            ft.Column(
                list(text),
                spacing=10,
                expand=True,
                scroll=ft.ScrollMode.AUTO,
                horizontal_alignment=spread,
            ),
            *ways,
        ],
        key=key,
        spacing=10,
        expand=True,
        horizontal_alignment=spread,
    )


def kind_line(look: Look, say: str, icon: ft.IconData) -> ft.Control:
    """What kind of screen this is, told apart at a glance."""
    return ft.Row(
        [
            ft.Icon(icon, size=look.size("label") + 3, color=theme.ACCENT),
            look.text("label", say, theme.ACCENT),
        ],
        spacing=6,
    )


def citations(
    desk: Desk, look: Look, walking: Walking, names: Sequence[str], *, weighed: bool = True
) -> ft.Control:
    """Citations of this screen, whose words unfold."""
    return cited(
        look,
        walking.walk.pack.policy,
        names,
        (walking.words_open.__contains__, lambda citation: on(desk, walking.words, citation)),
        weighed=weighed,
    )


def quotes(look: Look, walking: Walking) -> list[ft.Control]:
    """The provisions whose words stand on the screen itself."""
    policy = walking.walk.pack.policy
    return [quote(look, policy, citation, named=True) for citation in walking.walk.screen.quotes]


def things_to_do(desk: Desk, look: Look, walking: Walking, items: Sequence[Do]) -> list[ft.Control]:
    """Each thing on a line of its own, with its weight; some can be ticked."""
    return [_thing(desk, look, walking, item) for item in items]


def _thing(desk: Desk, look: Look, walking: Walking, item: Do) -> ft.Control:
    parts: list[ft.Control] = [look.text("choice", item.say)]
    if item.example:
        said = words.EXAMPLE.format(words=item.example)
        parts += [weight_chip(look, "practice"), look.text("body", said, theme.FAINT)]
    if item.weight == "practice":
        parts.append(weight_chip(look, "practice"))
    else:
        parts.insert(1, citations(desk, look, walking, item.cites))
    body = ft.Column(parts, spacing=2, expand=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return ft.Container(
        content=ft.Row(
            [_lead(desk, walking, item), body],
            spacing=10,
            vertical_alignment=ft.CrossAxisAlignment.START,
        ),
        bgcolor=theme.CARD,
        border_radius=theme.RADIUS,
        border=ft.Border.only(left=ft.BorderSide(4, theme.ACCENT)),
        padding=ft.Padding.only(left=10, right=12, top=10, bottom=6),
    )


def _lead(desk: Desk, walking: Walking, item: Do) -> ft.Control:
    if item.id is None:
        return ft.Container(
            ft.Icon(ft.Icons.CHEVRON_RIGHT, color=theme.ACCENT), padding=ft.Padding.only(top=2)
        )
    ticked = (*walking.walk.frame, item.id) in walking.walk.state.ticks
    box = ft.Checkbox(value=ticked, on_change=lambda _event: on(desk, walking.tick, item.id)(), scale=1.25)
    return ft.Semantics(
        content=ft.Container(box, width=theme.TARGET, height=theme.TARGET), label=item.say, container=True
    )
