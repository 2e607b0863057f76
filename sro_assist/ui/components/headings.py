"""Headings; and those that have the focus: they are read out, Tab goes on from them, the keys scroll them."""

from __future__ import annotations

import flet as ft

from sro_assist.app.focus import ASKED, Focus, give_focus
from sro_assist.ui.error_boundary import component
from sro_assist.ui.theme import Layout


def heading(
    layout: Layout, text: str, kind: str = "title", level: int = 2, *, live: bool = False
) -> ft.Control:
    """A heading that a screen reader finds as one; ``live`` ones are read out when they change."""
    return ft.Semantics(
        content=layout.text(kind, text), heading_level=level, live_region=live, container=live
    )


def asked(layout: Layout, focus: Focus, text: str, kind: str = "title", part: str = ASKED) -> ft.Control:
    """The heading of what is asked or said: it has the focus after each step."""
    holds = focus.part(part, ft.KeyboardListener(content=layout.text(kind, text)))
    return ft.Semantics(content=holds, heading_level=2, live_region=True, container=True)


def opening(text: ft.Text, *, level: int | None = None) -> ft.Control:
    """What a text to read begins with. It has the focus once it is there, so that keys scroll the text."""
    return ft.Semantics(content=Opening(text, str(text.value)), heading_level=level, container=True)


@component
def Opening(text: ft.Text, said: str) -> ft.Control:  # noqa: N802 - a component is written like a class
    """Takes the focus when it says something else."""
    holds = ft.KeyboardListener(content=text)

    async def give() -> None:
        await give_focus(holds)

    ft.use_effect(give, [said])
    return holds
