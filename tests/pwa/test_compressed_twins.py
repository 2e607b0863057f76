"""Twins: the same files, packed once and kept for the next build."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sro_assist.media_types import BROTLI_TWIN
from sro_assist.pwa.build_error import BuildError
from sro_assist.pwa.build_paths import lock, shelf
from sro_assist.pwa.compressed_twins import LARGEST, add_twins
from sro_assist.pwa.node_runtime import find_node

UNPACK = "process.stdout.write(zlib.brotliDecompressSync(fs.readFileSync(process.argv[1])))"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with small files where the largest are."""
    for name in LARGEST:
        path = tmp_path / "web" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name}, again and again. " * 500, encoding="utf-8")
    return tmp_path / "web"


@pytest.fixture
def node() -> Path:
    return find_node(lock("web-node"), shelf())


def unpacked(node: Path, path: Path) -> bytes:
    """What a browser makes of a twin."""
    return subprocess.run([node, "-e", UNPACK, str(path)], check=True, capture_output=True).stdout


def test_twins_unpack_to_the_files_and_are_smaller(folder: Path, node: Path, tmp_path: Path) -> None:
    add_twins(folder, node, tmp_path / "kept")
    for name in LARGEST:
        plain, twin = folder / name, folder / f"{name}{BROTLI_TWIN}"
        assert unpacked(node, twin) == plain.read_bytes()
        assert twin.stat().st_size < plain.stat().st_size / 10


def test_twins_are_packed_anew_only_for_changes(folder: Path, node: Path, tmp_path: Path) -> None:
    add_twins(folder, node, tmp_path / "kept")
    (folder / f"{LARGEST[0]}{BROTLI_TWIN}").unlink()
    add_twins(folder, Path("no-node-is-asked"), tmp_path / "kept")
    assert unpacked(node, folder / f"{LARGEST[0]}{BROTLI_TWIN}") == (folder / LARGEST[0]).read_bytes()
    (folder / LARGEST[0]).write_text("changed", encoding="utf-8")
    add_twins(folder, node, tmp_path / "kept")
    assert unpacked(node, folder / f"{LARGEST[0]}{BROTLI_TWIN}") == b"changed"


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for Node.js is a shell script")
def test_packing_that_fails_is_told_and_keeps_nothing(folder: Path, tmp_path: Path) -> None:
    failing = tmp_path / "node"
    failing.write_text("#!/bin/sh\necho no room left >&2\nexit 1\n")
    failing.chmod(0o755)
    with pytest.raises(BuildError, match="could not be packed: no room left"):
        add_twins(folder, failing, tmp_path / "kept")
    assert list((tmp_path / "kept").iterdir()) == []
