"""The web client as it came with Flet: what is said when it is not there, or not the one that is known."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from sro_assist.pwa.build_error import BuildError
from sro_assist.pwa.flet_client import client_files, stock_client


def test_missing_client_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "flet_web", None)
    with pytest.raises(BuildError, match=r"web client is not installed\. Install the package flet-web\."):
        stock_client()


def test_start_script_of_another_flet_is_refused(tmp_path: Path) -> None:
    other = shutil.copytree(stock_client(), tmp_path / "web")
    script = (other / "flutter_bootstrap.js").read_bytes()
    (other / "flutter_bootstrap.js").unlink()
    (other / "flutter_bootstrap.js").write_bytes(script.replace(b"flutterConfig", b"otherConfig"))
    with pytest.raises(BuildError, match=r"another than this build knows\. Install the pinned Flet\."):
        client_files(other)
