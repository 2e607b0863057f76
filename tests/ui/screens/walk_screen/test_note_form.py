"""Writing a note: named before it is kept, never lost, never drawn over."""

from __future__ import annotations

from sro_assist.app import strings
from sro_assist.trees.model import Question
from tests.app.bench import (
    Bench,
    at,
    with_a_note_offered,
)
from tests.ui.windows import a_window, driven, in_hand, walked_to


@driven
async def test_private_looking_note_is_named_before_being_kept(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question))) as window:
        await window.tap(strings.NOTE)
        await window.set(strings.NOTE_LABEL, "call 402-555-0123")
        await window.tap(strings.NOTE_KEEP)
        assert any("a phone number" in text for text in window.texts())
        assert in_hand(bench).walk.history.notes == ()
        await window.tap(strings.NOTE_KEEP_ANYWAY)
        assert [note.text for note in in_hand(bench).walk.history.notes] == ["call 402-555-0123"]


@driven
async def test_begun_note_is_there_when_opened_again(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question))) as window:
        await window.tap(strings.NOTE)
        await window.set(strings.NOTE_LABEL, "told the nurse")
        await window.tap(strings.CLOSE)
        await window.tap(strings.NOTE)
        assert window.find(strings.NOTE_LABEL).value == "told the nurse"


@driven
async def test_note_field_is_never_redrawn_while_written_in(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question))) as window:
        await window.tap(strings.NOTE)
        await window.set(strings.NOTE_LABEL, "call 402-555-0123")
        field = window.find(strings.NOTE_LABEL)
        await window.tap(strings.NOTE_KEEP)
        await window.set(strings.NOTE_LABEL, "call the school")
        await window.resize(390, 500)  # a phone's keyboard comes up
        assert window.find(strings.NOTE_LABEL) is field
        assert strings.NOTE_KEEP in window.names()


@driven
async def test_note_is_offered_once_after_a_choice(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", with_a_note_offered)) as window:
        screen = in_hand(bench).walk.screen
        assert isinstance(screen, Question)
        await window.tap(next(choice.say for choice in screen.choices if choice.note))
        assert strings.WHY in window.names()
        await window.tap(strings.NOT_LATER)
        assert strings.WHY not in window.names()


@driven
async def test_offered_note_is_told_with_its_choice(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", with_a_note_offered)) as window:
        screen = in_hand(bench).walk.screen
        assert isinstance(screen, Question)
        choice = next(choice for choice in screen.choices if choice.note)
        await window.tap(choice.say)
        await window.tap(strings.WHY)
        await window.set(strings.NOTE_LABEL, "the building was locked")
        await window.tap(strings.NOTE_KEEP)
        await window.tap(strings.SO_FAR)
        assert f"{screen.ask} {choice.say}" in window.texts()
