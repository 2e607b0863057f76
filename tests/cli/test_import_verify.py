"""``sro-assist import`` and ``verify``, as a supervisor uses them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sro_assist.cli import main
from sro_assist.records import Records, verify
from sro_assist.records.exchange.sro_file import LARGEST, SroFile, pack
from tests.app.bench import the_pack
from tests.records.events import an_id
from tests.records.walked import a_real_journal, a_real_walk

WHOLE = a_real_journal()
OPEN = a_real_journal(closed=False)
ALTERED = b"\n".join([*(lines := WHOLE.split(b"\n"))[:2], lines[2].replace(b'"', b"'"), *lines[3:]])
EDITION = json.dumps(dict(the_pack().files)).encode()
EVENTS = len(a_real_walk())


def a_file(folder: Path, name: str, journal: bytes) -> str:
    file = folder / name
    file.write_bytes(journal if name.endswith(".journal") else pack(SroFile(an_id(), journal, EDITION)))
    return str(file)


def taken_in(data: Path, *files: str) -> int:
    return main(["--data", str(data), "import", *files])


def test_import_takes_in_or_says_already_here(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, data = a_file(tmp_path, "walk.sro", WHOLE), tmp_path / "data"
    assert taken_in(data, file) == 0
    assert capsys.readouterr().out == f"{file}: Taken in. Complete. ({an_id()})\n"
    assert [row.id for row in Records.open(data).summaries()] == [an_id()]
    assert taken_in(data, file) == 0
    assert "Already here." in capsys.readouterr().out


def test_import_continues_an_unfinished_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = a_file(tmp_path, "open.sro", OPEN), a_file(tmp_path, "whole.journal", WHOLE)
    assert main(["import", "--data", str(tmp_path / "data"), *files]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert "Taken in. Not closed: still open, or cut off at the end." in first
    assert "Taken in: what was added since the last time. Complete." in second
    assert (tmp_path / "data" / f"{an_id()}.journal").read_bytes() == WHOLE


def test_import_refuses_one_file_but_takes_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = a_file(tmp_path, "altered.sro", ALTERED), str(tmp_path / "none"), a_file(tmp_path, "a.sro", WHOLE)
    assert taken_in(tmp_path / "data", *files) == 1
    told = capsys.readouterr()
    assert "altered.sro: This record does not fit together. Line 3: its digest does not fit" in told.err
    assert "none: This file cannot be read: No such file or directory." in told.err
    assert f"{files[2]}: Taken in." in told.out


def test_import_goes_into_the_users_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLET_APP_STORAGE_DATA", str(tmp_path / "mine"))
    assert main(["import", a_file(tmp_path, "a.sro", WHOLE)]) == 0
    assert (tmp_path / "mine" / f"{an_id()}.journal").read_bytes() == WHOLE


@pytest.mark.parametrize(
    ("journal", "code", "told"),
    [
        (WHOLE, 0, f"Every line fits, {EVENTS} events, closed. Complete."),
        (OPEN, 3, f"Every line fits, {EVENTS - 1} events, not closed: still open, or cut off at the end."),
        (ALTERED, 1, "Not intact. Line 3: its digest does not fit"),
    ],
    ids=["complete", "open", "altered"],
)
def test_verify_says_what_a_record_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], journal: bytes, code: int, told: str
) -> None:
    for name in ("walk.sro", "walk.journal"):
        file = a_file(tmp_path, name, journal)
        assert main(["verify", file]) == code
        said = capsys.readouterr().out
        assert said.startswith(f"{file}: {told}")
        assert (verify(journal).head in said) == (code != 1)


@pytest.mark.parametrize(("names", "code"), [("wo", 3), ("oa", 1), ("wao", 1), ("ww", 0)])
def test_verify_ends_with_the_worst_of_many(tmp_path: Path, names: str, code: int) -> None:
    kinds = {"w": WHOLE, "o": OPEN, "a": ALTERED}
    files = [a_file(tmp_path, f"{number}.journal", kinds[name]) for number, name in enumerate(names)]
    assert main(["verify", *files]) == code


def test_verify_reads_no_more_than_largest_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.sro").write_bytes(b"PK" + bytes(2 * LARGEST))
    assert main(["verify", str(tmp_path / "x.sro")]) == 1
    assert "larger than any record" in capsys.readouterr().err


def test_verify_needs_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["verify"])
    assert ended.value.code == 2
    assert "FILE" in capsys.readouterr().err


def test_import_says_at_every_start_what_was_met(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, data = a_file(tmp_path, "walk.sro", WHOLE), tmp_path / "data"
    taken_in(data, file)
    (data / f"{an_id()}.journal").unlink()
    (data / "settings.json").write_text("{")
    capsys.readouterr()
    for _ in range(2):
        assert taken_in(data, a_file(tmp_path, "other.sro", WHOLE)) == 0
        said = capsys.readouterr().err
        assert f"{an_id()}.journal: A record that was kept here is no longer there." in said
        assert "settings.json: This file cannot be read" in said


def test_import_says_what_closing_the_records_has_met(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "summaries.json").mkdir()
    (data / "set-aside").write_text("in the way")
    assert taken_in(data, a_file(tmp_path, "walk.sro", WHOLE)) == 0
    said = [line for line in capsys.readouterr().err.splitlines() if line.startswith("summaries.json: ")]
    assert any("Check that the disk is there" in line for line in said)  # from writing the list at the end
