"""`check`: every problem with its place, or what there is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sro_assist.cli import main
from sro_assist.trees.pack import Pack
from tests.cli.changed_pack import edit


def test_check_of_the_real_pack_tells_its_counts(capsys: pytest.CaptureFixture[str], pack: Pack) -> None:
    assert main(["check"]) == 0
    nodes = sum(len(tree.nodes) for tree in pack.trees.values())
    told = capsys.readouterr().out
    assert told.startswith(f"No problems: 5 trees, {nodes} nodes, {len(pack.policy.finest)} provisions;")
    assert pack.edition[:12] in told
    assert told.count("\n") == 1


def test_check_prints_every_problem_with_its_place(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(folder / "arrest.json", '"go": "rule-too"', '"go": "gone"')
    edit(folder / "force.json", '"rests_on": "437.5"', '"rests_on": "437.55"')
    assert main(["check", str(folder)]) == 1
    *problems, last = capsys.readouterr().out.splitlines()
    assert any(line.startswith("arrest.json") and "gone" in line for line in problems)
    assert any(line.startswith("force.json") and "437.55" in line and "line " in line for line in problems)
    assert last == f"{len(problems)} problems."


def test_check_of_one_problem_counts_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pins = json.loads((folder / "pins.json").read_text(encoding="utf-8"))
    pins.popitem()
    (folder / "pins.json").write_text(json.dumps(pins), encoding="utf-8")
    assert main(["check", str(folder)]) == 1
    assert capsys.readouterr().out.endswith("\n1 problem.\n")


@pytest.mark.parametrize("name", ["", "nowhere"])
def test_check_of_no_pack_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert main(["check", str(tmp_path / name)]) == 1
    assert "pack.json" in capsys.readouterr().out
