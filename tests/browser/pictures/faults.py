"""What is wrong with one picture of a screen, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from PIL import Image

from sro_assist.app import strings
from sro_assist.ui import theme
from tests.browser.pictures import greys
from tests.browser.pictures.boxes import Box, Scene
from tests.browser.pictures.expecting import Part
from tests.browser.pictures.looks import Look
from tests.browser.pictures.measuring import SLACK, Writing

LEAST_EDGE = 6
"""Nothing with words comes nearer to the sides of the window."""
TOUCHING = 4
"""Two texts that overlap by no more than this, in CSS pixels, only touch."""
ROUNDED = 1.5
"""Lines are rounded to whole pixels, each."""
LEAST_KIND = "small"
"""Words of which only that is known are written at least this large."""
LEFT = "characters remaining"
LEAST_CHOICE, LEAST_CHOICE_ON_SHORT, SHORT = 60, 52, 700
"""A choice is so high, or a little less in a window that is not so high."""
MOST_EDGE = 24
"""So far from the sides of an upright window a choice begins and ends."""
NOT_TOLD = ("group", "progressbar", "img", "dialog")


def of_pixels(picture: Image.Image) -> Iterator[str]:
    """Flutter's error box."""
    share = greys.error_share(picture)
    if share > greys.MOST:
        yield f"an error box fills {share:.0%} of the picture"


def of_any(scene: Scene, look: Look) -> Iterator[str]:
    """What holds for every screen: nothing failed, sticks out, is cut, overlaps, or is too small to tap."""
    told = [box for box in scene.boxes if box.leaf and box.words and box.role not in NOT_TOLD]
    if len(told) < 2:  # a title and a way back at the least
        yield "the screen tells of nothing"
    yield from (f"says: {box.words}" for box in told if box.words == strings.PART_FAILED)
    yield from (f"reaches over a side: {box.words}" for box in told if _sticks_out(scene, box))
    for box in told:
        if _is_plain(box) and not scene.crossed(box):
            yield from _of_room(Part(box.words, kind=LEAST_KIND), box, look)
    yield from (f"too small to tap: {_told(box)}" for box in told if _too_small(scene, box))
    for one, other in combinations(told, 2):
        if _overlap(scene, one, other):
            yield f"overlap: {_told(one)} and {_told(other)}"


def of_parts(scene: Scene, expected: Sequence[Part], look: Look, picture: Image.Image) -> Iterator[str]:
    """What the engine has on this screen: there, whole and with room for its words."""
    there = Counter((box.role, box.words) for box in scene.boxes)
    for part, wanted in Counter(expected).items():
        if _count(there, part) < wanted:
            yield f"missing: {part.role or 'text'} {part.words!r}"
    for part, wanted in Counter(expected).items():
        alike = [b for b in scene.boxes if b.words == part.words and (not part.role or b.role == part.role)]
        for box in alike[-wanted:]:  # the bar above may say the same, in other letters
            yield from _of_part(scene, part, box, look, picture)


def of_choices(scene: Scene, expected: Sequence[Part]) -> Iterator[str]:
    """What there is to choose from: large, all alike, and at the right where the window is low."""
    said = {part.words for part in expected if part.kind == "choice" and part.role == "button"}
    found = [box for box in scene.boxes if box.role == "button" and box.words in said]
    window = scene.window
    least = LEAST_CHOICE_ON_SHORT if window.height < SHORT else LEAST_CHOICE
    for box in found:
        if not scene.crossed(box) and box.place.height < least:
            yield f"a choice is too low: {_told(box)}"
        if any(abs(getattr(box.place, each) - getattr(found[0].place, each)) > 1 for each in ("x", "width")):
            yield f"choices are not alike: {_told(box)} and {_told(found[0])}"
        if window.width > window.height and window.height < SHORT and box.place.x < window.width / 2:
            yield f"not at the right, in a low window: {_told(box)}"
        if window.width < SHORT and window.width < window.height and box.place.x > MOST_EDGE:
            yield f"does not go from side to side: {_told(box)}"


def of_end(scene: Scene, expected: Sequence[Part], _look: Look) -> Iterator[str]:
    """Once all is scrolled to its end: the last way on is in sight."""
    last = [part for part in expected if part.framed][-1:]
    boxes = [box for part in last for box in scene.boxes if (box.role, box.words) == (part.role, part.words)]
    if boxes and not any(scene.whole(box) for box in boxes):
        yield f"cannot be brought into sight: {_told(boxes[0])}"


def _of_part(scene: Scene, part: Part, box: Box, look: Look, picture: Image.Image) -> Iterator[str]:
    if part.kind and not scene.crossed(box):
        yield from _of_room(part, box, look)
    if part.framed and scene.whole(box):
        edge = greys.ink_at_the_edge(picture, box.place)
        if edge:
            yield f"words run into the {edge} edge: {_told(box)}"


def _of_room(part: Part, box: Box, look: Look) -> Iterator[str]:
    written = Writing.of(part.words, part.kind, look)
    room = box.place.width - part.beside
    if written.longest > room * SLACK + ROUNDED:
        yield f"a word is broken: {_told(box)}"
        return
    need = written.height(room) - written.lines(room) * ROUNDED
    if box.place.height < need:
        yield f"cut off, {box.place.height:.0f} of {need:.0f} px: {_told(box)}"


def _count(there: Counter[tuple[str, str]], part: Part) -> int:
    if part.role == "textbox":  # an empty one that has the focus tells its example as well
        return sum(
            n for (role, said), n in there.items() if role == part.role and said.startswith(part.words)
        )
    if part.role:
        return there[part.role, part.words]
    return sum(count for (_, said), count in there.items() if said == part.words)


def _sticks_out(scene: Scene, box: Box) -> bool:
    return box.place.x < LEAST_EDGE or box.place.right > scene.window.right - LEAST_EDGE


def _too_small(scene: Scene, box: Box) -> bool:
    if not box.tappable or box.disabled or scene.crossed(box):
        return False
    return min(box.place.width, box.place.height) < theme.TARGET - 1


def _overlap(scene: Scene, one: Box, other: Box) -> bool:
    if one.words == other.words:
        return False
    if one.pane != other.pane and (scene.hidden(one) or scene.hidden(other)):
        return False
    if _is_hint(one, other) or _is_hint(other, one):
        return False
    across, down = one.place.common(other.place)
    return across > TOUCHING and down > TOUCHING


def _is_plain(box: Box) -> bool:
    """Whether its words are drawn as they are told. What is left of a field is drawn as ``0/4000``."""
    return box.role in {"", "heading"} and not box.tappable and not box.words.endswith(LEFT)


def _is_hint(said: Box, field: Box) -> bool:
    """Whether this is what stands below the line of a field, in the room that the field takes."""
    return field.role == "textbox" and not said.role and said.place.within(field.place)


def _told(box: Box) -> str:
    place = box.place
    return f"{box.words[:60]!r} ({place.x:.0f},{place.y:.0f} {place.width:.0f}x{place.height:.0f})"
