"""`map`: a tree as a diagram, on the screen or in a file."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from sro_assist.cli import main
from sro_assist.paths import pack_folder
from sro_assist.trees.pack import Pack
from tests.cli.changed_pack import edit


def test_map_gives_mermaids_text(capsys: pytest.CaptureFixture[str], pack: Pack) -> None:
    assert main(["map", "force"]) == 0
    told = capsys.readouterr().out
    assert "flowchart TD" in told
    assert told.count(":::") == len(pack.trees["force"].nodes)


def test_map_as_svg_is_written_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "force.svg"
    assert main(["--pack", str(pack_folder()), "map", "force", "--svg", "--out", str(out)]) == 0
    assert str(out) in capsys.readouterr().out
    assert ET.parse(out).getroot().tag.endswith("svg")  # noqa: S314 - our own drawing
    assert list(tmp_path.iterdir()) == [out]


def test_map_into_a_missing_folder_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["map", "force", "--out", str(tmp_path / "no" / "force.mmd")]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_map_over_a_folder_leaves_nothing_behind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "force.mmd").mkdir()
    assert main(["map", "force", "--out", str(tmp_path / "force.mmd")]) == 1
    assert "force.mmd cannot be written" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["force.mmd"]


@pytest.mark.parametrize("command", ["map", "walk"])
def test_missing_tree_is_refused_with_those_there_are(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert main([command, "gone"]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "no tree gone" in told
    assert "triage, arrest, force" in told


@pytest.mark.parametrize("command", ["map", "walk"])
def test_a_broken_pack_is_refused_in_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    edit(folder / "arrest.json", '"go": "rule-too"', '"go": "gone"')
    assert main([command, "arrest", "--pack", str(folder)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("The decision trees cannot be opened:")
    assert told.err.count("\n") == 1
