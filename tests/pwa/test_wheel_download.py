"""Packages: only what is pinned, only with its digest, and no network once they are here."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from sro_assist.pwa.build_error import BuildError
from sro_assist.pwa.wheel_download import fetch, unpacked


def a_wheel(shelf: Path, name: str = "apple-1-py3-none-any.whl") -> Path:
    shelf.mkdir(exist_ok=True)
    with zipfile.ZipFile(shelf / name, "w") as archive:
        archive.writestr("apple/__init__.py", "SEEDS = 5\n")
    return shelf / name


def a_lock(folder: Path, digest: str) -> Path:
    lock = folder / "lock.txt"
    lock.write_text(f"apple==1 \\\n    --hash=sha256:{digest}\n")
    return lock


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """No package index and no other place to look."""
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", "")


@pytest.mark.usefixtures("offline")
def test_wheel_that_is_here_is_taken_without_network(tmp_path: Path) -> None:
    wheel = a_wheel(tmp_path / "shelf")
    lock = a_lock(tmp_path, hashlib.sha256(wheel.read_bytes()).hexdigest())
    assert fetch(lock, tmp_path / "shelf") == (wheel,)


@pytest.mark.usefixtures("offline")
def test_wheel_with_another_digest_is_not_taken(tmp_path: Path) -> None:
    a_wheel(tmp_path / "shelf")
    with pytest.raises(BuildError, match="could not be fetched"):
        fetch(a_lock(tmp_path, "0" * 64), tmp_path / "shelf")


def test_wheel_is_unpacked_to_its_files(tmp_path: Path) -> None:
    assert unpacked([a_wheel(tmp_path)]) == {"apple/__init__.py": b"SEEDS = 5\n"}
