"""The app over the real pack and real records, and ways through its trees, found and not written down."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from sro_assist.app.context import AppContext
from sro_assist.app.session import Session
from sro_assist.app.walk_actions import DOUBLE_TAP
from sro_assist.app.walk_session import WalkSession
from sro_assist.paths import pack_folder
from sro_assist.records import Records, Summary
from sro_assist.trees.loader import read_files, read_folder
from sro_assist.trees.model import Factors, Outcome, Question
from sro_assist.trees.pack import Pack
from sro_assist.trees.pack_files import folder_files
from sro_assist.walk.events import Started, to_data
from sro_assist.walk.position import Frame
from sro_assist.walk.walkthrough import Walkthrough

Wanted = Callable[[Walkthrough], bool]
ON, MARK = ">", "present: "
"""The step that leaves a screen without choices, and how marking a factor begins; others are choices' ids."""


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
    """The app on the records in a folder, one window of it, and the clocks that a test turns."""

    def __init__(
        self, folder: Path, pack: Pack | None = None, opened: Callable[[Path], Records] = Records.open
    ) -> None:
        self.folder, self.ticker, self.wall, self._opened = folder, Ticker(), WallClock(), opened
        self.context = AppContext(pack or the_pack(), opened(folder), self.wall, self.ticker)
        self.session = Session(self.context)

    @property
    def walking(self) -> WalkSession:
        """The walk that is open in the window."""
        assert self.session.walks.current is not None
        return self.session.walks.current

    def unfinished(self) -> tuple[Summary, ...]:
        """What can be gone on with, as home would list it now."""
        self.session.library.load()
        return self.session.library.unfinished

    def begin(self, tree: str = "arrest") -> WalkSession:
        """Begin a walkthrough and read its first screen."""
        self.session.walks.begin(tree)
        self.read()
        return self.walking

    def read(self) -> None:
        """Let as much time pass as it takes to read a screen."""
        self.ticker.forward(2 * DOUBLE_TAP)

    def apply(self, step: str) -> None:
        """Take one step and read the screen it leads to."""
        if step == ON:
            self.walking.actions.go_on()
        elif step.startswith(MARK):
            self.walking.actions.mark(step.removeprefix(MARK), "present")
        else:
            self.walking.actions.answer(step)
        self.read()

    def reach(self, wanted: Wanted) -> WalkSession:
        """Walk the shortest way to what is wanted."""
        for step in way_to(self.walking.walk, wanted):
            self.apply(step)
        return self.walking

    def kept(self) -> tuple[dict[str, object], ...]:
        """Give what the journal of the open walk holds on disk right now."""
        return self.context.records.read(self.walking.id).bodies

    def restart(self, pack: Pack | None = None) -> Bench:
        """End the process, as far as its records are concerned, and open the app again."""
        self.context.records.close()
        again = Bench(self.folder, pack or self.context.pack, self._opened)
        again.wall.at = self.wall.at
        return again


def way_to(walk: Walkthrough, wanted: Wanted) -> tuple[str, ...]:
    """Find the shortest way from here to what is wanted, by answers, marks and going on alone."""
    for tell_apart in (_by_place, _by_answers_too):  # the second sees more and takes longer
        for at, way in _explored(walk, tell_apart):
            if wanted(at):
                return way
    raise AssertionError("There is no such place in these trees.")


@cache
def ways_everywhere() -> dict[Frame, tuple[str, tuple[str, ...]]]:
    """Find the way to every screen of the pack: the tree to begin with, and the steps."""
    starts = {tree: _a_start(tree) for tree in the_pack().trees}
    found: dict[Frame, tuple[str, tuple[str, ...]]] = {}
    for tree, walk in starts.items():
        for at, way in _explored(walk, _by_place):
            found.setdefault(at.frame, (tree, way))
    for tree, walk in starts.items():
        frames = {
            Frame(tree, name) for name, node in the_pack().trees[tree].nodes.items() if node.kind != "visit"
        }
        for missing in frames - found.keys():
            found[missing] = (
                tree,
                next(way for at, way in _explored(walk, _by_answers_too) if at.frame == missing),
            )
    return found


def _a_start(tree: str) -> Walkthrough:
    pack, at = the_pack(), WallClock().at.isoformat()
    return Walkthrough.begin(
        pack, Started(walkthrough="", tree=tree, at=at, pack="", edition=pack.edition, app="")
    )


def _explored(
    walk: Walkthrough, tell_apart: Callable[[Walkthrough], object]
) -> Iterator[tuple[Walkthrough, tuple[str, ...]]]:
    """Every place from here on with the shortest way to it."""
    waiting: deque[tuple[Walkthrough, tuple[str, ...]]] = deque([(walk, ())])
    seen: set[object] = set()
    while waiting:
        at, way = waiting.popleft()
        where = tell_apart(at)
        if where not in seen:
            seen.add(where)
            yield at, way
            waiting.extend((after, (*way, step)) for step, after in _steps(at))


def _by_place(walk: Walkthrough) -> object:
    return walk.position.stack, walk.position.owed, frozenset(walk.history.clocks)


def _by_answers_too(walk: Walkthrough) -> object:
    """What the conditions of the tree that is walked read tells two places apart as well."""
    position, tree = walk.position, walk.frame.tree
    text = walk.pack.files[f"{tree}.json"]
    told = [*position.answers.items(), *position.visits.items()]
    read = [one for one in told if one[0][0] == tree and f'ed": "{one[0][1]}"' in text]
    return _by_place(walk), frozenset(read), frozenset(walk.position.marks)


def _steps(walk: Walkthrough) -> Iterator[tuple[str, Walkthrough]]:
    screen, now = walk.screen, walk.elapsed
    if isinstance(screen, Question):
        yield from ((choice.id, walk.answer(choice.id, elapsed=now)) for choice in screen.choices)
        return
    if isinstance(screen, Factors):
        named = (factor.id for factor in screen.factors if _is_read(walk, factor.id))
        yield from ((MARK + name, walk.mark(name, "present", elapsed=now)) for name in named)
    if not walk.at_the_end:
        yield ON, walk.go_on(elapsed=now)


def _is_read(walk: Walkthrough, factor: str) -> bool:
    """Whether some way on depends on this factor of the screen."""
    tree, node = walk.frame
    return f'"factor": "{node}.{factor}"' in walk.pack.files[f"{tree}.json"]


def at(kind: type) -> Wanted:
    """A screen of this kind."""
    return lambda walk: isinstance(walk.screen, kind)


def at_the_end(walk: Walkthrough) -> bool:
    """An outcome with nothing to come back to."""
    return walk.at_the_end


def with_duties(walk: Walkthrough) -> bool:
    """The end of a walk on which something is owed."""
    return walk.at_the_end and bool(walk.position.owed)


def in_a_visit(walk: Walkthrough) -> bool:
    """The outcome of a tree that another waits for."""
    return len(walk.position.stack) > 1 and isinstance(walk.screen, Outcome)


def with_a_note_offered(walk: Walkthrough) -> bool:
    """A question with a choice after which a note is offered."""
    return isinstance(walk.screen, Question) and any(choice.note for choice in walk.screen.choices)


def with_a_clock(walk: Walkthrough) -> bool:
    """A screen on which a clock runs."""
    return any(clock.stopped is None for clock in walk.history.clocks.values())


def events_of(walking: WalkSession) -> tuple[dict[str, object], ...]:
    """Give the events of a walk as a journal keeps them."""
    return tuple(map(to_data, walking.walk.events))
