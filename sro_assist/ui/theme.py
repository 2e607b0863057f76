"""Ink, paper and one accent; red means danger and nothing else. Every colour and size is set here."""

from __future__ import annotations

from dataclasses import dataclass

import flet as ft

from sro_assist.records import Settings

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
"""From this width on, list and detail stand side by side."""

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
_LEADING = {
    "question": 1.18,
    "title": 1.22,
    "choice": 1.25,
    "item": 1.3,
    "body": 1.42,
    "label": 1.3,
    "small": 1.35,
    "mark": 1.3,
}


LIGHT = ft.ColorScheme(
    surface="#FBFAF6",
    on_surface="#14212B",
    on_surface_variant="#4A5964",
    surface_container_lowest="#FFFFFF",
    surface_container="#F1EFE8",
    surface_container_high="#EAE8E0",
    primary="#12324A",
    on_primary="#FFFFFF",
    secondary="#1F6B8C",
    on_secondary="#FFFFFF",
    secondary_container="#E2EEF3",
    on_secondary_container="#12324A",
    tertiary_container="#FBEFD2",
    on_tertiary_container="#4A3600",
    outline="#7C8A94",
    outline_variant="#D9D8D0",
    error="#B3171E",
    on_error="#FFFFFF",
    surface_tint="#FBFAF6",
)
DARK = ft.ColorScheme(
    surface="#10171D",
    on_surface="#EDF1F3",
    on_surface_variant="#A9B7C0",
    surface_container_lowest="#1A242C",
    surface_container="#1A242C",
    surface_container_high="#22303A",
    primary="#BFE3F4",
    on_primary="#0C2433",
    secondary="#82C4E2",
    on_secondary="#0C2433",
    secondary_container="#1B3442",
    on_secondary_container="#DCEFF7",
    tertiary_container="#463A16",
    on_tertiary_container="#FCECC0",
    outline="#71828E",
    outline_variant="#2E3B45",
    error="#D93A3F",
    on_error="#FFFFFF",
    surface_tint="#10171D",
)
CONTRAST = ft.ColorScheme(
    surface="#000000",
    on_surface="#FFFFFF",
    on_surface_variant="#FFFFFF",
    surface_container_lowest="#000000",
    surface_container="#000000",
    surface_container_high="#1A1A1A",
    primary="#FFFFFF",
    on_primary="#000000",
    secondary="#7FE0FF",
    on_secondary="#000000",
    secondary_container="#002B3A",
    on_secondary_container="#FFFFFF",
    tertiary_container="#3A2E00",
    on_tertiary_container="#FFF2B8",
    outline="#FFFFFF",
    outline_variant="#BDBDBD",
    error="#FF4A43",
    on_error="#000000",
    surface_tint="#000000",
)


def themes(settings: Settings) -> tuple[ft.Theme, ft.Theme, ft.ThemeMode]:
    """The light theme, the dark one, and which of them holds."""
    if settings.theme == "contrast":
        return _theme(CONTRAST), _theme(CONTRAST), ft.ThemeMode.DARK
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
class Look:
    """The sizes of one screen: how large the text is and how much room there is."""

    scale: float = 1.0
    width: float = 390
    height: float = 844

    @property
    def wide(self) -> bool:
        """Whether list and detail stand side by side."""
        return self.width >= WIDE

    @property
    def edge(self) -> float:
        """The margin at the screen's sides; small phones and large text get less of it."""
        return 14 if self.width < 360 or self.scale > 1.5 else EDGE  # noqa: PLR2004

    def style(
        self, kind: str, colour: str = INK, *, italic: bool = False, struck: bool = False
    ) -> ft.TextStyle:
        """The style of one of the few kinds of text."""
        return ft.TextStyle(
            size=self.size(kind),
            font_family=_FAMILY[kind],
            height=_LEADING[kind],
            color=colour,
            italic=italic,
            decoration=ft.TextDecoration.LINE_THROUGH if struck else None,
        )

    def found(self) -> ft.TextStyle:
        """How words that were searched for stand out of a text."""
        return ft.TextStyle(font_family=BOLD, bgcolor=NOTICE, color=ON_NOTICE)

    @property
    def icon(self) -> float:
        """The size of a picture that stands by itself, in logical pixels; it fits what is tapped."""
        return round(24 * min(self.scale, 1.5))

    @property
    def large(self) -> bool:
        """Whether the text is so large that rows have to be broken up."""
        return self.scale > 1.3  # noqa: PLR2004

    def size(self, kind: str) -> float:
        """A kind's size in logical pixels. Large kinds grow less: they are large already.

        The marks under the pictures at the bottom stop at 150 % (125 % where their longest word would break),
        so that what they are about keeps its room.
        """
        base = SIZES[kind]
        grown = self.scale if base <= SIZES["choice"] else 1 + (self.scale - 1) * 0.62
        grown = min(grown, 1.25 if self.width < 360 else 1.5) if kind == "mark" else grown  # noqa: PLR2004
        narrow = 0.9 if self.width < 360 and kind == "question" else 1.0  # noqa: PLR2004
        return round(base * grown * narrow, 1)

    def text(
        self, kind: str, value: str, colour: str = INK, *, italic: bool = False, struck: bool = False
    ) -> ft.Text:
        """A text of one of the few kinds."""
        return ft.Text(value=value, style=self.style(kind, colour, italic=italic, struck=struck))
