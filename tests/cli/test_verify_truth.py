"""``verify`` and ``import`` call nothing complete that the record's own decision trees do not lead to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sro_assist.cli import main
from sro_assist.records.exchange.sro_file import SroFile, pack
from tests.app.bench import a_newer_pack, the_pack
from tests.records.events import a_journal, a_walk, an_id
from tests.records.walked import a_real_journal, a_real_walk, an_impossible_journal

EDITION = json.dumps(dict(the_pack().files)).encode()


def a_file(folder: Path, journal: bytes, edition: bytes | None = EDITION) -> str:
    file = folder / "walk.sro"
    file.write_bytes(pack(SroFile(an_id(), journal, edition)))
    return str(file)


Case = tuple[bytes, bytes | None, int, str]
CASES: dict[str, Case] = {
    "complete": (a_real_journal(), EDITION, 0, "Complete."),
    "open": (a_real_journal(closed=False), EDITION, 3, "Not closed: still open, or cut off at the end."),
    "impossible": (an_impossible_journal(), EDITION, 1, "its own decision trees do not lead to line 3"),
    "impossible, without its edition": (an_impossible_journal(), None, 1, "do not lead to line 3"),
    "of this app's edition": (a_real_journal(), None, 0, "Complete."),
    "of no edition that is here": (a_journal(a_walk(), closed=True), None, 3, "could not be checked"),
    "closed without an end": (
        a_journal(list(a_real_walk(finished=False)), closed=True),
        EDITION,
        1,
        "It is closed, but was not ended.",
    ),
    "a step that no app knows": (
        a_journal([*a_real_walk(finished=False), {"kind": "teleported"}], closed=True),
        EDITION,
        3,
        "could not be checked. This is not an event of a walkthrough",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_verify_says_complete_only_by_its_own_trees(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], case: Case
) -> None:
    journal, edition, code, told = case
    file = a_file(tmp_path, journal, edition)
    assert main(["verify", file]) == code
    said = capsys.readouterr().out.replace(file, "")
    assert told in said
    assert ("omplete" in said) == (code == 0)


def test_import_says_complete_only_by_its_own_trees(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, (journal, edition, _, _) in CASES.items():
        file = a_file(tmp_path, journal, edition)
        main(["--data", str(tmp_path / name), "import", file])
        said = "".join(capsys.readouterr()).replace(file, "")
        assert ("omplete" in said) == (name in {"complete", "of this app's edition"}), name


def test_record_cannot_say_a_line_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    walk = list(a_real_walk())
    walk[2] = {**walk[2], "choice": "x\nwalk.sro: Taken in. Complete."}
    main(["verify", a_file(tmp_path, a_journal(walk, closed=True))])
    assert [line for line in capsys.readouterr().out.splitlines() if line.startswith("walk.sro")] == []


def test_verify_refuses_edition_the_record_does_not_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    newer = json.dumps(dict(a_newer_pack().files)).encode()
    assert main(["verify", a_file(tmp_path, a_real_journal(), newer)]) == 1
    assert "not the one that its record was made on" in capsys.readouterr().err
