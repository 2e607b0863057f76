"""A walkthrough told afterwards: each event with the screen it happened on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sro_assist.errors import WalkError
from sro_assist.trees.model import Node
from sro_assist.trees.pack import Pack
from sro_assist.walk import events as ev
from sro_assist.walk.arriving import node_at
from sro_assist.walk.state import Frame, Place
from sro_assist.walk.walkthrough import Walkthrough

MOVES = (ev.Answered, ev.Continued, ev.Reassessed)


@dataclass(frozen=True, slots=True)
class Entry:
    """One event. ``screen`` is where it happened, ``None`` when this edition has no such screen.

    ``superseded``: the officer went back over it, so the path that counts does not hold it.
    """

    number: int
    event: ev.Event
    frame: Frame | None
    screen: Node | None
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """Every event in order, the walkthrough as far as it replays, and the screens that no longer fit."""

    entries: tuple[Entry, ...]
    walk: Walkthrough | None
    misfit: str = ""
    """Why replaying stopped, when the events do not fit this edition."""


def timeline(pack: Pack, events: Iterable[ev.Event]) -> Timeline:
    """Tell a walkthrough from its events. Events that do not fit this edition are told without a screen."""
    happened = tuple(events)
    walk: Walkthrough | None = None
    frames: list[Frame | None] = []
    misfit = ""
    for number, event in enumerate(happened):
        if misfit:
            frames.append(None)
            continue
        try:
            frame = walk.frame if walk else None
            walk = walk.take(event) if walk else Walkthrough.replay(pack, [event])
            frames.append(frame or walk.frame)
        except WalkError as error:
            misfit = f"Step {number}: {error.what}"
            frames.append(None)
    live = _live(walk.state.place) if walk else frozenset()
    entries = tuple(
        _entry(pack, number, event, frame, live)
        for number, (event, frame) in enumerate(zip(happened, frames, strict=True))
    )
    return Timeline(entries, walk, misfit)


def _entry(pack: Pack, number: int, event: ev.Event, frame: Frame | None, live: frozenset[int]) -> Entry:
    screen = node_at(pack, frame) if frame else None
    superseded = isinstance(event, MOVES) and frame is not None and number not in live
    return Entry(number, event, frame, screen, superseded)


def _live(place: Place) -> frozenset[int]:
    """The numbers of the events that the path to here is made of."""
    return frozenset(at.event for at in place.path())
