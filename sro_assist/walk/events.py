"""What can happen on a walk. Each event is kept as one line of the journal."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter, ValidationError, with_config

from sro_assist.errors import WalkError
from sro_assist.trees.conditions import FactorMark

How = Literal["now", "later", "corrected"]
"""At the time, entered later, or corrected."""

_SHUT = ConfigDict(extra="forbid")
MOST_NOTE = 4000
"""The most characters of a note."""
MOST_ELAPSED = 100 * 366 * 86_400_000
"""A hundred years in milliseconds: more is no walk, and no calendar could hold it."""
_YEARS = range(1900, 9000)
"""Leaves room for the longest walk and any offset on both sides."""
_LONGEST_TIME = 64
Elapsed = Annotated[int, Field(ge=0, le=MOST_ELAPSED, strict=True)]
"""Milliseconds since the walkthrough started, by a clock that never goes back."""


def told_time(text: str) -> datetime:
    """The moment in an ISO 8601 text with its offset from UTC. Raises ValueError when there is none in it."""
    time = datetime.fromisoformat(text) if len(text) <= _LONGEST_TIME else None
    if time is None or time.tzinfo is None or time.year not in _YEARS:
        raise ValueError("a time has a year, and its offset from UTC")
    return time


def _time(text: str) -> str:
    told_time(text)
    return text


Time = Annotated[str, AfterValidator(_time)]
"""A wall-clock time with its offset from UTC, as ISO 8601 has it."""


@with_config(_SHUT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """The walkthrough began: by whom, on what edition, and the one wall-clock time (``at``, ISO 8601)."""

    walkthrough: str
    tree: str
    at: Time
    officer: str = ""
    pack: str
    edition: str
    app: str
    elapsed: Elapsed = 0
    kind: Literal["started"] = "started"


@with_config(_SHUT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A choice was tapped at a question."""

    tree: str
    node: str
    choice: str
    elapsed: Elapsed
    how: How = "now"
    kind: Literal["answered"] = "answered"


@with_config(_SHUT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Continued:
    """Factors or guidance were left, or a visited tree's outcome was taken back to the tree that asked."""

    tree: str
    node: str
    elapsed: Elapsed
    kind: Literal["continued"] = "continued"


@with_config(_SHUT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A factor was marked, with what the officer perceives."""

    tree: str
    node: str
    factor: str
    mark: FactorMark
    elapsed: Elapsed
    how: How = "now"
    kind: Literal["marked"] = "marked"


@with_config(_SHUT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked:
    """A thing to do was ticked or unticked. The time is when it was tapped, not when it was done."""

    tree: str
    node: str
    item: str
    done: Annotated[bool, Field(strict=True)]
    elapsed: Elapsed
    how: How = "now"
    kind: Literal["ticked"] = "ticked"


@with_config(_SHUT)
@dataclass(frozen=True, slots=True, kw_only=True)
class DutyMarked:
    """A duty was marked done, or open again."""

    tree: str
    duty: str
    done: Annotated[bool, Field(strict=True)]
    elapsed: Elapsed
    how: How = "now"
    kind: Literal["duty"] = "duty"


@with_config(_SHUT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A note, at the screen where it was written; ``about`` is what it is on, or empty.

    ``about`` names a factor or a choice by tree, node and its own id: ``arrest.staff.no``.
    """

    tree: str
    node: str
    text: Annotated[str, Field(min_length=1, max_length=MOST_NOTE)]
    elapsed: Elapsed
    about: str = ""
    how: How = "now"
    kind: Literal["noted"] = "noted"


@with_config(_SHUT)
@dataclass(frozen=True, slots=True, kw_only=True)
class WentBack:
    """The last step was taken back. It stays in the record as superseded."""

    elapsed: Elapsed
    kind: Literal["back"] = "back"


@with_config(_SHUT)
@dataclass(frozen=True, slots=True, kw_only=True)
class DangerTapped:
    """*Danger now* was tapped; the place does not change."""

    elapsed: Elapsed
    kind: Literal["danger"] = "danger"


@with_config(_SHUT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Reassessed:
    """*Something changed*: the walk goes on where this tree reassesses."""

    elapsed: Elapsed
    kind: Literal["reassessed"] = "reassessed"


@with_config(_SHUT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed:
    """The app was opened again on an unfinished walkthrough, at this wall-clock time."""

    at: Time
    elapsed: Elapsed
    kind: Literal["resumed"] = "resumed"


@with_config(_SHUT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """The walkthrough ended, at an outcome or interrupted; ``tree`` and ``node`` say where it stood."""

    ended: Literal["finished", "interrupted"]
    tree: str
    node: str
    elapsed: Elapsed
    kind: Literal["finished"] = "finished"


Onward = (
    Started
    | Answered
    | Continued
    | Marked
    | Ticked
    | DutyMarked
    | Noted
    | DangerTapped
    | Reassessed
    | Resumed
    | Finished
)
"""Every event but the one that goes back."""
Event = Onward | WentBack

_EVENT: TypeAdapter[Event] = TypeAdapter(Annotated[Event, Field(discriminator="kind")])


def to_data(event: Event) -> dict[str, object]:
    """The event as the plain JSON object that a journal keeps."""
    return asdict(event)


def from_data(data: object) -> Event:
    """The event that ``to_data`` made this from. Raises WalkError when it is not one."""
    try:
        return _EVENT.validate_python(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise WalkError(
            f"This is not an event of a walkthrough: {place}: {first['msg']}.",
            hint="The record was changed or made by a newer app; open it with that app.",
        ) from error
