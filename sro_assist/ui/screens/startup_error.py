"""Instead of the app: why the trees or the records cannot be opened, and what to do."""

from __future__ import annotations

import flet as ft

from sro_assist.app import strings
from sro_assist.errors import PackError, SroError
from sro_assist.records import Settings
from sro_assist.ui import theme
from sro_assist.ui.components.cards import banner, card
from sro_assist.ui.components.column import column
from sro_assist.ui.theme import Layout


def refused(page: ft.Page, error: SroError, settings: Settings) -> None:
    """Show what is wrong, every problem of it, in the look that was chosen."""
    layout = Layout(settings.text_size, page.width or 390, page.height or 844)
    broken = isinstance(error, PackError)
    title, says = (
        (strings.BROKEN_TITLE, strings.BROKEN_SAYS)
        if broken
        else (strings.RECORDS_TITLE, strings.RECORDS_SAYS)
    )
    problems = error.problems if isinstance(error, PackError) else ()
    shown = [
        card(ft.Column(_problem(layout, str(each.where), each.what, each.hint), spacing=4))
        for each in problems
    ]
    if not problems:
        shown = [card(ft.Column(_problem(layout, str(error.where), error.what, error.hint), spacing=4))]
    page.scroll = ft.ScrollMode.AUTO  # there may be more problems than a screen holds
    page.fonts = theme.FONTS
    page.theme, page.dark_theme, page.theme_mode = theme.themes(settings)
    page.title = strings.APP
    page.horizontal_alignment = ft.CrossAxisAlignment.CENTER
    # Tab comes to it, and then the keys scroll what it heads
    headed = ft.KeyboardListener(content=layout.text("question", title))
    told = column(ft.Semantics(content=headed, heading_level=1, container=True), banner(layout, says), *shown)
    width = min(theme.READABLE, layout.width - 2 * layout.edge)
    page.add(ft.SafeArea(content=ft.Container(told, width=width)))


def _problem(layout: Layout, where: str, what: str, hint: str) -> list[ft.Control]:
    place = [layout.text("label", where, theme.ACCENT)] if where else []
    return [*place, layout.text("body", what), layout.text("body", hint, theme.FAINT)]
