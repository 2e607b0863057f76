"""Ink, paper and one accent; red means danger and nothing else. Sizes and uses of colours are set here."""

from __future__ import annotations

from dataclasses import dataclass, replace

import flet as ft

from sro_assist.records import Settings
from sro_assist.ui import text_width
from sro_assist.ui.color_schemes import CONTRAST, CONTRAST_LIGHT, DARK, LIGHT

REGULAR, SEMIBOLD, BOLD = "Atkinson", "Atkinson SemiBold", "Atkinson Bold"
FONTS = {
    REGULAR: "fonts/AtkinsonHyperlegibleNext-Regular.ttf",
    SEMIBOLD: "fonts/AtkinsonHyperlegibleNext-SemiBold.ttf",
    BOLD: "fonts/AtkinsonHyperlegibleNext-Bold.ttf",
}

# Colours are asked for by what they are for; the schemes below give them their values.
PAPER = ft.Colors.SURFACE
CARD = ft.Colors.SURFACE_CONTAINER_LOWEST
TINT = ft.Colors.SECONDARY_CONTAINER
ON_TINT = ft.Colors.ON_SECONDARY_CONTAINER
INK = ft.Colors.ON_SURFACE
FAINT = ft.Colors.ON_SURFACE_VARIANT
LINE = ft.Colors.OUTLINE
HAIRLINE = ft.Colors.OUTLINE_VARIANT
DEEP = ft.Colors.PRIMARY
ON_DEEP = ft.Colors.ON_PRIMARY
ACCENT = ft.Colors.SECONDARY
DANGER = ft.Colors.ERROR
ON_DANGER = ft.Colors.ON_ERROR
NOTICE = ft.Colors.TERTIARY_CONTAINER
ON_NOTICE = ft.Colors.ON_TERTIARY_CONTAINER

TARGET = 48
"""The least height and width of anything to tap, in logical pixels (about 9 mm)."""
CHOICE = 64
"""The least height of a choice."""
EDGE = 20
"""From the screen's edge to what it holds."""
GAP = 12
RADIUS = 14
READABLE = 620
"""The widest a column of text gets."""
WIDE = 840
"""From this width on, list and detail stand side by side, where the screen is tall enough."""
TALL = 600
"""From this height on, a bar, a question, its choices and what is at hand stand one above the other."""
SHORT = 700
"""Below this height, a way on is 52 pixels high in the place of 62, and what is at hand takes one line."""
NARROW = 360
"""Below this width, sizes and margins shrink a little."""
LEAST_COLUMN = 180
"""The least width of a column in which no usual word breaks, at 100 %."""
BETWEEN = 33
"""How far apart two parts are that stand side by side."""

SIZES = {
    "question": 29,
    "title": 22,
    "choice": 19,
    "item": 17,
    "body": 17,
    "label": 15,
    "small": 13.5,
    "mark": 13.5,
}
_FAMILY = {
    "question": BOLD,
    "title": BOLD,
    "choice": SEMIBOLD,
    "item": SEMIBOLD,
    "body": REGULAR,
    "label": SEMIBOLD,
    "small": REGULAR,
    "mark": REGULAR,
}
LEADING = {
    "question": 1.18,
    "title": 1.22,
    "choice": 1.25,
    "item": 1.3,
    "body": 1.42,
    "label": 1.3,
    "small": 1.35,
    "mark": 1.3,
}


def themes(settings: Settings, *, contrast_asked: bool = False) -> tuple[ft.Theme, ft.Theme, ft.ThemeMode]:
    """The light theme, the dark one, and which of them holds.

    ``contrast_asked``: the system asks for high contrast, which holds where the theme is left to it.
    """
    if settings.theme == "contrast":
        return _theme(CONTRAST), _theme(CONTRAST), ft.ThemeMode.DARK
    if settings.theme == "system" and contrast_asked:
        return _theme(CONTRAST_LIGHT), _theme(CONTRAST), ft.ThemeMode.SYSTEM
    return _theme(LIGHT), _theme(DARK), ft.ThemeMode(settings.theme)


def _theme(scheme: ft.ColorScheme) -> ft.Theme:
    still = ft.PageTransitionTheme.NONE
    return ft.Theme(
        color_scheme=scheme,
        scaffold_bgcolor=scheme.surface,
        font_family=REGULAR,
        visual_density=ft.VisualDensity.STANDARD,
        page_transitions=ft.PageTransitionsTheme(
            android=still, ios=still, linux=still, macos=still, windows=still
        ),
    )


