"""How much of a question can be seen without scrolling, and the table of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sro_assist.walk.walkthrough import Walkthrough
from tests.browser.pictures.boxes import Scene
from tests.browser.pictures.expecting import Part
from tests.browser.pictures.looks import SIZES, Look, Size
from tests.browser.pictures.standing import choices

PROPERTY = "choices in sight"
"""Under this name a test hands it to the summary of the run."""
ROUNDED = 1
"""What is laid out in whole pixels may be so much less."""
LEAST_TEXT = 100
"""The least height of what holds the question, in CSS pixels at 100 %, unless it holds less."""
PROMISED = {
    Size(320, 568): 1.0,
    Size(360, 640): 1.0,
    Size(390, 844): 1.25,
    Size(844, 390): 1.25,
    Size(768, 1024): 1.25,
    Size(1280, 800): 1.25,
}
"""Up to this size of text every question shows a whole choice at once; beyond it some are scrolled to."""
TOO_LONG = {(Size(320, 568), ("arrest", "restrained"))}
"""Where even 100 % is too much: here the choices are scrolled to."""
TEXTS = (1.0, 1.25, 1.5, 2.0)


class Sight(NamedTuple):
    """One question in one look: of how many choices how many can be seen whole."""

    size: Size
    text: float
    choices: int
    seen: int


def of(scene: Scene, walk: Walkthrough, look: Look) -> list[Sight]:
    """What can be seen of a question's choices; nothing where nothing is asked."""
    every = choices(walk)
    return [Sight(look.size, look.text, len(every), _seen(scene, every))] if every else []


def too_little(walk: Walkthrough, scene: Scene, _expected: Sequence[Part], look: Look) -> Iterator[str]:
    """A question of which no choice, or too little of its text, is in sight."""
    every = choices(walk)
    if every and not _seen(scene, every) and must_show(walk, look):
        yield f"none of {len(every)} choices in sight"
    for box in scene.boxes:
        if box.role == "heading" and box.words == walk.screen.headline and box.pane >= 0:
            pane = scene.panes[box.pane]
            if pane.height < min(pane.content, LEAST_TEXT * look.text) - ROUNDED:
                yield f"only {pane.height:.0f} px of the text in sight"


def plain(sights: Iterable[Sight]) -> list[list[float]]:
    """What can be handed from one process to another."""
    return [[*sight.size, *sight[1:]] for sight in sights]


def again(rows: Iterable[Sequence[float]]) -> list[Sight]:
    """The same, as it was before."""
    return [
        Sight(Size(int(width), int(height)), text, int(choices), int(seen))
        for width, height, text, choices, seen in rows
    ]


def must_show(walk: Walkthrough, look: Look) -> bool:
    """Whether a choice has to be in sight at once."""
    return look.text <= PROMISED[look.size] and (look.size, walk.frame) not in TOO_LONG


def _seen(scene: Scene, every: tuple[str, ...]) -> int:
    buttons = (box for box in scene.boxes if box.role == "button" and box.words in every)
    return sum(scene.whole(box) for box in buttons)


def table(sights: Iterable[Sight]) -> list[str]:
    """Rows of a table: by size and text, the choices in sight of all, and of how many questions none is."""
    groups: dict[tuple[Size, float], list[Sight]] = defaultdict(list)
    for sight in sights:
        groups[sight.size, sight.text].append(sight)
    counts = sorted({sight.choices for group in groups.values() for sight in group})
    head = ["size", "text", *(f"of {count}" for count in counts), "in sight", "questions with none"]
    rows = [_cells(size, text, groups[size, text], counts) for size in SIZES for text in TEXTS]
    rows = [row for row, key in zip(rows, ((s, t) for s in SIZES for t in TEXTS), strict=True) if groups[key]]
    return ["| " + " | ".join(row) + " |" for row in (head, ["---"] * len(head), *rows)]


def _cells(size: Size, text: float, group: list[Sight], counts: list[int]) -> list[str]:
    of_count = [[sight.seen for sight in group if sight.choices == count] for count in counts]
    means = [f"{sum(seen) / len(seen):.1f}" if seen else "" for seen in of_count]
    seen, every = sum(sight.seen for sight in group), sum(sight.choices for sight in group)
    none = sum(not sight.seen for sight in group)
    share = f"{seen / every:.0%}" if every else ""
    return [str(size).replace("x", " x "), f"{text:.0%}", *means, share, f"{none} of {len(group)}"]
