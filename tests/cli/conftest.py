"""The packs that the commands are tried on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sro_assist.paths import pack_folder
from sro_assist.trees.loader import read_folder
from sro_assist.trees.pack import Pack


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the real pack, to be changed."""
    return Path(shutil.copytree(pack_folder(), tmp_path / "pack"))


@pytest.fixture(scope="module")
def pack() -> Pack:
    return read_folder(pack_folder())
