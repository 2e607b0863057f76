"""A record in which a line does not fit: listed and told as far as it can be read, never relied on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sro_assist.errors import RecordError, WalkError
from sro_assist.records.journal.hash_chain import Body, Verdict
from sro_assist.records.summary import Summary, summarise
from sro_assist.records.walkthrough_id import WalkthroughId
from sro_assist.walk.events import Event, Started, from_data, told_time

UNDATED = "1970-01-01T00:00:00+00:00"
"""When a record began whose beginning says no time any more."""
_STARTED = "started"
_FAR_YEAR = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+[+-][\d:]+$")
_TEXTS = ("officer", "pack", "edition", "app")


@dataclass(frozen=True, slots=True)
class Story:
    """The events of a record as far as they can be told, the start first.

    lines: the line of each; odd: which of them, counted from 0, do not fit; untold: how many lines cannot be
    told at all; unknown: the first line that fits and holds no event that this app knows, and why.
    """

    events: tuple[Event, ...]
    lines: tuple[int, ...]
    odd: frozenset[int] = frozenset()
    untold: int = 0
    unknown: tuple[int, str] | None = None

    @property
    def started(self) -> Started:
        """The start, restored where its own line could not be read."""
        return cast("Started", self.events[0])


def story(walkthrough: str, verdict: Verdict) -> Story:
    """Tell a record's events. Raises RecordError when it does not begin as a walkthrough at all."""
    told: list[tuple[Event, int, bool]] = []
    untold, unknown = verdict.rest.unread, None
    for line in verdict.lines:
        try:
            told.append((from_data(line.body), line.number, line.fits))
        except WalkError as error:
            untold += 1
            unknown = unknown or ((line.number, error.what) if line.number <= len(verdict.bodies) else None)
    if not told or not isinstance(told[0][0], Started):
        told.insert(0, (_restored(walkthrough, verdict), 1, False))
    odd = frozenset(number for number, (_, _, fits) in enumerate(told) if not fits)
    return Story(tuple(each[0] for each in told), tuple(each[1] for each in told), odd, untold, unknown)


def summary_of(walkthrough: WalkthroughId, verdict: Verdict) -> Summary:
    """The summary of a record, whole or altered. Raises RecordError when nothing in it is a walkthrough's."""
    if verdict.intact:
        head = verdict.head if verdict.complete else ""
        return summarise(walkthrough, _in_a_calendar(verdict.bodies), head=head)
    bodies = [line.body for line in verdict.lines]
    if not verdict.bodies:
        later = bodies[1:] if bodies and bodies[0]["kind"] == _STARTED else bodies
        bodies = [_beginning(walkthrough, verdict), *later]
    return summarise(walkthrough, _in_a_calendar(bodies), intact=False)


def _in_a_calendar(bodies: Sequence[Body]) -> Sequence[Body]:
    """The same, undated when it began in a year that no screen could show."""
    at = _text(bodies[0].get("at")) if bodies else ""
    if _is_time(at) or not _FAR_YEAR.match(at):
        return bodies
    return [{**bodies[0], "at": UNDATED}, *bodies[1:]]


def _restored(walkthrough: str, verdict: Verdict) -> Started:
    """A start made of what the first line still tells."""
    if verdict.intact and verdict.first.get("kind") != _STARTED:
        raise _no_beginning()
    return cast("Started", from_data(_beginning(walkthrough, verdict)))


def _beginning(walkthrough: str, verdict: Verdict) -> Body:
    """The first event, every part of it sound; made up where nothing tells it. Raises RecordError."""
    first = verdict.first
    if not first and not verdict.lines:
        raise _no_beginning()
    texts = {key: _text(first.get(key)) for key in _TEXTS}
    at = _text(first.get("at"))
    return {
        **texts,
        "kind": _STARTED,
        "walkthrough": walkthrough,
        "tree": _text(first.get("tree")) or _first_tree(verdict),
        "at": at if _is_time(at) else UNDATED,
        "elapsed": 0,
    }


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _first_tree(verdict: Verdict) -> str:
    """The tree that the first step names; a walk may have gone on in another one."""
    named = (line.body.get("tree") for line in verdict.lines)
    return next((tree for tree in named if isinstance(tree, str)), "")


def _is_time(text: str) -> bool:
    try:
        told_time(text)
    except ValueError:
        return False
    return True


def dated(started: Started) -> bool:
    """Whether a start says when it was."""
    return datetime.fromisoformat(started.at) != datetime.fromisoformat(UNDATED)


def _no_beginning() -> RecordError:
    return RecordError(
        "This is not a walkthrough: it has no beginning.",
        hint="Its file is kept as it is; show it to a supervisor.",
    )
