"""Clocks that run while something lasts. Quiet: a line at the top, and a question now and then."""

from __future__ import annotations

import asyncio

import flet as ft

from sro_assist.app import strings
from sro_assist.app.formatting import length
from sro_assist.app.walk_view import WalkView
from sro_assist.trees.model import Clock
from sro_assist.ui import theme
from sro_assist.ui.error_boundary import component
from sro_assist.ui.hooks import use_app
from sro_assist.ui.theme import Layout

PROMPT_LASTS = 20
"""Seconds for which a clock's question is shown."""


def prompting(clock: Clock, seconds: int) -> bool:
    """Whether the clock asks its question now: for a while, each time its interval has passed."""
    return bool(clock.every) and seconds >= (clock.every or 0) and seconds % (clock.every or 1) < PROMPT_LASTS


def begins_to_ask(clock: Clock, seconds: int) -> bool:
    """Whether this is the second in which the clock begins to ask."""
    return bool(clock.every) and seconds > 0 and seconds % (clock.every or 1) == 0


@component
def RunningClocks(view: WalkView) -> ft.Control:  # noqa: N802 - a component is written like a class
    """Every clock that runs, each second anew."""
    session, layout = use_app()
    _second, set_second = ft.use_state(0)
    running = view.running

    async def tick() -> None:
        while running:
            now = view.elapsed
            set_second(now // 1000)
            if any(begins_to_ask(clock, seconds) for clock, seconds in view.running):
                session.window.vibrate()
            await asyncio.sleep(1 - now % 1000 / 1000)

    ft.use_effect(tick, [bool(running)], cleanup=lambda: None)  # with a cleanup, leaving the screen ends it
    return ft.Column([_strip(layout, clock, seconds) for clock, seconds in running], spacing=4)


def _strip(layout: Layout, clock: Clock, seconds: int) -> ft.Control:
    asks = prompting(clock, seconds)
    told = strings.TIMED.format(say=clock.say, time=length(seconds * 1000))
    said: list[ft.Control] = [layout.text("label", told, theme.ON_TINT)]
    if asks:
        said.append(ft.Semantics(content=layout.text("label", clock.prompt, theme.ACCENT), live_region=True))
    icon = ft.Icon(ft.Icons.TIMER_OUTLINED, size=layout.glyph("body"), color=theme.ON_TINT)
    return ft.Container(
        content=ft.Row(
            [icon, ft.Row(said, spacing=8, run_spacing=2, wrap=True, expand=True)],
            spacing=8,
            vertical_alignment=ft.CrossAxisAlignment.START,
        ),
        bgcolor=theme.TINT,
        border_radius=10,
        padding=ft.Padding.symmetric(horizontal=12, vertical=8),
    )
