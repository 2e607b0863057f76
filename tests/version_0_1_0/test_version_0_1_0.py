"""What version 0.1.0 kept opens unchanged: made by that version itself, on its own edition of the trees.

A finished walk with marks, a note, *Danger*, a step back and a duty done later; one ended as interrupted; one
that is open and was opened again; the settings; and the file in which the first was sent.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sro_assist.app import strings
from sro_assist.app.event_text import describe
from sro_assist.cli import main
from sro_assist.records import Settings
from tests.app.bench import Bench

HERE = Path(__file__).parent
FINISHED = "3895c467-6761-4150-9f34-c6a86cfdf7bd"
INTERRUPTED = "a29f9cce-083e-4ef7-a1d7-540a332bc0f5"
OPEN = "d36efc2a-1412-4e05-bca5-e08bf2aa66d6"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(HERE / "data", tmp_path / "data")


@pytest.fixture
def bench(folder: Path) -> Iterator[Bench]:
    made = Bench(folder)
    yield made
    made.context.records.close()
    assert made.context.records.alerts == ()


def test_old_records_are_listed_as_they_ended(bench: Bench) -> None:
    rows = bench.session.library.load()
    assert [(row.id, row.tree, row.ended, row.intact) for row in rows] == [
        (OPEN, "force", "open", True),
        (INTERRUPTED, "restraint", "interrupted", True),
        (FINISHED, "arrest", "finished", True),
    ]
    assert bench.context.outcome_title(rows[2]) == "No custodial arrest"
    assert {row.officer for row in rows} == {"Badge 12"}


@pytest.mark.parametrize("walk_id", [FINISHED, INTERRUPTED])
def test_old_record_is_told_whole_and_stays(bench: Bench, folder: Path, walk_id: str) -> None:
    record = bench.session.library.show(walk_id)
    assert record.seal == strings.INTACT
    assert record.finding.sound
    assert all(describe(record.timeline.pack, entry) for entry in record.timeline.told.entries[1:])
    assert record.warnings[0].startswith(strings.OTHER_EDITION)
    journal = f"{walk_id}.journal"
    assert (folder / journal).read_bytes() == (HERE / "data" / journal).read_bytes()


def test_old_open_walk_is_gone_on_with(bench: Bench, folder: Path) -> None:
    before = (folder / f"{OPEN}.journal").read_bytes()
    walking = bench.session.walks.open(OPEN)
    assert walking is not None, bench.session.walks.failure
    bench.read()
    walking.actions.danger()
    assert (folder / f"{OPEN}.journal").read_bytes().startswith(before)
    assert [body["kind"] for body in bench.kept()][-2:] == ["resumed", "danger"]


def test_old_settings_are_those_that_were_chosen(bench: Bench) -> None:
    assert bench.context.records.settings == Settings(officer="Badge 12", theme="dark", text_size=1.5)


def test_old_file_of_a_record_is_taken_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path), "import", str(HERE / "arrest.sro")]) == 0
    assert "Complete." in capsys.readouterr().out
    journal = f"{FINISHED}.journal"
    assert (tmp_path / journal).read_bytes() == (HERE / "data" / journal).read_bytes()
    assert len([*(tmp_path / "editions").iterdir()]) == 1
