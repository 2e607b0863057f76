"""What a list of walkthroughs shows of each: made from its events, never the other way round."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from sro_assist.errors import RecordError
from sro_assist.records.journal.hash_chain import Body
from sro_assist.records.storage.protocol import Stamp
from sro_assist.records.walkthrough_id import WalkthroughId, id_or_none
from sro_assist.walk.events import told_time

FINISHED = "finished"
"""The ``kind`` of a walkthrough's last event."""


def _with_offset(time: str) -> str:
    told_time(time)
    return time


def _an_id(text: str) -> WalkthroughId:
    walkthrough = id_or_none(text)
    if walkthrough is None:
        raise ValueError("no id of a walkthrough")
    return walkthrough


class Summary(BaseModel):
    """One walkthrough in a list.

    started: ISO 8601 with offset; elapsed: milliseconds up to the last event; outcome: ``tree.node``, empty
    unless it was walked to an outcome; head: the last digest once closed, empty before; intact: no line was
    found that does not fit.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    id: Annotated[WalkthroughId, AfterValidator(_an_id)]
    tree: str
    started: Annotated[str, AfterValidator(_with_offset)]
    officer: str = ""
    edition: str
    app: str
    events: Annotated[int, Field(ge=1)]
    elapsed: Annotated[int, Field(ge=0)]
    ended: Literal["open", "finished", "interrupted"] = "open"
    outcome: str = ""
    dangers: int = 0
    notes: int = 0
    training: bool = False
    head: str = ""
    intact: bool = True

    @property
    def began(self) -> datetime:
        """``started``, to sort by."""
        return datetime.fromisoformat(self.started)


class Listed(Summary):
    """A row of the list: a record that changes no more, and its file's stamp when it was last looked at."""

    size: int = 0
    mark: int = 0

    @property
    def stamp(self) -> Stamp:
        """Zeros when it was never looked at."""
        return self.size, self.mark

    def seen(self, stamp: Stamp) -> Listed:
        """The same row, its file looked at."""
        return self.model_copy(update={"size": stamp[0], "mark": stamp[1]})


def listed(summary: Summary, stamp: Stamp) -> Listed:
    """The row for a summary just made from the file with this stamp."""
    return Listed(**summary.model_dump(), size=stamp[0], mark=stamp[1])


def otherwise(row: Summary, summary: Summary) -> tuple[str, ...]:
    """The facts that a row tells otherwise than the record it is about."""
    return tuple(
        name
        for name in Summary.model_fields
        if name != "intact" and getattr(row, name) != getattr(summary, name)
    )


def summarise(
    walkthrough: WalkthroughId, bodies: Sequence[Body], *, head: str = "", intact: bool = True
) -> Summary:
    """The summary of the walkthrough with this id. Raises RecordError when these are not its events."""
    if not bodies or bodies[0].get("walkthrough") != walkthrough:
        raise _not_one("it does not begin as the walkthrough that its name says")
    first = bodies[0]
    try:
        return Summary.model_validate(
            {
                "id": walkthrough,
                "tree": first.get("tree"),
                "started": first.get("at"),
                "officer": first.get("officer", ""),
                "edition": first.get("edition"),
                "app": first.get("app"),
                "events": len(bodies),
                "elapsed": max(map(_elapsed, bodies)),
                "dangers": _count(bodies, "danger"),
                "notes": _count(bodies, "noted"),
                "training": first.get("training") is True,
                "head": head,
                "intact": intact,
                **_end(bodies[-1]),
            }
        )
    except ValidationError as error:
        places = {str(part) for problem in error.errors() for part in problem["loc"]}
        raise _not_one(f"its first event is not right: {', '.join(sorted(places))}") from error


def _end(last: Body) -> dict[str, object]:
    if last.get("kind") != FINISHED:
        return {}
    if last.get("ended") != "finished":
        return {"ended": "interrupted"}
    return {"ended": "finished", "outcome": f"{last.get('tree')}.{last.get('node')}"}


def _elapsed(body: Body) -> int:
    """Only what the first event says can keep a journal from being listed: no later one may."""
    elapsed = body.get("elapsed")
    return elapsed if isinstance(elapsed, int) and elapsed > 0 else 0


def _count(bodies: Sequence[Body], kind: str) -> int:
    return sum(body.get("kind") == kind for body in bodies)


def _not_one(why: str) -> RecordError:
    return RecordError(f"This is not a walkthrough: {why}.", hint="The other records are not touched.")
