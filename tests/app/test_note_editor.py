"""The note that is being written: never lost, never in the way, named once when it looks private."""

from __future__ import annotations

import pytest

from sro_assist.records import tidy_text
from sro_assist.trees.model import Factors
from sro_assist.walk.events import MOST_NOTE, Noted
from tests.app.bench import (
    Bench,
    at,
    events_of,
)
from tests.app.walk_steps import (
    first_factor,
    noted,
    noting_choice,
)


def test_private_note_is_named_once_and_then_kept(bench: Bench) -> None:
    walking = bench.begin()
    noted(walking, "parent called from 402-555-0123")
    assert (walking.note.warned, walking.overlay.face) == (("a phone number",), "note")
    assert len(bench.kept()) == 1
    walking.note.keep()
    assert bench.kept()[-1]["text"] == "parent called from 402-555-0123"
    assert (walking.overlay.face, walking.note.draft, walking.note.warned) == ("screen", "", ())


def test_changed_note_is_looked_at_again(bench: Bench) -> None:
    walking = bench.begin()
    noted(walking, "call 402-555-0123")
    walking.note.type("call 402-555-0123, born 3/4/2015")
    assert not walking.note.warned
    walking.note.keep()
    assert walking.note.warned == ("a date, perhaps a birth date", "a phone number")


def test_note_without_words_is_not_kept(bench: Bench) -> None:
    walking = bench.begin()
    noted(walking, " \n ")
    assert (walking.overlay.face, len(bench.kept())) == ("screen", 1)


@pytest.mark.parametrize("text", ["\u200e", "\x07", "\u202e\n"])
def test_note_no_record_can_hold_is_not_kept(bench: Bench, text: str) -> None:
    walking = bench.begin()
    noted(walking, text)
    assert (walking.overlay.face, len(bench.kept())) == ("screen", 1)


def test_note_in_walk_and_record_are_the_same(bench: Bench) -> None:
    walking = bench.begin()
    noted(walking, "cafe\u0301\u200e\r\nnurse")
    assert bench.kept() == events_of(walking)
    assert bench.kept()[-1]["text"] == tidy_text("cafe\u0301\nnurse")


def test_note_holds_no_more_than_a_record_takes(bench: Bench) -> None:
    walking = bench.begin()
    noted(walking, "\ufb2c" * (MOST_NOTE + 1))
    assert len(str(bench.kept()[-1]["text"])) == MOST_NOTE
    again = bench.restart()
    assert again.session.walks.open(walking.id) is not None


def test_unkept_note_is_there_when_opened_again(bench: Bench) -> None:
    walking = bench.begin()
    walking.note.write()
    walking.note.type("told the nurse")
    walking.actions.back()
    walking.note.write()
    assert (walking.note.draft, walking.overlay.face) == ("told the nurse", "note")


def test_factor_note_begins_empty_and_names_its_factor(bench: Bench) -> None:
    bench.begin()
    walking = bench.reach(at(Factors))
    walking.note.write()
    walking.note.type("half a thought")
    walking.note.write(first_factor(walking))
    assert walking.note.draft == ""
    walking.note.type("seen by the coach")
    walking.note.keep()
    assert bench.kept()[-1]["about"] == first_factor(walking)


def test_note_is_offered_after_a_noting_choice(bench: Bench) -> None:
    walking, about = noting_choice(bench)
    assert walking.note.offered == about
    walking.note.write(walking.note.offered)
    walking.note.type("the building was locked")
    walking.note.keep()
    assert (walking.note.offered, bench.kept()[-1]["about"]) == ("", about)


def test_offered_note_never_has_to_be_written(bench: Bench) -> None:
    walking, _about = noting_choice(bench)
    walking.note.decline()
    assert walking.note.offered == ""
    assert bench.kept()[-1]["kind"] == "answered"


def test_note_is_not_offered_once_walk_goes_on(bench: Bench) -> None:
    walking, _about = noting_choice(bench)
    walking.actions.reassess()
    assert walking.note.offered == ""


def test_note_event_names_its_screen(bench: Bench) -> None:
    walking = bench.begin()
    noted(walking, "told the nurse")
    note = walking.walk.history.notes[-1]
    assert isinstance(note, Noted)
    assert (note.tree, note.node) == walking.walk.frame
