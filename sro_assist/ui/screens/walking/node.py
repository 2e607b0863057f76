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
from sro_assist.ui.widgets.cited import Unfolding, cited, quote, weight_chip
from sro_assist.ui.widgets.parts import edged, tick_box

LEAST_TEXT = 170
"""The least height that the text keeps, in logical pixels at 100 %; else all scrolls as one."""
AROUND = 250
"""The height that bars take, in logical pixels."""


def laid_out(
    look: Look, walking: Walking, text: Sequence[ft.Control], ways: Sequence[ft.Control]
) -> ft.Control:
    """The text above, the ways on below at the thumb.

    One column that scrolls where room is short, or where words were unfolded to be read.
    """
    key = f"step-{walking.step}"
    spread = ft.CrossAxisAlignment.STRETCH
    each = 1.25 * look.size("choice") + 50
    room = look.height - AROUND * min(look.scale, 1.5)
    if walking.words_open or room - len(ways) * each < LEAST_TEXT * look.scale:
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
        Unfolding(walking.words_open, lambda key: on(desk, walking.words, key)),
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
    parts: list[ft.Control] = [look.text("item", item.say)]
    if item.weight == "practice":
        parts.append(weight_chip(look, "practice"))
    else:
        parts.append(citations(desk, look, walking, item.cites))
    if item.example:
        parts += [_example(look, item.example)]
    body = ft.Column(parts, spacing=2, expand=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    row = ft.Row(
        [*_lead(desk, look, walking, item), body], spacing=6, vertical_alignment=ft.CrossAxisAlignment.START
    )
    return edged(row)


def _example(look: Look, example: str) -> ft.Control:
    """Words one might say: a practice note, and marked as one."""
    said = look.text("body", words.EXAMPLE.format(words=example), theme.FAINT)
    return ft.Container(
        ft.Column([weight_chip(look, "practice"), said], spacing=2), padding=ft.Padding.only(bottom=8)
    )


def _lead(desk: Desk, look: Look, walking: Walking, item: Do) -> list[ft.Control]:
    """A box to tick, where there is something to tick."""
    if item.id is None:
        return []
    ticked = (*walking.walk.frame, item.id) in walking.walk.state.ticks
    return [tick_box(look, item.say, on(desk, walking.tick, item.id), ticked=ticked)]
