"""What the processes of a test run share is made once, whole, and again where making it failed."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.once import FOLDER, once

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER, str(tmp_path))


def test_all_who_ask_get_what_the_first_made() -> None:
    made: list[Path] = []

    def make(path: Path) -> None:
        made.append(path)
        path.write_text("whole")

    with ThreadPoolExecutor(4) as pool:
        paths = set(pool.map(lambda _: once("thing", make), range(8)))
    assert paths == set(made)
    assert [path.read_text() for path in made] == ["whole"]


def test_what_failed_is_made_by_the_next() -> None:
    def fail(_path: Path) -> None:
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        once("thing", fail)
    assert once("thing", Path.touch).exists()


@pytest.mark.skipif(os.name == "nt", reason="no process can be asked there whether it lives")
def test_what_a_killed_process_began_is_made_anew() -> None:
    code = "import os; from tests.once import once; once('thing', lambda path: os.kill(os.getpid(), 9))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == -9
    assert once("thing", Path.touch).exists()
