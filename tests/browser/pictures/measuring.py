"""How much room words need: measured with the app's own fonts, at its own sizes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from PIL import ImageFont

from sro_assist.paths import assets_folder
from sro_assist.ui import theme
from sro_assist.ui.theme import Layout as AppLook
from tests.browser.pictures.looks import Look

EM = 1000
SLACK = 1.03
"""Flutter's own letters may be this much wider or narrower than what is measured here."""
PIECES = re.compile(r"[^\s-]+-+|[^\s-]+|-+")
"""Where a line may break: behind a space, behind a hyphen."""


@dataclass(frozen=True, slots=True)
class Writing:
    """How words are written, once they are drawn."""

    words: str
    size: float
    family: str
    leading: float

    @classmethod
    def of(cls, words: str, kind: str, look: Look) -> Writing:
        """As the app writes words of a kind in a look."""
        app = AppLook(look.dress.app, look.size.width, look.size.height, look.system)
        style = app.text(kind, words).style
        assert style
        assert style.size
        return cls(words, style.size * look.system, str(style.font_family), float(style.height or 1))

    def across(self, words: str) -> float:
        """The width of words on one line, in CSS pixels."""
        return _font(self.family).getlength(words) / EM * self.size

    @property
    def longest(self) -> float:
        """The width of the widest piece, which no line can break."""
        return max(self.across(piece) for piece in PIECES.findall(self.words))

    def height(self, width: float) -> float:
        """The least height in a column of a width."""
        return self.lines(width) * self.size * self.leading

    def lines(self, width: float) -> int:
        """The least number of lines in a column of a width."""
        count, line = 1, ""
        for match in PIECES.finditer(self.words):
            gap = " " if line and self.words[match.start() - 1].isspace() else ""
            longer = f"{line}{gap}{match[0]}"
            if line and self.across(longer) > width * SLACK:
                count, longer = count + 1, match[0]
            line = longer
        return count


@cache
def _font(family: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(assets_folder() / theme.FONTS[family]), EM)
