"""A window that keeps nothing, or may only read, says so on every screen of a walk, and nothing else."""

from __future__ import annotations

import pytest

from sro_assist.app import strings
from sro_assist.app.session import Session
from sro_assist.app.storage_status import StorageStatus
from sro_assist.trees.model import Factors, Guidance, Question
from tests.app.bench import Bench, Wanted, at, at_the_end
from tests.ui.windows import PHONE, WIDE, a_window, driven, walked_to

SIDEWAYS = (844.0, 390.0)
FACES = {strings.DANGER: strings.DANGER_BACK, strings.NOTE: strings.CLOSE, strings.SO_FAR: strings.CLOSE}
NODES = {
    "question": lambda _walk: True,
    "factors": at(Factors),
    "guidance": at(Guidance),
    "outcome": at_the_end,
}


class Nowhere(StorageStatus):
    """Keeps nothing."""

    nowhere = True


@pytest.fixture
def forgetful(bench: Bench) -> Bench:
    bench.context.storage_status = Nowhere()
    return bench


@pytest.mark.parametrize("size", [PHONE, SIDEWAYS, WIDE])
@pytest.mark.parametrize("wanted", NODES.values(), ids=NODES)
@driven
async def test_walk_that_is_not_kept_says_so(
    forgetful: Bench, wanted: Wanted, size: tuple[float, float]
) -> None:
    async with a_window(forgetful, walked_to(forgetful, "arrest", wanted), size=size) as window:
        assert strings.NOT_KEPT in window.texts()
        assert strings.FINISH not in window.names()


@pytest.mark.parametrize("face", FACES)
@driven
async def test_what_lies_over_walk_not_kept_says_so(forgetful: Bench, face: str) -> None:
    async with a_window(forgetful, walked_to(forgetful, "arrest", at(Guidance))) as window:
        await window.tap(face)
        assert strings.NOT_KEPT in window.texts()
        await window.tap(FACES[face])


@driven
async def test_walk_not_kept_is_neither_saved_nor_intact(forgetful: Bench) -> None:
    forgetful.begin()
    walk_id = forgetful.reach(at_the_end).id
    forgetful.session.walks.finish()
    async with a_window(forgetful, f"/saved/{walk_id}") as window:
        assert strings.NOT_KEPT in window.texts()
        assert not [text for text in window.texts() if "Intact" in text or "Saved" in text]
    async with a_window(forgetful) as window:
        assert strings.SAVED not in window.names()
        await window.tap(strings.VISIT)
        assert window.headings()[0] == (1, strings.VISIT_TITLE)


@driven
async def test_list_of_nothing_kept_promises_nothing(forgetful: Bench) -> None:
    async with a_window(forgetful, "/saved") as window:
        assert strings.VISIT_NONE in window.texts()
        assert strings.SAVED_NONE not in window.texts()


@pytest.mark.parametrize("face", FACES)
@driven
async def test_read_only_walk_says_so_and_disables_choices(bench: Bench, face: str) -> None:
    address = walked_to(bench, "arrest", at(Question))
    async with a_window(bench, address) as window:
        choice = window.find("Yes")
        assert not choice.disabled
        Session(bench.context).walks.open(bench.walking.id)
        await window.settle()
        assert strings.TAKEN in window.texts()
        assert window.find("Yes").disabled
        await window.tap(face)
        assert strings.TAKEN in window.texts()
