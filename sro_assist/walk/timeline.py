"""A walkthrough told afterwards: each event with the screen it happened on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sro_assist.errors import WalkError
from sro_assist.trees.model import Node
from sro_assist.trees.pack import Pack
from sro_assist.walk import events as ev
from sro_assist.walk.moments import clock_jumps
from sro_assist.walk.node_entry import node_at
from sro_assist.walk.position import Frame
from sro_assist.walk.transitions import Move
from sro_assist.walk.walkthrough import Walkthrough


@dataclass(frozen=True, slots=True)
class Entry:
    """One event. ``screen`` is where it happened, ``None`` when this edition has no such screen.

    ``superseded``: the officer went back over it, so the path that counts does not hold it. ``jump``: by how
    many milliseconds the device's clock was off what the steps before had counted; see ``clock_jumps``.
    """

    number: int
    event: ev.Event
    frame: Frame | None
    screen: Node | None
    superseded: bool = False
    jump: int = 0


@dataclass(frozen=True, slots=True)
class Timeline:
    """Every event in order, the walkthrough as far as it replays, and the screens that no longer fit."""

    entries: tuple[Entry, ...]
    walk: Walkthrough | None
    misfit: str = ""
    """Why replaying stopped, when the events do not fit this edition."""


def timeline(pack: Pack, events: Iterable[ev.Event], *, named: bool = False) -> Timeline:
    """Tell a walkthrough from its events.

    Those that do not fit this edition are told without a screen; with ``named``, on the screen that they name
    themselves.
    """
    happened = tuple(events)
    walk: Walkthrough | None = None
    frames: list[Frame | None] = []
    misfit = ""
    for number, event in enumerate(happened):
        if misfit:
            break
        try:
            frame = walk.frame if walk else None
            walk = walk.apply(event) if walk else Walkthrough.replay(pack, [event])
            frames.append(frame or walk.frame)
        except WalkError as error:
            misfit = f"Step {number}: {error.what}"
    live = {step.event for step in walk.history.path} if walk else set()
    gone = {number for number, event in enumerate(happened[: len(frames)]) if isinstance(event, Move)} - live
    frames += [_named(pack, event) if named else None for event in happened[len(frames) :]]
    jumps = clock_jumps(happened)
    screens = [node_at(pack, frame) if frame else None for frame in frames]
    entries = tuple(
        Entry(number, event, frame, screen, number in gone, jumps.get(number, 0))
        for number, (event, frame, screen) in enumerate(zip(happened, frames, screens, strict=True))
    )
    return Timeline(entries, walk, misfit)


def _named(pack: Pack, event: ev.Event) -> Frame | None:
    """The screen that an event names, if this edition has it."""
    frame = Frame(getattr(event, "tree", ""), getattr(event, "node", ""))
    tree = pack.trees.get(frame.tree)
    return frame if tree and frame.node in tree.nodes else None
