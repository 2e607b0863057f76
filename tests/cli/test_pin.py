"""`pin`: what the policy changed is told, and reviewed once more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sro_assist.cli import main


def test_pin_of_a_reviewed_pack_changes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "pins.json").read_bytes()
    assert main(["pin", str(folder)]) == 0
    assert "Nothing to pin" in capsys.readouterr().out
    assert (folder / "pins.json").read_bytes() == before


def test_pin_tells_policy_changes_and_mends_the_check(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pins = json.loads((folder / "pins.json").read_text(encoding="utf-8"))
    reviewed = (folder / "pins.json").read_text(encoding="utf-8")
    first, second, *_ = sorted(pins)
    changed = {**pins, first: "0" * 64, "437.99 ¶9": "1" * 64}
    del changed[second]
    (folder / "pins.json").write_text(json.dumps(changed), encoding="utf-8")
    assert main(["check", str(folder)]) == 1
    capsys.readouterr()
    assert main(["pin", str(folder)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[:3] == [f"changed: {first}", f"new: {second}", "no longer cited: 437.99 ¶9"]
    assert main(["check", str(folder)]) == 0
    assert (folder / "pins.json").read_text(encoding="utf-8") == reviewed


@pytest.mark.parametrize("broken", ["{", "[]", None])
def test_pin_writes_pins_that_are_missing_or_broken(folder: Path, broken: str | None) -> None:
    if broken is None:
        (folder / "pins.json").unlink()
    else:
        (folder / "pins.json").write_text(broken, encoding="utf-8")
    assert main(["pin", str(folder)]) == 0
    assert main(["check", str(folder)]) == 0


def test_pin_of_an_unreadable_pack_leaves_pins_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / "pins.json").read_bytes()
    (folder / "arrest.json").write_text("{", encoding="utf-8")
    assert main(["pin", str(folder)]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert (folder / "pins.json").read_bytes() == before
