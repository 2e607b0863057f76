"""The one place that decides what may be said of a record: nothing else calls one intact or complete."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sro_assist.errors import SroError, WalkError
from sro_assist.records.altered_record import Story, story
from sro_assist.records.journal.hash_chain import Verdict
from sro_assist.trees.pack import Pack
from sro_assist.walk.walkthrough import Walkthrough

Standing = Literal["complete", "open", "unchecked", "unknown", "impossible", "altered"]
"""It fits, replays on its own edition, and is closed, or is not; it fits, but its edition is not here, or it
holds what this app does not know; it fits, but its own trees do not lead there; a line does not fit."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What may be said of a record. ``line`` is the first that is not as it has to be, and ``why``."""

    standing: Standing
    line: int = 0
    why: str = ""

    @property
    def sound(self) -> bool:
        """Every line fits, and the walk is one that its own trees lead to."""
        return self.standing in {"complete", "open"}


def judge(walkthrough: str, verdict: Verdict, pack: Pack | None) -> Finding:
    """Hold a record against its lines and against its own edition. ``pack``: that edition, if it is here.

    A pack of another edition is as good as none. Raises nothing.
    """
    if verdict.fault is not None:
        return Finding("altered", verdict.fault.line, verdict.fault.why)
    try:
        told = story(walkthrough, verdict)
    except SroError as error:
        return Finding("unknown", 1, error.what)
    if told.unknown is not None:
        return Finding("unknown", *told.unknown)
    if pack is None or pack.edition != told.started.edition:
        return Finding("unchecked")
    if told.started.walkthrough != walkthrough:
        return Finding("impossible", 1, "It names another walkthrough.")
    return _replayed(verdict, pack, told)


def _replayed(verdict: Verdict, pack: Pack, told: Story) -> Finding:
    """Walk it again, step by step."""
    done = 0
    try:
        walk = Walkthrough.begin(pack, told.started)
        for event in told.events[1:]:
            done += 1
            walk = walk.apply(event)
    except WalkError as error:
        return Finding("impossible", told.lines[done], error.what)
    if verdict.closed and not walk.position.ended:
        return Finding("impossible", told.lines[done], "It is closed, but was not ended.")
    return Finding("complete" if verdict.closed else "open")
