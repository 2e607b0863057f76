"""A house over the real pack and real records, and ways through its trees, found and not written down."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from sro_assist.places import pack_folder
from sro_assist.records import Records
from sro_assist.trees.model import Outcome, Question
from sro_assist.trees.pack import Pack
from sro_assist.trees.reading import folder_files, read_files, read_folder
from sro_assist.ui.desk import Desk, House
from sro_assist.ui.walking import DOUBLE_TAP, Walking
from sro_assist.walk.events import to_data
from sro_assist.walk.walkthrough import Walkthrough

Wanted = Callable[[Walkthrough], bool]
ON = ">"
"""The step that leaves factors, guidance or a visited tree's outcome; any other step is a choice's id."""


@cache
def the_pack() -> Pack:
    """Give the pack that the app comes with."""
    return read_folder(pack_folder())


@cache
def a_newer_pack() -> Pack:
    """Give the same pack on a later day: the first question of *arrest* asks in other words."""
    tree = the_pack().trees["arrest"]
    first = tree.nodes[tree.start]
    assert isinstance(first, Question)
    files = folder_files(pack_folder())
    files["arrest.json"] = files["arrest.json"].replace(first.ask, "Is this a crime?")
    return read_files(files)


class Ticker:
    """A monotonic clock that a test turns."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds

    def forward(self, seconds: float = 1.0) -> None:
        self.seconds += seconds


class WallClock:
    """A wall clock that a test sets."""

    def __init__(self) -> None:
        self.at = datetime(2031, 4, 5, 10, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


class Bench:
    """A house on the records in a folder, one window of it, and the clocks that a test turns."""

    def __init__(self, folder: Path, pack: Pack | None = None) -> None:
        self.folder, self.ticker, self.wall = folder, Ticker(), WallClock()
        self.house = House(pack or the_pack(), Records.open(folder), self.wall, self.ticker)
        self.desk = Desk(self.house)

    @property
    def walking(self) -> Walking:
        """The walk that is open in the window."""
        assert self.desk.walking is not None
        return self.desk.walking

    def begin(self, tree: str = "arrest") -> Walking:
        """Begin a walkthrough and read its first screen."""
        self.desk.begin(tree)
        self.read()
        return self.walking

    def read(self) -> None:
        """Let as much time pass as it takes to read a screen."""
        self.ticker.forward(2 * DOUBLE_TAP)

    def take(self, step: str) -> None:
        """Take one step and read the screen it leads to."""
        if step == ON:
            self.walking.go_on()
        else:
            self.walking.answer(step)
        self.read()

    def reach(self, wanted: Wanted) -> Walking:
        """Walk the shortest way to what is wanted."""
        for step in way_to(self.walking.walk, wanted):
            self.take(step)
        return self.walking

    def kept(self) -> tuple[dict[str, object], ...]:
        """Give what the journal of the open walk holds on disk right now."""
        return self.house.records.read(self.walking.id).bodies

    def restart(self, pack: Pack | None = None) -> Bench:
        """End the process, as far as its records are concerned, and open the app again."""
        self.house.records.close()
        again = Bench(self.folder, pack or self.house.pack)
        again.wall.at = self.wall.at
        return again


def way_to(walk: Walkthrough, wanted: Wanted) -> tuple[str, ...]:
    """Find the shortest way from here to what is wanted, by answers and going on alone."""
    waiting: deque[tuple[Walkthrough, tuple[str, ...]]] = deque([(walk, ())])
    seen: set[object] = set()
    while waiting:
        at, way = waiting.popleft()
        if wanted(at):
            return way
        where = (at.state.place.stack, at.state.place.owed, frozenset(at.state.place.clocks))
        if where not in seen:
            seen.add(where)
            waiting.extend((after, (*way, step)) for step, after in _steps(at))
    raise AssertionError("There is no such place in these trees.")


def _steps(walk: Walkthrough) -> Iterator[tuple[str, Walkthrough]]:
    screen, now = walk.screen, walk.elapsed
    if isinstance(screen, Question):
        yield from ((choice.id, walk.answer(choice.id, elapsed=now)) for choice in screen.choices)
    elif not walk.at_the_end:
        yield ON, walk.go_on(elapsed=now)


def at(kind: type) -> Wanted:
    """A screen of this kind."""
    return lambda walk: isinstance(walk.screen, kind)


def at_the_end(walk: Walkthrough) -> bool:
    """An outcome with nothing to come back to."""
    return walk.at_the_end


def with_duties(walk: Walkthrough) -> bool:
    """The end of a walk on which something is owed."""
    return walk.at_the_end and bool(walk.state.place.owed)


def in_a_visit(walk: Walkthrough) -> bool:
    """The outcome of a tree that another waits for."""
    return len(walk.state.place.stack) > 1 and isinstance(walk.screen, Outcome)


def with_a_note_offered(walk: Walkthrough) -> bool:
    """A question with a choice after which a note is offered."""
    return isinstance(walk.screen, Question) and any(choice.note for choice in walk.screen.choices)


def with_a_clock(walk: Walkthrough) -> bool:
    """A screen on which a clock runs."""
    return any(clock.stopped is None for clock in walk.state.place.clocks.values())


def events_of(walking: Walking) -> tuple[dict[str, object], ...]:
    """Give the events of a walk as a journal keeps them."""
    return tuple(map(to_data, walking.walk.events))
