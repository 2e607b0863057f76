"""What a start imports is what is listed: held by a real build, in the Python that a phone has."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from sro_assist import paths
from sro_assist.pwa.build import PACKAGE, Limits, build
from sro_assist.pwa.build_error import BuildError
from sro_assist.pwa.build_paths import shelf
from sro_assist.pwa.fixed_archives import plain_tar
from sro_assist.pwa.python_archives import APP, LIBRARY
from sro_assist.pwa.start_modules import LIST, Start, hold_to_list, listed, trace
from sro_assist.pwa.toolchain import gathered
from sro_assist.trees.loader import read_folder
from tests.pwa.test_build import app_files

NOT_FOR_A_WALK = (
    "sro_assist.cli",
    "sro_assist.trees.checks",
    "sro_assist.trees.diagram",
    "sro_assist.trees.edition",
    "sro_assist.records.exchange.",
    "sro_assist.app.record_view",
    "sro_assist.ui.components.transfer_panel",
    *(f"sro_assist.ui.screens.{name}_screen" for name in ("saved", "record", "policy", "settings")),
    "sro_assist.ui.screens.tree_overview",
)


def a_start(archives: dict[str, bytes], kept: Path) -> Start:
    return trace(gathered(shelf()), archives, read_folder(paths.pack_folder()), kept)


def archives(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in (LIBRARY, APP)}


def test_start_imports_exactly_what_is_listed(web_folder: Path) -> None:
    assert {*a_start(archives(web_folder), shelf() / "starts").imported} == listed()


def test_list_holds_nothing_that_no_walk_needs() -> None:
    assert [name for name in listed() if name.startswith(NOT_FOR_A_WALK)] == []


def test_module_beyond_the_list_stops_the_build(tmp_path: Path) -> None:
    shorter = tmp_path / "list.txt"
    shorter.write_text(LIST.read_text(encoding="utf-8").replace("\nsro_assist.walk.pii\n", "\n"))
    told = r"sro_assist\.walk\.pii \(imported by sro_assist\.app\.note_editor\)"
    with pytest.raises(BuildError, match=told) as refused:
        build(tmp_path / "web", limits=Limits(start=shorter))
    assert "late_screens.py" in refused.value.hint
    assert [path.name for path in tmp_path.iterdir()] == ["list.txt"]


def test_many_modules_beyond_the_list_are_counted(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("apple # a remark\n\n# pear\n")
    start = Start({"apple": "", **{f"module{number}": "apple" for number in range(14)}}, 1.0)
    with pytest.raises(BuildError, match="and 4 more"):
        hold_to_list(start, tmp_path / "list.txt")


def test_app_that_does_not_start_stops_the_build(web_folder: Path, tmp_path: Path) -> None:
    broken = {name: data for name, data in app_files(web_folder).items() if "entrypoints/browser" not in name}
    with pytest.raises(BuildError, match=r"does not start: .*browser"):
        a_start({**archives(web_folder), APP: gzip.compress(plain_tar(broken))}, tmp_path)


def test_screens_opened_later_are_in_the_archive(web_folder: Path) -> None:
    screens = sorted((PACKAGE / "ui" / "screens").rglob("*.py"))
    assert {f"{path.relative_to(PACKAGE.parent).as_posix()}c" for path in screens} <= {*app_files(web_folder)}
