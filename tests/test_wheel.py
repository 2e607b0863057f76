"""The wheel carries everything: built, unpacked elsewhere, and run from there."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's content in a folder of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*build, "--no-index", "--wheel-dir", str(folder), str(ROOT)], check=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


@pytest.mark.parametrize("folder", ["decision_trees", "assets"])
def test_wheel_carries_every_file_of_the_folder(unpacked: Path, folder: str) -> None:
    brought = {
        path.relative_to(ROOT / folder): path.read_bytes()
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    carried = {name: (unpacked / "sro_assist" / folder / name).read_bytes() for name in brought}
    assert carried == brought


def test_unpacked_wheel_checks_its_own_pack(unpacked: Path) -> None:
    checked = subprocess.run(
        [sys.executable, "-c", "import sro_assist.paths as p; print(p.pack_folder())"],
        cwd=unpacked,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(checked.stdout.strip()) == unpacked / "sro_assist" / "decision_trees"
    subprocess.run([sys.executable, "-m", "sro_assist", "check"], cwd=unpacked, check=True)
