"""Which looks are tried: sizes, text by the app and by the system, themes, and which of them go together."""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import product
from typing import Literal, NamedTuple

Theme = Literal["light", "dark", "contrast"]
ASKED = os.environ.get("SRO_PICTURES", "")
ALL = ASKED == "all"
"""Whether the whole product is tried."""
COVERING = ASKED == "covering" or ALL
"""Whether a set is tried in which every two of them meet; else every screen in some looks, by turns."""


class Size(NamedTuple):
    """A window in CSS pixels."""

    width: int
    height: int

    def __str__(self) -> str:
        """``390x844``."""
        return f"{self.width}x{self.height}"


SIZES = (Size(320, 568), Size(360, 640), Size(390, 844), Size(844, 390), Size(768, 1024), Size(1280, 800))
THEMES: tuple[Theme, ...] = ("light", "dark", "contrast")
SYSTEMS = {1.0: (1.0, 1.25, 1.5, 2.0), 1.25: (1.0, 1.5, 1.25), 1.5: (1.25, 1.0), 2.0: (1.0,)}
"""The system's text sizes that go with each of the app's: both together reach 200 %, and no further."""
APPS = tuple(SYSTEMS)


class Dress(NamedTuple):
    """What is set in the app: it costs a visit to the settings to have another."""

    app: float
    theme: Theme

    def __str__(self) -> str:
        """``125-dark``."""
        return f"{self.app:.0%}-{self.theme}".replace("%", "")


DRESSES = tuple(Dress(app, theme) for app, theme in product(APPS, THEMES))


class Share(NamedTuple):
    """Which part of the sizes, of how many."""

    nth: int
    of: int


@dataclass(frozen=True, slots=True)
class Look:
    """One picture's look."""

    size: Size
    dress: Dress
    system: float

    @property
    def text(self) -> float:
        """How large the text is in all."""
        return self.dress.app * self.system

    def __str__(self) -> str:
        """``320x568, text 125 % by the app and 150 % by the system, dark``."""
        app, system = f"{self.dress.app:.0%}".replace("%", ""), f"{self.system:.0%}".replace("%", "")
        return f"{self.size}, text {app} % by the app and {system} % by the system, {self.dress.theme}"


def dresses(turn: int, often: int) -> list[Dress]:
    """So many of the app's looks, another begin for each turn, so that all come up."""
    if ALL:
        return list(DRESSES)
    return [
        Dress(APPS[(turn + 2 * nth + nth // 2) % len(APPS)], THEMES[(turn // len(APPS) + turn + nth) % 3])
        for nth in range(often)
    ]


def looks(dress: Dress, turn: int, share: Share | None = None) -> list[Look]:
    """Every size, or every second or third one, each with one of the system's sizes of text by turns."""
    systems = SYSTEMS[dress.app]
    if ALL:
        return [Look(size, dress, system) for size, system in product(SIZES, systems)]
    # a step aside at each round, or a size would meet the same few whenever the numbers divide
    begin = turn + turn // len(APPS)
    every = [Look(size, dress, systems[(nth + begin) % len(systems)]) for nth, size in enumerate(SIZES)]
    return every[share.nth % share.of :: share.of] if share else every
