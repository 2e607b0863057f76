"""A kill, a start after it, and a power cut: what was told then must still be so."""

from __future__ import annotations

import json
import os
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random

import pytest

from sro_assist.records import Body, Records
from sro_assist.records.exchange.sro_file import SroFile, pack
from sro_assist.records.walkthrough_id import WalkthroughId
from sro_assist.trees.pack_files import edition_of
from tests.records.events import a_finish, a_journal, a_start, a_walk, an_answer, an_id
from tests.records.fragile_disk import FragileDisk

FILES = {"pack.json": '{"id": "437"}', "policy.md": "# Policy"}
PACK = json.dumps(FILES).encode()
EDITION = edition_of(FILES)
SENT = [{**a_start(99), "edition": EDITION}, *a_walk(2, 99)[1:]]
FILE = pack(SroFile(an_id(99), a_journal(SENT, closed=True), PACK))
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - with a name of its own
"""A folder that costs no disk: what is flushed is only noted."""


@dataclass
class Told:
    """What the app has told a person: the events of each walk, the records taken in, the editions kept."""

    walks: dict[WalkthroughId, list[Body]] = field(default_factory=dict)
    imports: set[WalkthroughId] = field(default_factory=set)
    editions: set[str] = field(default_factory=set)


class Day:
    """One device: a process that is killed, another after it, and then no power."""

    def __init__(self, place: Path, dice: Random) -> None:
        self._place, self._dice = place, dice
        self._disk = FragileDisk(place / "disk")
        self._numbers = count(1)
        self.told = Told()

    def lost(self) -> Counter[str]:
        """What of all that was told is not so any more when the power is back."""
        flushes = self._dice.random() < 0.7  # the moment before a flush leaves the most undone
        soon = self._dice.random() ** 2  # most is done only once, at the start
        with self._disk.process(int(soon * (30 if flushes else 120)), flushes=flushes):
            self._work()
        with self._disk.process(self._dice.choice([10_000, self._dice.randrange(20, 200)])):
            self._work()
        self._disk.cut_power(self._place / "after", self._dice)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "fsync", lambda _: None)  # nothing is cut any more
            return lost(self._place / "after" / "data", self.told)

    def _work(self) -> None:
        records = Records.open(self._disk.root / "data")
        works = [self._walk, self._take_in, self._go_on]
        for work in self._dice.sample(works, self._dice.randrange(1, 4)):
            work(records)
        records.close()

    def _walk(self, records: Records) -> None:
        number = next(self._numbers)
        records.keep_edition(EDITION, PACK)
        self.told.editions.add(EDITION)
        events = [
            {**a_start(number), "edition": EDITION},
            *(an_answer(step) for step in range(3)),
            a_finish(),
        ]
        writing = records.begin(events[0])
        self.told.walks[an_id(number)] = kept = events[:1]
        for event in events[1 : self._dice.randrange(1, 6)]:
            writing.append(event)
            kept.append(event)
        writing.close()

    def _take_in(self, records: Records) -> None:
        records.take_in(FILE)
        self.told.imports.add(an_id(99))
        self.told.editions.add(EDITION)

    def _go_on(self, records: Records) -> None:
        for row in records.unfinished():
            writing = records.resume(row.id)
            found = list(records.read(row.id).bodies)
            writing.append(an_answer(7))
            self.told.walks[row.id] = [*found, an_answer(7)]
            writing.close()


def lost(folder: Path, told: Told) -> Counter[str]:
    """Compare what was told with what is there."""
    records = Records.open(folder)
    here = {row.id: records.read(row.id) for row in records.summaries()}
    found: Counter[str] = Counter()
    for walkthrough, events in told.walks.items():
        bodies = list(here[walkthrough].bodies) if walkthrough in here else []
        found["walks"] += bodies[: len(events)] != events
    found["editions"] += sum(records.edition(EDITION) != PACK for _ in here)  # it is there before its record
    found["imports"] += sum(one not in here or not here[one].verdict.complete for one in told.imports)
    found["editions"] += sum(records.edition(one) != PACK for one in told.editions)
    found["false alarms"] += sum(record.verdict.fault is not None for record in here.values())
    found["false alarms"] += sum("no longer there" in alert.what for alert in records.alerts)
    return found


def tried(times: int) -> Counter[str]:
    """What was lost in so many of them, each with its own seed."""
    found: Counter[str] = Counter()
    for seed in range(times):
        with tempfile.TemporaryDirectory(dir=MEMORY) as place:
            found += Day(Path(place), Random(seed)).lost()  # noqa: S311 - no secret
    return found