@dataclass(frozen=True, slots=True)
class Layout:
    """The sizes of one screen: how large the text is and how much room there is."""

    scale: float = 1.0
    """How many times as large as usual the app is to show its text."""
    width: float = 390
    height: float = 844
    system: float = 1.0
    """How many times as large as it is told to the client draws all text, as its system has been set."""

    @property
    def drawn(self) -> float:
        """How many times as large as usual the text is, once it is drawn."""
        return self.scale * self.system

    @property
    def wide(self) -> bool:
        """Whether list and detail stand side by side, each with room for text of this size."""
        return self.width >= WIDE * min(max(self.drawn, 1), 1.5) and self.height >= TALL

    @property
    def low(self) -> bool:
        """Whether the screen is a phone's held sideways: room beside one another, not one above the other."""
        return self.height < TALL and self.width >= 1.3 * self.height

    @property
    def short(self) -> bool:
        """Whether height is so scarce that what is tapped is a little less high."""
        return self.height < SHORT

    @property
    def edge(self) -> float:
        """The margin at the screen's sides; small phones and large text get less of it."""
        return 14 if self.width < NARROW or self.drawn > 1.5 else EDGE  # noqa: PLR2004

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.edge

    @property
    def column(self) -> float:
        """The width of the column that a question stands in."""
        if self.wide:
            return (self.inner - BETWEEN) * 5 / 11
        return (self.inner - BETWEEN) / 2 if self.low else self.inner

    @property
    def reading(self) -> float:
        """The width of what is read where there is one way on only: more than a question on a low screen."""
        return (self.inner - BETWEEN) * 3 / 5 if self.low and self.roomy else self.column

    @property
    def roomy(self) -> bool:
        """Whether half of the width holds a few words of this size beside one another."""
        return self.column >= LEAST_COLUMN * self.drawn

    @property
    def icon(self) -> float:
        """The size of a picture that stands by itself, in logical pixels; it fits what is tapped."""
        return round(24 * min(max(self.drawn, 1), 1.5))

    @property
    def large(self) -> bool:
        """Whether the text is so large that rows have to be broken up."""
        return self.drawn > 1.3  # noqa: PLR2004

    @property
    def crowded(self) -> bool:
        """Whether a bar has no room for a title's longest word between what stands at its ends."""
        tight = self.drawn > 1.1 and self.width < NARROW  # noqa: PLR2004
        return (self.large or tight) and not self.low

    def style(
        self, kind: str, colour: str = INK, *, italic: bool = False, struck: bool = False
    ) -> ft.TextStyle:
        """The style of one of the few kinds of text."""
        return ft.TextStyle(
            size=self.size(kind),
            font_family=_FAMILY[kind],
            height=LEADING[kind],
            color=colour,
            italic=italic,
            decoration=ft.TextDecoration.LINE_THROUGH if struck else None,
        )

    def found(self) -> ft.TextStyle:
        """How words that were searched for stand out of a text."""
        return ft.TextStyle(font_family=BOLD, bgcolor=NOTICE, color=ON_NOTICE)

    def size(self, kind: str) -> float:
        """A kind's size as the client is told it, in logical pixels; it grows there as the system asks."""
        narrow = 0.9 if self.width < NARROW and kind == "question" else 1.0
        return round(SIZES[kind] * self.scale * narrow, 1)

    def glyph(self, kind: str) -> float:
        """The size of a picture beside words of a kind: pictures do not grow with the system's text."""
        return round(self.size(kind) * self.system, 1)

    def text(
        self, kind: str, value: str, colour: str = INK, *, italic: bool = False, struck: bool = False
    ) -> ft.Text:
        """A text of one of the few kinds. Headings get smaller where their longest word would break."""
        style = self.style(kind, colour, italic=italic, struck=struck)
        style.size = self._size_of(kind, value)
        return ft.Text(value=value, style=style)

    def inside(self, taken: float) -> Layout:
        """The look of something in the column that has so much less width."""
        return replace(self, width=self.width - (2 * taken if self.low else taken))

    def _size_of(self, kind: str, value: str) -> float:
        """A heading's size lets its longest word fit the column, but is never less than a choice's."""
        if kind not in {"question", "title"}:
            return self.size(kind)
        longest = text_width.longest(value) * self._em(kind)
        fits = round(self.column / longest / self.system, 1) if longest else self.size(kind)
        return min(self.size(kind), max(fits, self.size("choice")))

    def _em(self, kind: str) -> float:
        """How much wider the letters of a kind are than those that were measured."""
        return {REGULAR: 0.98, SEMIBOLD: 1.03, BOLD: 1.05}[_FAMILY[kind]]

    def words_width(self, kind: str, value: str) -> float:
        """About how wide words are in one line, as they are drawn; rather too much than too little."""
        return text_width.ems(value) * self._em(kind) * self.glyph(kind)

    def lines(self, kind: str, value: str, width: float) -> int:
        """About how many lines words take in a column of this width."""
        drawn = self._size_of(kind, value) * self.system
        return text_width.lines(value, width / drawn / self._em(kind))

    def lines_height(self, kind: str, value: str, width: float) -> float:
        """About how high words are in a column of this width."""
        drawn = self._size_of(kind, value) * self.system
        return self.lines(kind, value, width) * drawn * LEADING[kind]
