"""How many of the faults planted in the storage its tests find: ``python -m tests.benchmarks.planting``.

With words, only the plants whose names hold one of them. Each is planted in a copy of its own, where the
fast tests of the records run until the first one fails. All of them take about ten minutes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.plants import PLANTS, RECORDS, ROOT, Plant

FILES = (
    "storage/test_local_folder",
    "journal/test_restoring_writer",
    "storage/test_permissions",
    "storage/test_protocol",
    "test_repository",
    "test_faults",
    "exchange/test_sro_file",
    "test_power_cut",
)
TESTS = [*(f"tests/records/{name}.py" for name in FILES), "-k", "not recipe"]
"""The quickest first: a run ends at the first test that fails."""
COPIED = ("sro_assist", "tests", "pyproject.toml")
LINKED = ("assets", "decision_trees", "locks")
LONGEST = 300
"""Seconds after which a run that a plant keeps waiting is ended: that is found too."""


def finds(plant: Plant | None) -> bool:
    """Whether the tests fail with this plant; with none, whether they fail at all."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        for name in COPIED:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, root / name)
        for name in LINKED:
            (root / name).symlink_to(ROOT / name)
        if plant:
            (root / RECORDS / plant.file).write_text(plant.planted_in(ROOT), encoding="utf-8")
        return _fail(root)


def _fail(root: Path) -> bool:
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *TESTS]
    try:
        done = subprocess.run(
            command,
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(root)},
            check=False,
            capture_output=True,
            timeout=LONGEST,
        )
    except subprocess.TimeoutExpired:
        return True
    if done.returncode not in {0, 1}:
        raise RuntimeError(done.stdout.decode() + done.stderr.decode())
    return bool(done.returncode)


def main(wanted: list[str]) -> None:
    """Plant each and print what was found."""
    plants = [plant for plant in PLANTS if not wanted or any(word in plant.what for word in wanted)]
    if finds(None):
        sys.exit("The tests fail without a plant: mend that first.")
    found = 0
    for plant in plants:
        caught = finds(plant)
        found += caught
        print(f"{'found' if caught else 'NOT FOUND':<10} {plant.what}", flush=True)
    print(
        f"Of {len(plants)} faults planted in the storage its tests find {found} ({found / len(plants):.0%})."
    )


if __name__ == "__main__":
    main(sys.argv[1:])
