"""Where everything is that the screen tells a screen reader of, once it has come to rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

EDGE = 1.0
"""Nearer than this is the same place, in CSS pixels."""
# Reads until two readings are alike. A list that scrolls is a pane; what lies beyond its edges has its whole
# size, and what lies across one of them is cut off there.
READ = """
async (least) => {
  const rest = (ms) => new Promise((done) => setTimeout(done, ms));
  const read = () => {
    const panes = [], boxes = [];
    const place = (element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return [left, top, width, height].map((number) => Math.round(100 * number) / 100);
    };
    const look = (parent, pane) => {
      for (const element of parent.children) {
        const tag = element.tagName.toLowerCase();
        if (tag === "span" || tag === "flt-semantics-scroll-overflow") continue;
        let inside = pane;
        if (element.style.overflowY === "scroll" || element.style.overflowX === "scroll") {
          inside = panes.length;
          const { scrollTop, scrollHeight, clientHeight } = element;
          panes.push({ place: place(element), scrolled: scrollTop, content: scrollHeight,
                       height: clientHeight, pane });
        }
        const leaf = ![...element.children].some((child) => child.tagName !== "SPAN");
        const words = element.getAttribute("aria-label") || (leaf && element.textContent) || "";
        boxes.push({
          place: place(element), pane, leaf, words: words.replace(/\\s+/g, " ").trim(),
          role: element.getAttribute("role") || ({ input: "textbox", textarea: "textbox" })[tag]
                || (/^h[1-6]$/.test(tag) ? "heading" : ""),
          tappable: element.hasAttribute("flt-tappable"),
          folds: element.hasAttribute("aria-expanded"),
          disabled: element.getAttribute("aria-disabled") === "true",
        });
        look(element, inside);
      }
    };
    look(document.querySelector("flt-semantics-host"), -1);
    return { panes, boxes };
  };
  await rest(least);
  let before = "", now = "";
  for (let times = 0; times < 40; times++) {
    const found = read();
    now = JSON.stringify(found);
    if (now === before) return found;
    before = now;
    await rest(60);
  }
  return read();
}
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle of the window."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.y + self.height

    def within(self, other: Place) -> bool:
        """Whether nothing of this reaches beyond another."""
        sides = self.x >= other.x - EDGE and self.right <= other.right + EDGE
        return sides and self.y >= other.y - EDGE and self.bottom <= other.bottom + EDGE

    def common(self, other: Place) -> tuple[float, float]:
        """How wide and how high they overlap; not at all when either is negative."""
        across = min(self.right, other.right) - max(self.x, other.x)
        return across, min(self.bottom, other.bottom) - max(self.y, other.y)


@dataclass(frozen=True, slots=True)
class Pane:
    """Something that scrolls, and how far."""

    place: Place
    scrolled: float
    content: float
    height: float
    pane: int

    @property
    def begins(self) -> bool:
        """Whether nothing lies above what it shows."""
        return self.scrolled <= EDGE

    @property
    def ends(self) -> bool:
        """Whether nothing lies below what it shows."""
        return self.scrolled + self.height >= self.content - EDGE


@dataclass(frozen=True, slots=True)
class Box:
    """One thing that is told of: a text, a button, a box to tick."""

    place: Place
    pane: int
    leaf: bool
    words: str
    role: str
    tappable: bool
    folds: bool
    disabled: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """All of it, in a window of a size."""

    window: Place
    panes: tuple[Pane, ...]
    boxes: tuple[Box, ...]

    def clip(self, box: Box) -> Place:
        """The part of the window in which a box can be seen."""
        return self.panes[box.pane].place if box.pane >= 0 else self.window

    def hidden(self, box: Box) -> bool:
        """Whether it was scrolled away, all of it; then its place is where it would be."""
        across, down = box.place.common(self.clip(box))
        return across <= EDGE or down <= EDGE

    def crossed(self, box: Box) -> bool:
        """Whether it lies across the upper or lower edge of what scrolls, and may go on beyond."""
        if box.pane < 0:
            return False
        pane = self.panes[box.pane]
        above = not pane.begins and box.place.y <= pane.place.y + EDGE
        return above or (not pane.ends and box.place.bottom >= pane.place.bottom - EDGE)

    def whole(self, box: Box) -> bool:
        """Whether all of it can be seen without scrolling."""
        inside = box.place.within(self.clip(box)) and box.place.within(self.window)
        return inside and not self.crossed(box) and not self._at_the_bottom(box)

    def unseen(self) -> list[Pane]:
        """What scrolls and hides something."""
        return [pane for pane in self.panes if not (pane.begins and pane.ends)]

    def _at_the_bottom(self, box: Box) -> bool:
        """Nothing of ours is that low: what is was cut off there by the window."""
        return box.pane < 0 and box.place.bottom >= self.window.bottom - EDGE


def read(page: Page, least_ms: int = 120) -> Scene:
    """Wait until the screen rests, and read it."""
    found: dict[str, Any] = page.evaluate(READ, least_ms)
    size = page.viewport_size
    assert size
    panes = (Pane(**(pane | {"place": Place(*pane["place"])})) for pane in found["panes"])
    boxes = (Box(**(box | {"place": Place(*box["place"])})) for box in found["boxes"])
    return Scene(Place(0, 0, size["width"], size["height"]), tuple(panes), tuple(boxes))
