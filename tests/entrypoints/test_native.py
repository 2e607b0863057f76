"""What `flet build` reads: it names what is there, asks for no permission, and looks like the app."""

from __future__ import annotations

import runpy
import struct
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from sro_assist.entrypoints import native
from sro_assist.paths import data_folder
from sro_assist.records import Records
from sro_assist.ui import color_schemes

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
FLET = PROJECT["tool"]["flet"]
PNG = b"\x89PNG\r\n\x1a\n"


def test_entry_and_what_is_left_out_are_there() -> None:
    assert (ROOT / f"{FLET['app']['module']}.py").is_file()
    left_out = set(FLET["app"]["exclude"]) - {".venv"}
    assert {name for name in left_out if not (ROOT / name).exists()} == set()
    assert not left_out & {"sro_assist", "decision_trees", "assets", "main.py"}


def test_entry_starts_the_native_app() -> None:
    entry = runpy.run_path(str(ROOT / f"{FLET['app']['module']}.py"), run_name="not main")
    assert entry["start"] is native.start


def test_native_app_lets_go_of_its_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Flet's own runner is replaced by one that ends at once."""
    monkeypatch.setenv("FLET_APP_STORAGE_DATA", str(tmp_path))
    runs: list[object] = []
    monkeypatch.setattr("flet.run", runs.append)
    native.start()
    assert len(runs) == 1
    assert data_folder().is_relative_to(tmp_path)
    Records.open(data_folder()).close()


def test_icon_is_a_large_square_picture_of_points() -> None:
    head = (ROOT / "assets" / "icon.png").read_bytes()[:24]
    width, height = struct.unpack(">II", head[16:24])
    assert head.startswith(PNG)
    assert width == height >= 1024


def test_colours_are_those_of_the_app() -> None:
    assert FLET["icon_background"] == color_schemes.LIGHT.primary
    assert FLET["splash"] == {"color": color_schemes.LIGHT.surface, "dark_color": color_schemes.DARK.surface}


def test_no_permission_is_asked_for() -> None:
    assert FLET["permissions"] == []
    assert set(FLET["android"]["permission"].values()) == {False}
    assert not FLET.get("ios", {}).get("info")


@pytest.mark.parametrize("system", ["android", "ios", "emscripten"])
def test_phone_gets_what_it_needs_and_no_server(system: str) -> None:
    wanted = map(Requirement, PROJECT["project"]["dependencies"])
    names = {
        one.name for one in wanted if one.marker is None or one.marker.evaluate({"sys_platform": system})
    }
    assert names == {"flet", "pydantic", "tinydb"}
