"""Steps of a walk as tests take them, and walks that are kept elsewhere than on a disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sro_assist.app.elapsed_clock import ElapsedClock
from sro_assist.app.live_walk import LiveWalk
from sro_assist.app.note_drafts import NoteDrafts
from sro_assist.app.walk_persistence import EventSink, WalkPersistence
from sro_assist.app.walk_session import WalkSession
from sro_assist.errors import RecordError
from sro_assist.trees.model import Factors, Guidance, Question
from tests.app.bench import (
    Bench,
    Wanted,
    at,
    at_the_end,
    the_pack,
    with_a_note_offered,
    with_duties,
)

Act = Callable[[WalkSession], object]


def to_tick(walk: object) -> bool:
    """Guidance with something to tick."""
    screen = getattr(walk, "screen", None)
    return isinstance(screen, Guidance) and any(item.id for item in screen.do)


def first_choice(walking: WalkSession) -> str:
    assert isinstance(walking.walk.screen, Question)
    return walking.walk.screen.choices[0].id


def first_factor(walking: WalkSession) -> str:
    assert isinstance(walking.walk.screen, Factors)
    return walking.walk.screen.factors[0].id


def first_item(walking: WalkSession) -> str:
    assert isinstance(walking.walk.screen, Guidance)
    return next(item.id for item in walking.walk.screen.do if item.id)


def tick_first(walking: WalkSession) -> None:
    walking.actions.tick(first_item(walking))


def noted(walking: WalkSession, text: str) -> None:
    walking.note.write()
    walking.note.type(text)
    walking.note.keep()


def do_first_duty(walking: WalkSession) -> None:
    walking.actions.duty(walking.view.owed[0].tree, walking.view.owed[0].duty_id, done=True)


ACTS: dict[str, tuple[Wanted, Act]] = {
    "answered": (at(Question), lambda walking: walking.actions.answer(first_choice(walking))),
    "continued": (at(Guidance), lambda walking: walking.actions.go_on()),
    "marked": (at(Factors), lambda walking: walking.actions.mark(first_factor(walking), "present")),
    "ticked": (to_tick, tick_first),
    "duty": (with_duties, do_first_duty),
    "noted": (at(Question), lambda walking: noted(walking, "told the assistant principal")),
    "back": (at(Guidance), lambda walking: walking.actions.back()),
    "danger": (at(Question), lambda walking: walking.actions.danger()),
    "reassessed": (at(Guidance), lambda walking: walking.actions.reassess()),
    "resumed": (at(Question), lambda walking: walking.reopen("2031-04-05T11:00:00+00:00")),
    "finished": (at_the_end, WalkSession.finish),
}


def noting_choice(bench: Bench) -> tuple[WalkSession, str]:
    """Answer with a choice after which a note is offered."""
    bench.begin()
    walking = bench.reach(with_a_note_offered)
    screen = walking.walk.screen
    assert isinstance(screen, Question)
    choice = next(choice.id for choice in screen.choices if choice.note)
    about = ".".join((*walking.walk.frame, choice))
    bench.apply(choice)
    return walking, about


class Flaky:
    """Keeps what it is given, except while ``failing``. Stands in for a disk that comes and goes."""

    def __init__(self) -> None:
        self.failing = False
        self.events: list[dict[str, object]] = []

    def append(self, event: dict[str, object]) -> None:
        if self.failing:
            raise RecordError("Could not confirm that the last step is kept.", hint="Try again.")
        self.events.append(event)


def kept_by(bench: Bench, sink: EventSink) -> WalkSession:
    """A walk of this bench that is kept elsewhere than on its disk."""
    live = LiveWalk(bench.begin().walk, WalkPersistence(sink), ElapsedClock(bench.wall.at, tick=bench.ticker))
    live.begin()
    return WalkSession(live, bench.context.progress, NoteDrafts(), bench.ticker)


def a_flaky_walk(bench: Bench) -> tuple[WalkSession, Flaky]:
    """A walk whose keeper can be made to fail."""
    flaky = Flaky()
    walking = kept_by(bench, flaky)
    bench.session.walks.current = walking
    bench.read()
    return walking, flaky


def finished(bench: Bench, tree: str = "arrest") -> str:
    """Walk a tree to an end and finish it."""
    bench.begin(tree)
    walk_id = bench.reach(at_the_end).id
    bench.session.walks.finish()
    return walk_id


def edition_file(bench: Bench) -> Path:
    return bench.folder / "editions" / f"{the_pack().edition}.json"
