"""A saved walkthrough as it is shown: replayed on the edition that made it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sro_assist.app import strings
from sro_assist.app.context import AppContext
from sro_assist.app.integrity_text import seal_of
from sro_assist.records.altered_record import Story, dated, story
from sro_assist.records.finding import Finding
from sro_assist.trees.pack import Pack
from sro_assist.walk.duties import owed
from sro_assist.walk.events import Finished, Started
from sro_assist.walk.moments import Moments
from sro_assist.walk.timeline import Timeline, timeline


@dataclass(frozen=True, slots=True)
class RecordTimeline:
    """What happened, by the trees of a pack. ``odd``: the numbers of the entries whose line does not fit."""

    pack: Pack
    told: Timeline
    moments: Moments
    odd: frozenset[int]

    @property
    def end(self) -> Finished | None:
        """The event that ended it; None while it is open."""
        last = self.told.entries[-1].event
        return last if isinstance(last, Finished) else None


@dataclass(frozen=True, slots=True)
class RecordView:
    """One record, ready to be looked at."""

    id: str
    started: Started
    finding: Finding
    timeline: RecordTimeline
    warnings: tuple[str, ...]

    @property
    def began(self) -> datetime:
        """The wall-clock time of the start."""
        return datetime.fromisoformat(self.started.at)

    @property
    def dated(self) -> bool:
        """Whether it says when it began."""
        return dated(self.started)

    @property
    def title(self) -> str:
        """The title of the tree that was opened."""
        tree = self.timeline.pack.trees.get(self.started.tree)
        return tree.title if tree else self.started.tree

    @property
    def open(self) -> bool:
        """Whether it can still be gone on with."""
        return self.timeline.end is None and self.finding.standing in {"open", "unchecked"}

    @property
    def end(self) -> str:
        """Where it ended."""
        last = self.timeline.end
        if last is None:
            return strings.OPEN_STILL
        if last.ended == "interrupted":
            return strings.INTERRUPTED
        tree = self.timeline.pack.trees.get(last.tree)
        node = tree.nodes.get(last.node) if tree else None
        return (node.headline if node else "") or strings.FINISHED

    @property
    def seal(self) -> str:
        """What may be said of it, in words."""
        return seal_of(self.finding)

    @property
    def open_duties(self) -> tuple[str, ...]:
        """What was owed and was not marked done."""
        walk = self.timeline.told.walk
        return tuple(one.duty.do for one in owed(walk) if one.tapped is None) if walk else ()


def view_record(context: AppContext, walk_id: str) -> RecordView:
    """The record with this id. Raises RecordError when it is not here or does not begin as one."""
    record = context.records.read(walk_id)
    tale = story(walk_id, record.verdict)
    finding = context.packs.judge(record.id, record.verdict)
    made_on = context.packs.of_record(record.verdict)
    pack = made_on or _unread(tale.started, context.pack)
    altered = finding.standing == "altered"
    told = timeline(pack, tale.events, named=altered or made_on is not None)
    warnings = (*_altered(tale, finding), *_warnings(context, made_on, told, tale))
    happened = RecordTimeline(pack, told, Moments.of(tale.events), tale.odd)
    return RecordView(walk_id, tale.started, finding, happened, warnings)


def _unread(started: Started, pack: Pack) -> Pack:
    """Whose words stand for a pack that is not here: today's of the same policy; of another one none."""
    return pack if started.pack == pack.manifest.id else replace(pack, trees={})


def _altered(tale: Story, finding: Finding) -> Iterator[str]:
    """What cannot be told, and what is not to be relied on."""
    if finding.standing == "altered":
        yield strings.ALTERED_REST
    if tale.untold:
        yield strings.LOST_ONE if tale.untold == 1 else strings.LOST.format(count=tale.untold)
    if not dated(tale.started):
        yield strings.NO_DATE_SAYS


def _warnings(context: AppContext, made_on: Pack | None, told: Timeline, tale: Story) -> tuple[str, ...]:
    if made_on is context.pack:
        return ()
    if not tale.started.edition:
        return (strings.EDITION_UNREAD,)
    if made_on is None:
        if tale.started.pack != context.pack.manifest.id:
            return (strings.OTHER_PACK_GONE,)
        return tuple(filter(None, (strings.EDITION_GONE, told.misfit)))
    theirs = made_on.manifest
    if theirs.id != context.pack.manifest.id:  # not an older or a newer one: there is nothing to compare
        return (strings.OTHER_PACK.format(title=theirs.title, department=theirs.department),)
    changed = changed_screens(made_on, context.pack, told)
    since = strings.CHANGED_SINCE.format(screens="; ".join(changed)) if changed else strings.SAME_SCREENS
    return (f"{strings.OTHER_EDITION} {since}",)


def changed_screens(then: Pack, now: Pack, told: Timeline) -> tuple[str, ...]:
    """The visited screens that are other now than when the record was made, by what they asked then."""
    frames = dict.fromkeys(entry.frame for entry in told.entries if entry.frame)
    changed = []
    for tree, node in frames:
        before = then.trees[tree].nodes[node]
        today = now.trees.get(tree)
        if today is None or today.nodes.get(node) != before:
            changed.append(before.headline or f"{tree}.{node}")
    return tuple(dict.fromkeys(changed))
