"""Whether what has the focus shows it: pictures with the focus and without it, held against one another."""

from __future__ import annotations

import base64
from contextlib import suppress
from dataclasses import dataclass

from playwright.sync_api import Error, JSHandle

from tests.browser.page_objects.base import Screen

LEAST_CONTRAST = 3.0
ALIKE = 3
"""So many pictures in a row are the same once a screen has come to rest."""
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


@dataclass(frozen=True)
class Focused:
    """What has the focus, where it is, and a picture of the screen."""

    element: JSHandle
    box: dict[str, float]
    name: str
    picture: str


def tab(screen: Screen) -> Focused:
    """Press Tab; what has the focus then, once the screen has come to rest."""
    before = screen.page.evaluate_handle("document.activeElement")
    screen.page.keyboard.press("Tab")
    with suppress(Error):  # at the end of a page it may stay
        screen.page.wait_for_function(MOVED, arg=before, timeout=1_000)
    picture = at_rest(screen)
    element = screen.page.evaluate_handle("document.activeElement")
    box = element.evaluate(WHERE)
    return Focused(element, box, str(box.pop("name")), picture)


def at_rest(screen: Screen) -> str:
    """A picture, when several in a row are the same."""
    shots: list[str] = []

    def still() -> bool:
        shots.append(base64.b64encode(screen.page.screenshot()).decode())
        return len(shots) >= ALIKE and len(set(shots[-ALIKE:])) == 1

    screen.until(still, "The screen does not come to rest.")
    return shots[-1]


def unringed(screen: Screen, steps: int) -> tuple[list[str], list[str]]:
    """The names of what was focused and compared, and of what of it shows no ring."""
    seen, bare = [], []
    now = tab(screen)
    for _ in range(steps):
        following = tab(screen)
        box = {key: value for key, value in now.element.evaluate(WHERE).items() if key != "name"}
        if box == now.box and box["width"] and following.name != now.name:  # nothing scrolled
            seen.append(now.name)
            differing = screen.page.evaluate(DIFFERING, [now.picture, following.picture, box, LEAST_CONTRAST])
            if differing < 2 * 2 * (box["width"] + box["height"] - 20):  # two points deep, without corners
                bare.append(now.name)
        now = following
    return seen, bare
