"""What was typed and not kept: by what it is about, through another note, another window and a restart."""

from __future__ import annotations

import asyncio
import stat
import sys

import pytest

from sro_assist.app import strings
from sro_assist.app.note_drafts import OFTEN, NoteDrafts
from sro_assist.app.session import Session
from sro_assist.errors import RecordError
from sro_assist.trees.model import Factors, Guidance, Question
from tests.app.bench import Bench, Ticker, at, at_the_end
from tests.ui.windows import a_window, driven, in_hand, walked_to

SAID = "told the nurse"


def test_draft_is_there_when_its_note_reopens(bench: Bench) -> None:
    bench.begin()
    walking = bench.reach(at(Factors))
    assert isinstance(walking.walk.screen, Factors)
    factor = walking.walk.screen.factors[0].id
    walking.note.write()
    walking.note.type(SAID)
    walking.note.write(factor)
    assert walking.note.draft == ""
    walking.note.type("seen by the coach")
    walking.note.write()
    assert walking.note.draft == SAID
    walking.note.write(factor)
    assert walking.note.draft == "seen by the coach"
    walking.note.keep()
    walking.note.write()
    assert walking.note.draft == SAID


def test_draft_about_a_factor_stays_on_its_screen(bench: Bench) -> None:
    bench.begin("force")
    walking = bench.reach(lambda walk: walk.frame.node == "considerations")
    assert isinstance(walking.walk.screen, Factors)
    factor = walking.walk.screen.factors[0].id
    walking.note.write(factor)
    walking.note.type(SAID)
    walking.actions.back()
    bench.reach(lambda walk: walk.frame.node == "recheck")
    walking.note.write(factor)
    assert walking.note.draft == ""


def test_draft_and_its_walk_outlive_a_kill(bench: Bench) -> None:
    walking = bench.begin()
    walking.note.write()
    walking.note.type(SAID)
    again = bench.restart()
    assert [row.id for row in again.unfinished()] == [walking.id]
    opened = again.session.walks.open(walking.id)
    assert opened is not None
    opened.note.write()
    assert opened.note.draft == SAID


def test_draft_goes_along_to_another_window(bench: Bench) -> None:
    walking = bench.begin()
    walking.note.write()
    walking.note.type(SAID)
    there = Session(bench.context).walks.open(walking.id)
    assert there is not None
    there.note.write()
    assert there.note.draft == SAID


def test_draft_is_gone_once_its_note_is_kept(bench: Bench) -> None:
    walking = bench.begin()
    walking.note.write()
    walking.note.type(SAID)
    walking.note.keep()
    assert bench.context.records.drafts.walks == frozenset()
    assert SAID not in (bench.folder / "drafts.json").read_text()


def test_draft_is_gone_once_its_walk_is_finished(bench: Bench) -> None:
    bench.begin()
    walking = bench.reach(at_the_end)
    walking.note.write()
    walking.note.type(SAID)
    walking.actions.back()
    bench.session.walks.finish()
    assert bench.context.records.drafts.walks == frozenset()


@pytest.mark.skipif(sys.platform == "win32", reason="there, files have no such rights")
def test_draft_is_private_and_not_in_the_journal(bench: Bench) -> None:
    walking = bench.begin()
    walking.note.write()
    walking.note.type(SAID)
    file = bench.folder / "drafts.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert SAID in file.read_text()
    assert SAID not in (bench.folder / f"{walking.id}.journal").read_text()


def test_draft_that_cannot_be_kept_disturbs_nobody(bench: Bench) -> None:
    walking = bench.begin()
    (bench.folder / "drafts.json").mkdir()
    walking.note.write()
    walking.note.type(SAID)
    walking.actions.back()
    walking.note.write()
    assert (walking.note.draft, walking.persistence.failure) == (SAID, "")


def test_drafting_keeps_once_a_second_and_when_flushed() -> None:
    ticker, kept = Ticker(), []
    note_drafts = NoteDrafts(keep=lambda texts: kept.append(texts[""]), tick=ticker)
    for letters in ("t", "to", "tol"):
        note_drafts.type("", letters)
        ticker.forward(0.3)
    assert (kept, note_drafts.waits) == (["t"], True)
    ticker.forward(OFTEN)
    note_drafts.type("", "told")
    assert kept == ["t", "told"]
    note_drafts.type("", "told the nurse")
    note_drafts.flush()
    note_drafts.flush()
    assert (kept, note_drafts.waits) == (["t", "told", "told the nurse"], False)


def test_drafting_without_a_text_keeps_nothing() -> None:
    def keep(_texts: dict[str, str]) -> None:
        raise RecordError("There is nothing to keep.", hint="")

    note_drafts = NoteDrafts(keep=keep)
    note_drafts.done("")
    note_drafts.clear()
    assert not note_drafts.waits


@driven
async def test_last_typed_is_kept_a_moment_later(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question))) as window:
        walk_id = in_hand(bench).id
        await window.tap(strings.NOTE)
        for letters in ("told", SAID):
            await window.set(strings.NOTE_LABEL, letters)
        assert bench.context.records.drafts.of(walk_id) == {"": "told"}
        while in_hand(bench).note.drafts.waits:
            await asyncio.sleep(OFTEN / 20)
        assert bench.context.records.drafts.of(walk_id) == {"": SAID}


@driven
async def test_note_closed_by_escape_leaves_its_draft(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Guidance))) as window:
        await window.tap(strings.NOTE)
        await window.set(strings.NOTE_LABEL, SAID)
        await window.key("Escape")
        await window.tap(strings.NOTE)
        assert window.find(strings.NOTE_LABEL).value == SAID
