"""A saved walkthrough as it is shown: replayed on the edition that made it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sro_assist.errors import RecordError
from sro_assist.records import Verdict
from sro_assist.trees.pack import Pack
from sro_assist.ui import words
from sro_assist.ui.desk import Desk
from sro_assist.ui.told import title_of
from sro_assist.walk.events import Finished, Started, from_data
from sro_assist.walk.owing import owed
from sro_assist.walk.timeline import Timeline, timeline


@dataclass(frozen=True, slots=True)
class Kept:
    """One record, ready to be looked at."""

    id: str
    started: Started
    pack: Pack
    told: Timeline
    verdict: Verdict
    warnings: tuple[str, ...]

    @property
    def began(self) -> datetime:
        """The wall-clock time of the start."""
        return datetime.fromisoformat(self.started.at)

    @property
    def officer(self) -> str:
        """Who walked it, if the record says."""
        return self.started.officer

    @property
    def title(self) -> str:
        """The title of the tree that was opened."""
        tree = self.pack.trees.get(self.started.tree)
        return tree.title if tree else self.started.tree

    @property
    def open(self) -> bool:
        """Whether it can still be gone on with."""
        return self._last is None and not self.altered

    @property
    def end(self) -> str:
        """Where it ended."""
        last = self._last
        if last is None:
            return words.OPEN_STILL
        if last.ended == "interrupted":
            return words.INTERRUPTED
        tree = self.pack.trees.get(last.tree)
        return title_of(tree.nodes.get(last.node) if tree else None, words.FINISHED)

    @property
    def altered(self) -> bool:
        """Whether a line does not fit."""
        return not self.verdict.intact

    @property
    def seal(self) -> str:
        """What the chain says."""
        if self.verdict.fault is not None:
            return words.ALTERED.format(line=self.verdict.fault.line)
        return words.INTACT if self.verdict.closed else words.UNCLOSED

    @property
    def open_duties(self) -> tuple[str, ...]:
        """What was owed and was not marked done."""
        walk = self.told.walk
        return tuple(one.duty.do for one in owed(walk) if one.tapped is None) if walk else ()

    @property
    def _last(self) -> Finished | None:
        last = self.told.entries[-1].event
        return last if isinstance(last, Finished) else None

    def time_of(self, elapsed: int) -> datetime:
        """The wall-clock time of a moment."""
        return self.began + timedelta(milliseconds=elapsed)


def kept(desk: Desk, walk_id: str) -> Kept:
    """The record with this id. Raises RecordError when it is not here or does not begin as one."""
    record = desk.record(walk_id)
    events = [from_data(body) for body in record.bodies]
    if not events or not isinstance(events[0], Started):
        raise RecordError(
            "This record has no beginning.", mend="Its file is kept as it is; show it to a supervisor."
        )
    started = events[0]
    made_on = desk.pack_of(started.edition)
    pack = made_on or desk.pack
    told = timeline(pack, events)
    return Kept(walk_id, started, pack, told, record.verdict, _warnings(desk, made_on, told))


def _warnings(desk: Desk, made_on: Pack | None, told: Timeline) -> tuple[str, ...]:
    if made_on is desk.pack:
        return ()
    if made_on is None:
        return tuple(filter(None, (words.EDITION_GONE, told.misfit)))
    changed = changed_screens(made_on, desk.pack, told)
    since = words.CHANGED_SINCE.format(screens="; ".join(changed)) if changed else words.SAME_SCREENS
    return (f"{words.OTHER_EDITION} {since}",)


def changed_screens(then: Pack, now: Pack, told: Timeline) -> tuple[str, ...]:
    """The visited screens that are other now than when the record was made, by what they asked then."""
    frames = dict.fromkeys(entry.frame for entry in told.entries if entry.frame)
    changed = []
    for tree, node in frames:
        before = then.trees[tree].nodes[node]
        today = now.trees.get(tree)
        if today is None or today.nodes.get(node) != before:
            changed.append(title_of(before, f"{tree}.{node}"))
    return tuple(dict.fromkeys(changed))
