"""Settings: what cannot be is never kept, and one bad value takes no other with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sro_assist.records import MOST_OFFICER, Records, Settings, guarded
from tests.app.bench import Bench

MINE = Settings(officer="Badge 12", theme="dark", text_size=1.5, screen_reader=True)


@pytest.mark.parametrize(
    "given_value",
    [
        {"text_size": 9},
        {"text_size": float("nan")},
        {"text_size": "large"},
        {"theme": "pink"},
        {"officer": 7},
    ],
    ids=str,
)
def test_value_that_a_setting_cannot_have_changes_nothing(given_value: dict[str, object]) -> None:
    assert MINE.but(**given_value) == MINE


@pytest.mark.parametrize(
    "row",
    [
        {"text_size": 9.0},
        {"theme": "pink"},
        {"officer": None},
        {"screen_reader": "perhaps"},
        {"of a newer app": 1},
    ],
    ids=str,
)
def test_one_bad_value_on_disk_spoils_no_other(tmp_path: Path, row: dict[str, object]) -> None:
    kept = {**MINE.model_dump(), **row}
    (tmp_path / "settings.json").write_text(json.dumps({"settings-1": {"1": kept}}))
    records = Records.open(tmp_path)
    name = next(iter(row))
    usual = {name: getattr(Settings(), name)} if hasattr(MINE, name) else {}
    assert records.settings == MINE.but(**usual)
    assert records.alerts == ()


def test_impossible_text_size_is_gone_at_next_start(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.session.preferences.set(officer="Badge 12", theme="dark")
    bench.session.preferences.set(text_size=9)
    again = bench.restart()
    assert (again.session.preferences.settings.officer, again.session.preferences.settings.theme) == (
        "Badge 12",
        "dark",
    )
    assert again.session.preferences.settings.text_size == 1.0
    assert again.session.failures() == ()


@given(st.text(max_size=200))
def test_officers_name_is_what_a_record_may_hold(name: str) -> None:
    officer = Settings().but(officer=name).officer
    assert guarded(json.dumps(officer, ensure_ascii=False).encode()) == officer
    assert len(officer) <= MOST_OFFICER
    assert not {"\n", "\t", "\r"} & set(officer)


def test_officers_name_loses_what_acts_on_a_terminal(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.session.preferences.set(officer="Lt.\x1b[31m O\u202eNeill\n2")
    assert bench.session.preferences.settings.officer == "Lt.[31m ONeill 2"
    bench.begin()
    assert bench.kept()[0]["officer"] == "Lt.[31m ONeill 2"
