"""What is the id of a walkthrough, and where one is found."""

from __future__ import annotations

import json

import pytest

from sro_assist.errors import RecordError
from sro_assist.records.storage.protocol import journal_name, record_id, record_ids
from sro_assist.records.walkthrough_id import id_in, id_or_none, parse_id

TEXT = "0a1b2c3d-0000-4000-8000-00000000000f"
WRONG = ["", "x", f"../{TEXT}", f"{TEXT}\n", f" {TEXT}", TEXT.upper(), TEXT.replace("-", ""), f"{TEXT}0"]


def test_id_is_the_text_that_files_hold() -> None:
    assert str(parse_id(TEXT)) == TEXT == id_or_none(TEXT)
    assert json.dumps(parse_id(TEXT)) == f'"{TEXT}"'


@pytest.mark.parametrize("wrong", WRONG)
def test_other_texts_are_no_ids_and_say_so(wrong: str) -> None:
    assert id_or_none(wrong) is None
    with pytest.raises(RecordError, match="not the id of a walkthrough"):
        parse_id(wrong)


@pytest.mark.parametrize("name", [f"{TEXT}.journal", f"{TEXT.upper()} (2).journal", f"sent-{TEXT}.sro"])
def test_id_is_found_in_a_files_name(name: str) -> None:
    assert id_in(name) == TEXT


def test_no_id_is_found_in_another_name() -> None:
    assert id_in("holiday.journal") is None


def test_journals_name_and_id_lead_to_each_other() -> None:
    assert record_id(journal_name(parse_id(TEXT))) == TEXT
    assert record_ids([f"{TEXT}.journal"]) == {TEXT}


@pytest.mark.parametrize("name", ["", ".journal", TEXT, *(f"{wrong}.journal" for wrong in WRONG)])
def test_no_other_file_is_a_journal(name: str) -> None:
    assert record_id(name) is None
