"""The colour of a point of the screen, read from a picture of it."""

from __future__ import annotations

import struct
import zlib

from playwright.sync_api import Page

from tests.browser.page_objects.base import Screen

CORNER = (3, 3)
"""A point where every screen shows its paper."""


def colour(page: Page, x: int, y: int) -> str:
    """``#RRGGBB`` at a point."""
    png = page.screenshot(clip={"x": x, "y": y, "width": 1, "height": 1})
    row = zlib.decompress(b"".join(_data(png)))  # a filter's number, then the one pixel as it is
    return "#" + row[1:4].hex().upper()


def see_paper(screen: Screen, wanted: object) -> None:
    """Wait until the screen's paper has this colour."""
    screen.until(lambda: colour(screen.page, *CORNER) == wanted, f"The paper does not become {wanted}.")


def _data(png: bytes) -> list[bytes]:
    """What the data chunks of a PNG hold."""
    chunks, at = [], 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            chunks.append(png[at + 8 : at + 8 + length])
        at += length + 12
    return chunks
