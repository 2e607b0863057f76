"""What is always at hand: at the bottom, or on a low screen in the bar on top."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from sro_assist.ui import theme
from sro_assist.ui.components.buttons import beside_words
from sro_assist.ui.components.tappable import Handler, Sheet, tappable
from sro_assist.ui.theme import LEADING, Layout

Offered = Sequence[tuple[str, ft.IconData, Handler]]
BETWEEN = 4
ABOVE = 9
"""What a button at the bottom has above and below."""
IN_BAR_ABOVE = 14
SIDES, LOOSE, IN_BAR = 2, 12, 8
"""What it has at its sides: in a row of equal shares, in one of words alone, in a bar."""


def bottom_row(layout: Layout, buttons: Offered, width: float | None = None) -> ft.Row:
    """A picture over a word, or beside it on a short screen; words alone where they would break."""
    width = width or layout.inner
    said = [say for say, _icon, _act in buttons]
    if _in_line(layout, said, width):
        row = bar_row(layout, buttons)
        row.alignment = ft.MainAxisAlignment.SPACE_AROUND
        return row
    if _shares(layout, said, width):
        return ft.Row(
            [_share(layout, *button) for button in buttons],
            spacing=BETWEEN,
            vertical_alignment=ft.CrossAxisAlignment.START,
        )
    return ft.Row(
        [_words(layout, say, act) for say, _icon, act in buttons],
        spacing=BETWEEN,
        run_spacing=0,
        wrap=True,
        alignment=ft.MainAxisAlignment.CENTER,
    )


def bottom_height(layout: Layout, said: Sequence[str], width: float) -> float:
    """About how high that row is."""
    line = layout.glyph("mark") * LEADING["mark"]
    if _in_line(layout, said, width):
        return max(theme.TARGET, line + 2 * IN_BAR_ABOVE)
    if _shares(layout, said, width):
        lines = max(layout.lines("mark", say, _share_of(said, width)) for say in said)
        return 2 * ABOVE + layout.icon + 2 + lines * line
    rows, used = 1, 0.0
    for say in said:
        each = layout.words_width("mark", say) + 2 * LOOSE + BETWEEN
        rows, used = (rows + 1, each) if used and used + each > width else (rows, used + each)
    return rows * (2 * ABOVE + line)


def bar_row(layout: Layout, buttons: Offered) -> ft.Row:
    """The same in a bar: a picture beside a word."""
    return ft.Row([_in_bar(layout, *button) for button in buttons], spacing=0)


def bar_width(layout: Layout, said: Sequence[str]) -> float:
    """About how wide that is."""
    return sum(layout.words_width("mark", say) + layout.glyph("mark") + 12 + 2 * IN_BAR for say in said)


def _in_line(layout: Layout, said: Sequence[str], width: float) -> bool:
    """Whether height is scarce, and there is the width for pictures beside words."""
    return layout.short and bar_width(layout, said) <= width


def _shares(layout: Layout, said: Sequence[str], width: float) -> bool:
    """Whether no word breaks when each button has an equal share of the width."""
    share = _share_of(said, width)
    return all(layout.words_width("mark", word) <= share for say in said for word in say.split())


def _share_of(said: Sequence[str], width: float) -> float:
    return (width - BETWEEN * (len(said) - 1)) / len(said) - 2 * SIDES


def _share(layout: Layout, say: str, icon: ft.IconData, on_click: Handler) -> ft.TextButton:
    label = layout.text("mark", say, theme.ACCENT)
    label.text_align = ft.TextAlign.CENTER
    content = ft.Column(
        [ft.Icon(icon, color=theme.ACCENT, size=layout.icon), label],
        spacing=2,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )
    button = tappable(content, on_click, _sheet(SIDES, ABOVE))
    button.expand = True
    return button


def _words(layout: Layout, say: str, on_click: Handler) -> ft.TextButton:
    label = layout.text("mark", say, theme.ACCENT)
    return tappable(label, on_click, _sheet(LOOSE, ABOVE))


def _in_bar(layout: Layout, say: str, icon: ft.IconData, on_click: Handler) -> ft.TextButton:
    content = beside_words(layout, icon, layout.text("mark", say, theme.ACCENT), "mark", theme.ACCENT)
    return tappable(content, on_click, _sheet(IN_BAR, IN_BAR_ABOVE))


def _sheet(sides: float, above: float) -> Sheet:
    return Sheet(ft.Padding.symmetric(horizontal=sides, vertical=above), centred=True)
