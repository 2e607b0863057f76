"""A walkthrough as a list of what happened, each line with its time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import flet as ft

from sro_assist.app import strings
from sro_assist.app.event_text import EventText, describe, how
from sro_assist.app.formatting import clock
from sro_assist.trees.pack import Pack
from sro_assist.ui import theme
from sro_assist.ui.theme import Layout
from sro_assist.walk.events import DangerTapped
from sro_assist.walk.timeline import Entry, Timeline

TimeOf = Callable[[int], datetime]


def timeline_rows(
    layout: Layout, pack: Pack, told: Timeline, time_of: TimeOf, odd: frozenset[int] = frozenset()
) -> list[ft.Control]:
    """A line for each event that tells something. ``odd``: the numbers of those that do not fit."""
    return [
        _row(layout, entry, said, time_of, odd=entry.number in odd)
        for entry in told.entries
        if (said := describe(pack, entry))
    ]


def _row(layout: Layout, entry: Entry, told: EventText, time_of: TimeOf, *, odd: bool) -> ft.Control:
    time = layout.text("small", clock(time_of(entry.event.elapsed)), theme.FAINT)
    beside: list[ft.Control] = [ft.Container(time, width=layout.glyph("small") * 4.9)]
    above: list[ft.Control] = []
    if layout.large:  # beside the time, words would break
        beside, above = [], [time]
    lines = [*above, *_said(layout, entry, told, odd=odd)]
    parts = [*beside, _rail(layout, entry), ft.Column(lines, spacing=2, expand=True)]
    return ft.Container(
        content=ft.Row(parts, spacing=10, vertical_alignment=ft.CrossAxisAlignment.START),
        padding=ft.Padding.symmetric(vertical=8),
    )


def _rail(layout: Layout, entry: Entry) -> ft.Control:
    """The dot of the line: red for danger, open for what was taken back."""
    danger = isinstance(entry.event, DangerTapped)
    colour = theme.DANGER if danger else theme.ACCENT
    hollow = entry.superseded
    return ft.Container(
        width=11,
        height=11,
        margin=ft.Margin.only(top=layout.glyph("small") * 0.4),
        border_radius=6,
        bgcolor=None if hollow else colour,
        border=ft.Border.all(2, theme.LINE if hollow else colour),
    )


def _said(layout: Layout, entry: Entry, told: EventText, *, odd: bool) -> list[ft.Control]:
    faint = theme.FAINT if entry.superseded else theme.INK
    extra = ", ".join(filter(None, (strings.SUPERSEDED if entry.superseded else "", how(entry.event))))
    lines: list[ft.Control] = []
    if told.about:
        lines.append(layout.text("body", told.about, theme.FAINT))
    lines.append(layout.text("label", told.said, faint, struck=entry.superseded))
    if odd:
        lines.append(layout.text("small", strings.ALTERED_LINE, theme.INK, italic=True))
    if extra:
        lines.append(layout.text("small", extra, theme.FAINT, italic=True))
    return lines
