"""Whether what has the focus shows it: pictures with the focus and without it, held against one another."""

from __future__ import annotations

import base64
import time

from tests.browser.page_objects.base import Screen

LEAST_CONTRAST = 3.0
LONGEST_SECONDS = 8.0
WHERE = """
(element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { left, top, width, height, name: element.getAttribute("aria-label") || element.textContent };
}
"""
MOVED = "(before) => document.activeElement !== before"
# How many points of a box differ between two pictures by at least this contrast.
DIFFERING = """
async ([one, other, { left, top, width, height }, least]) => {
  const points = async (png) => {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
    canvas.drawImage(picture, 0, 0);
    return canvas.getImageData(left, top, Math.ceil(width), Math.ceil(height)).data;
  };
  const linear = (part) => (part <= 10 ? part / 3294 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const bright = (data, at) =>
    0.2126 * linear(data[at]) + 0.7152 * linear(data[at + 1]) + 0.0722 * linear(data[at + 2]) + 0.05;
  const [before, after] = [await points(one), await points(other)];
  let found = 0;
  for (let at = 0; at < before.length; at += 4) {
    const [a, b] = [bright(before, at), bright(after, at)];
    if (Math.max(a, b) / Math.min(a, b) >= least) found += 1;
  }
  return found;
}
"""


def unringed(screen: Screen, steps: int) -> tuple[list[str], list[str]]:
    """The names of what gets the focus by so many presses of Tab, and of what of it shows no ring.

    Nothing may scroll meanwhile: each picture is held against one without the focus.
    """
    seen: list[str] = []
    bare: list[str] = []
    without = picture(screen)
    for _ in range(steps):
        before = screen.page.evaluate_handle("document.activeElement")
        screen.page.keyboard.press("Tab")
        screen.page.wait_for_function(MOVED, arg=before)
        box = screen.page.evaluate_handle("document.activeElement").evaluate(WHERE)
        seen.append(box.pop("name"))
        if not shows_ring(screen, without, box):
            bare.append(seen[-1])
    return seen, bare


def shows_ring(screen: Screen, without: str, box: dict[str, float]) -> bool:
    """Whether a ring comes to be there: it is drawn a while after the focus has moved."""
    deadline = time.monotonic() + LONGEST_SECONDS
    # Two points deep all around, but for the corners.
    enough = 2 * 2 * (box["width"] + box["height"] - 20)
    while time.monotonic() < deadline:
        if screen.page.evaluate(DIFFERING, [without, picture(screen), box, LEAST_CONTRAST]) >= enough:
            return True
    return False


def picture(screen: Screen) -> str:
    """What the screen shows."""
    return base64.b64encode(screen.page.screenshot()).decode()
