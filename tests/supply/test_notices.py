"""The notices name every work of others that is shipped, and are in what is shipped."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from sro_assist.pwa.flet_client import ASKED_BY_NO_SCREEN, client_files, stock_client
from sro_assist.pwa.service_worker import listed
from sro_assist.pwa.size_budget import size_of
from supply import notices
from supply.pins import BUILD_ONLY, ROOT, pins


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere some of the packages are not installed")
def test_notices_are_what_the_locks_make_them() -> None:
    assert notices.FILE.read_text("utf-8") == notices.text(), "Run: python3 run.py notices"


def test_every_running_package_is_named_with_its_licence() -> None:
    said = notices.FILE.read_text("utf-8")
    for pin in pins():
        assert (f"\n{pin.name} {pin.version}\n" in said) == (pin.name not in BUILD_ONLY)
    for words in ("Mozilla Public License Version 2.0", "SIL OPEN FONT LICENSE", "Apache License", "PYTHON"):
        assert words in said


def test_notices_go_into_the_wheel_with_the_assets() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["force-include"]["assets"] == "sro_assist/assets"
    assert notices.FILE.parent == ROOT / "assets"
    assert "assets/THIRD-PARTY-NOTICES.txt" in project["project"]["license-files"]


def test_flutters_own_notices_go_along_to_the_phone() -> None:
    assert "assets/NOTICES.gz" in client_files(stock_client())


def test_phone_fetches_no_notices_before_it_opens(tmp_path: Path) -> None:
    for name in (*ASKED_BY_NO_SCREEN, "index.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"words")
    assert [file["url"] for file in listed(tmp_path)] == ["index.html"]
    assert (size_of(tmp_path).visit, size_of(tmp_path).folder) == (5, 15)
