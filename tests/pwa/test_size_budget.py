"""Sizes: counted as they are, and held to the budget."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from sro_assist.pwa.build_error import BuildError
from sro_assist.pwa.size_budget import BundleSize, hold_to_budget, size_of
from sro_assist.pwa.staging import files_in

SIZE = BundleSize(folder=300, visit=200, visit_packed=100, visit_twins=90)


def a_budget(place: Path, **limits: int) -> Path:
    path = place / "budget.json"
    path.write_text(json.dumps(limits))
    return path


def test_size_counts_for_chrome_what_chrome_asks_for(tmp_path: Path) -> None:
    (tmp_path / "canvaskit").mkdir()
    (tmp_path / "canvaskit" / "canvaskit.wasm").write_bytes(b"0" * 700)
    (tmp_path / "canvaskit" / "skwasm.wasm").write_bytes(b"0" * 500)
    (tmp_path / "canvaskit" / "skwasm.wasm.br").write_bytes(b"0" * 7)
    (tmp_path / "python.bin").write_bytes(b"0" * 300)
    packed = len(gzip.compress(b"0" * 500, 6)) + 300
    assert size_of(tmp_path) == BundleSize(folder=1507, visit=800, visit_packed=packed, visit_twins=307)
    assert len(files_in(tmp_path)) == 4


@pytest.mark.parametrize("name", ["folder", "visit", "visit_packed", "visit_twins"])
def test_budget_is_held_to_the_byte(tmp_path: Path, name: str) -> None:
    exact = {"folder": 300, "visit": 200, "visit_packed": 100, "visit_twins": 90}
    hold_to_budget(SIZE, a_budget(tmp_path, **exact))
    with pytest.raises(BuildError, match=f"has grown: {name} is"):
        hold_to_budget(SIZE, a_budget(tmp_path, **{**exact, name: exact[name] - 1}))
