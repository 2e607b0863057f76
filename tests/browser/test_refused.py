"""What cannot be opened says so on the screen, with what to do and nothing for programmers."""

from __future__ import annotations

import json
import shutil
from functools import partial
from pathlib import Path

import pytest

from sro_assist.app import strings
from sro_assist.paths import pack_folder
from sro_assist.trees.loader import check_files
from sro_assist.trees.pack_files import folder_files
from tests.browser.conftest import Opener, serving
from tests.browser.page_objects.base import Screen
from tests.running_server import whole_app


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The real trees with three faults in two files."""
    folder = tmp_path / "trees"
    shutil.copytree(pack_folder(), folder)
    break_node(folder / "arrest.json", "found", choices=[])
    break_node(folder / "arrest.json", "custody", cites=["999.9"])
    break_node(folder / "restraint.json", "if-used", go="nowhere")
    return folder


def break_node(file: Path, node: str, **changed: object) -> None:
    """Change a node of a tree."""
    tree = json.loads(file.read_text(encoding="utf-8"))
    tree["nodes"][node] |= changed
    file.write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")


def tab_to_the_heading(screen: Screen) -> bool:
    """Press Tab, and say whether the heading has the focus: the screen is told of before it takes keys."""
    screen.page.keyboard.press("Tab")
    return bool(screen.page.evaluate("document.activeElement.tagName === 'H1'"))


def test_broken_trees_are_refused_with_every_problem(broken: Path, data: Path, open_screen: Opener) -> None:
    problems = check_files(folder_files(broken))
    assert {problem.where.file for problem in problems} >= {"arrest.json", "restraint.json"}
    with serving(whole_app(data, pack=broken)) as app:
        screen = open_screen(app.address).see_heading(strings.BROKEN_TITLE).see_text(strings.BROKEN_SAYS)
        shown = " ".join(screen.page.locator("flt-semantics-host").inner_text().split())
        for problem in problems:
            assert " ".join(problem.what.split()) in shown
            assert str(problem.where) in shown
            assert " ".join(problem.hint.split()) in shown
        screen.until(
            partial(tab_to_the_heading, screen), "However often Tab is pressed, the heading has no focus."
        )
        screen.scroll_by_keys().leave()


def test_missing_trees_are_refused_with_their_folder(data: Path, tmp_path: Path, open_screen: Opener) -> None:
    with serving(whole_app(data, pack=tmp_path / "nowhere")) as app:
        open_screen(app.address).see_heading(strings.BROKEN_TITLE).see_text("nowhere").leave()


def test_unusable_folder_of_records_is_named(tmp_path: Path, open_screen: Opener) -> None:
    in_the_way = tmp_path / "a-file"
    in_the_way.write_text("not a folder", encoding="utf-8")
    with serving(whole_app(in_the_way)) as app:
        screen = open_screen(app.address).see_heading(strings.RECORDS_TITLE).see_text(strings.RECORDS_SAYS)
        screen.see_text(str(in_the_way)).see_text("cannot be used").leave()
    assert in_the_way.read_text(encoding="utf-8") == "not a folder"
