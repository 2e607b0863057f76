"""Flutter's error boxes and words at the edge of their button: told from the pixels of a picture."""

from __future__ import annotations

import io
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import fields
from functools import cache

from PIL import Image
from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as Late

from sro_assist.ui import color_schemes
from tests.browser.pictures.boxes import Place

Colour = tuple[int, int, int]
ERRORS = ((0xC0, 0xC0, 0xC0), (0x90, 0x00, 0x00))
"""What Flutter paints in the place of what it cannot lay out: as released, and in a build for debugging."""
OPAQUE = 0xF0 / 0xFF
ALIKE = 2
MOST = 0.02
"""The share of a picture above which a flat colour of an error box is one."""
FEW = 0.0005
"""A colour of a smaller share is not that of a box, but one of the many at the edges of letters."""
TRIES, LONGEST_SHOT_MS = 4, 10_000
"""A browser with much to do sometimes gives no picture: it is asked so often, and waited for so long."""
INSET, BAND = 3, 2
"""So far inside of a button's edge begins a strip that its words stay clear of, and so wide it is."""
FLAT = 40
"""How far the channels of a strip may differ: its own shading, but no letters."""
SCHEMES = (color_schemes.LIGHT, color_schemes.DARK, color_schemes.CONTRAST)
PAPERS = ("surface", "surface_container_lowest", "secondary_container", "tertiary_container", "primary")


def take(page: Page) -> Image.Image:
    """A picture of the window. One that does not come is asked for again, and then there is an error."""
    for _ in range(TRIES - 1):
        with suppress(Late):
            return _taken(page)
        page.bring_to_front()
    return _taken(page)


def _taken(page: Page) -> Image.Image:
    shot = page.screenshot(animations="allow", caret="initial", timeout=LONGEST_SHOT_MS)
    return Image.open(io.BytesIO(shot)).convert("RGB")


def error_share_on(page: Page) -> float:
    """How much of what a page shows has the colour of an error box."""
    return error_share(Image.open(io.BytesIO(page.screenshot())).convert("RGB"))


@cache
def error_colours() -> set[Colour]:
    """Every colour that an error box can have over one of the app's own papers."""
    papers = {_colour(str(getattr(scheme, name))) for scheme in SCHEMES for name in PAPERS}
    return {_over(error, paper) for error in ERRORS for paper in papers}


def own_colours() -> set[Colour]:
    """Every colour of the app's own."""
    every = (getattr(scheme, field.name) for scheme in SCHEMES for field in fields(scheme))
    return {_colour(value) for value in every if isinstance(value, str) and value.startswith("#")}


def error_share(picture: Image.Image) -> float:
    """How much of a picture has the colour of an error box."""
    wanted, points = error_colours(), picture.width * picture.height
    counts: Iterable[tuple[int, Colour]] = picture.getcolors(points) or []  # type: ignore[assignment] # of RGB: threes
    flat = [(count, colour) for count, colour in counts if count > FEW * points]
    return sum(count for count, colour in flat if any(_alike(colour, each) for each in wanted)) / points


def ink_at_the_edge(picture: Image.Image, place: Place) -> str:
    """The edge of a button that its words run into; empty when they keep clear of all of them."""
    left, top, right, bottom = (round(one) for one in (place.x, place.y, place.right, place.bottom))
    high, wide = bottom - top, right - left
    low, up = top + round(0.58 * high), top + round(0.42 * high)
    near, far = left + round(0.25 * wide), left + round(0.75 * wide)
    strips = {
        "left": (left + INSET, up, left + INSET + BAND, low),
        "right": (right - INSET - BAND, up, right - INSET, low),
        "upper": (near, top + INSET, far, top + INSET + BAND),
        "lower": (near, bottom - INSET - BAND, far, bottom - INSET),
    }
    return next((name for name, strip in strips.items() if not _flat(picture.crop(strip))), "")


def _flat(strip: Image.Image) -> bool:
    if not (strip.width and strip.height):  # so low a box has no such strip
        return True
    return all(most - least <= FLAT for least, most in strip.getextrema())  # type: ignore[misc]


def _alike(one: Colour, other: Colour) -> bool:
    return all(abs(mine - its) <= ALIKE for mine, its in zip(one, other, strict=True))


def _over(error: Colour, paper: Colour) -> Colour:
    red, green, blue = (
        round(OPAQUE * top + (1 - OPAQUE) * below) for top, below in zip(error, paper, strict=True)
    )
    return red, green, blue


def _colour(value: str) -> Colour:
    red, green, blue = bytes.fromhex(value.removeprefix("#"))
    return red, green, blue
