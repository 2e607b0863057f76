"""What was not kept when another window wrote: it is kept once this one does, from its first event on."""

from __future__ import annotations

import asyncio

from sro_assist.app.session import Session
from sro_assist.app.walk_session import WalkSession
from sro_assist.entrypoints.browser import open_context
from sro_assist.records import BusyError
from tests.app.bench import Bench, events_of
from tests.app.walk_steps import Flaky, first_choice, kept_by
from tests.records.storage.fake_browser_storage import FakePlace, FakeStorage


class Busy:
    """Keeps nothing, as when another window writes."""

    def append(self, _event: dict[str, object]) -> None:
        raise BusyError("Another window writes.", hint="Close it.")


def a_walk_that_another_window_keeps_from_beginning(bench: Bench) -> WalkSession:
    walking = kept_by(bench, Busy())
    bench.read()
    return walking


def test_walk_that_could_not_begin_is_kept_whole(bench: Bench) -> None:
    walking = a_walk_that_another_window_keeps_from_beginning(bench)
    assert (
        walking.persistence.owned_elsewhere,
        walking.persistence.unbegun,
        walking.persistence.failure,
    ) == (True, True, "")
    flaky = Flaky()
    walking.persistence.go_on_with(flaky)
    assert (tuple(flaky.events), walking.persistence.owned_elsewhere, walking.persistence.unbegun) == (
        events_of(walking),
        False,
        False,
    )
    walking.actions.answer(first_choice(walking))
    assert tuple(flaky.events) == events_of(walking)


def test_walk_handed_over_is_not_called_unbegun(bench: Bench) -> None:
    walking = bench.begin()
    walking.hand_over()
    assert (walking.persistence.owned_elsewhere, walking.persistence.unbegun) == (True, False)


def test_step_too_late_is_not_taken_nor_kept(bench: Bench) -> None:
    walking = a_walk_that_another_window_keeps_from_beginning(bench)
    before = walking.walk
    walking.persistence.go_on_with(Flaky())
    walking.persistence.go_on_with(Busy())
    walking.actions.answer(first_choice(walking))
    assert (walking.walk, walking.persistence.owned_elsewhere, walking.persistence.unbegun) == (
        before,
        True,
        False,
    )
    flaky = Flaky()
    walking.persistence.go_on_with(flaky)
    assert flaky.events == []


def test_take_over_keeps_what_was_begun_read_only() -> None:
    storage = FakeStorage()
    first = Session(asyncio.run(open_context(FakePlace(storage))))
    second = Session(asyncio.run(open_context(FakePlace(storage))))
    walk_id = second.walks.begin("arrest")
    asyncio.run(second.write_here())
    assert first.walks.current is None
    assert [body["kind"] for body in second.context.records.read(walk_id).bodies] == ["started"]
    assert second.walks.current is not None
    second.walks.current.actions.danger()
    assert [body["kind"] for body in second.context.records.read(walk_id).bodies] == ["started", "danger"]
