"""Where the focus goes: keys are meant for what was asked for, never for what happens to be nearest."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Protocol, TypeVar

ASKED, FIELD = "asked", "field"
"""The heading of what is asked or said, and the field to write in."""
UNREAD = 1.0
"""Seconds in which a key was meant for the screen before: nobody has moved on to another button by then."""
ONE_PRESS = 0.3
"""Seconds within which a tap that follows a key was made by that key: they come one after the other."""


class Takes(Protocol):
    """A part of the screen that can have the focus."""

    def focus(self) -> Awaitable[None]:
        """Take it."""


PartT = TypeVar("PartT", bound=Takes)


class Focus:
    """Which part of a screen is to have the focus, and since when. The parts put themselves down by name."""

    def __init__(self, tick: Callable[[], float]) -> None:
        self.name, self.turn = ASKED, 0
        self._tick, self._at = tick, tick()
        self._parts: dict[str, Takes] = {}

    def to(self, name: str) -> None:
        """Have the focus go to the part of this name, once the screen is drawn."""
        self.name, self.turn, self._at = name, self.turn + 1, self._tick()

    def again(self) -> None:
        """Have it go there once more: the page was loaded anew."""
        self.to(self.name)

    @property
    def lately(self) -> bool:
        """Whether it has only just moved."""
        return self._tick() - self._at < UNREAD

    def part(self, name: str, control: PartT) -> PartT:
        """``control``, put down under a name."""
        self._parts[name] = control
        return control

    async def give(self) -> None:
        """Give the focus to the part that is to have it; to none when it is no longer there."""
        part = self._parts.get(self.name)
        if part is not None:
            await give_focus(part)


async def give_focus(part: Takes) -> None:
    """Give the focus to a part, if it is on the page."""
    with suppress(RuntimeError, TimeoutError):
        await part.focus()


class Keys:
    """The keyboard of one window: tells a tap that a key made from one of a finger or a mouse."""

    def __init__(self, tick: Callable[[], float]) -> None:
        self._tick, self._at = tick, float("-inf")
        self._drawn_at = float("-inf")

    def drawn(self) -> None:
        """Something on the screen is another now: what had the focus may be gone."""
        self._drawn_at = self._tick()

    @property
    def meant_before(self) -> bool:
        """Whether a key does this that was meant for what was there a moment ago."""
        return self.just_now and self._tick() - self._drawn_at < UNREAD

    def pressed(self) -> None:
        """A key goes down. What it does comes after."""
        self._at = self._tick()

    @property
    def just_now(self) -> bool:
        """Whether what is being done was done by a key."""
        return self._tick() - self._at < ONE_PRESS


def part_of_face(face: str) -> str:
    """The part that opens what lies over the screen."""
    return f"open {face}"


def part_of_words(key: str) -> str:
    """The part that unfolds the policy's words under what names them."""
    return f"words {key}"


def part_of_note(about: str) -> str:
    """The part that opens a note."""
    return f"note {about}"


def part_of_duty(tree: str, duty: str) -> str:
    """The part that marks a duty."""
    return f"duty {tree}.{duty}"
