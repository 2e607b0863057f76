"""What opens a window: the app, or why it cannot be opened and what to do."""

from __future__ import annotations

import shutil
from pathlib import Path

import flet as ft
import pytest

from sro_assist.app import strings
from sro_assist.entrypoints.local import window_maker
from sro_assist.errors import PackError
from sro_assist.paths import pack_folder
from sro_assist.records import Records, Settings, verify
from sro_assist.trees.loader import read_folder
from sro_assist.ui.theme import Layout
from tests.app.bench import the_pack
from tests.records.events import a_finish, a_start
from tests.ui.driver import Driver
from tests.ui.windows import PHONE, SMALL, WIDE, assert_readable, driven


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the app's own pack, to break."""
    return Path(shutil.copytree(pack_folder(), tmp_path / "pack"))


@driven
async def test_window_maker_opens_the_app_on_good_pack(pack: Path, tmp_path: Path) -> None:
    main, close = window_maker(pack, tmp_path / "records")
    async with Driver(main) as window:
        assert window.headings()[0] == (1, strings.APP)
        await window.tap(the_pack().trees["arrest"].says)
        walk_id = window.route.split("/")[2]
    close()
    assert verify((tmp_path / "records" / f"{walk_id}.journal").read_bytes()).intact


@driven
async def test_window_maker_gives_each_window_its_own_desk(pack: Path, tmp_path: Path) -> None:
    main, close = window_maker(pack, tmp_path / "records")
    async with Driver(main) as first, Driver(main) as second:
        await first.tap(the_pack().trees["arrest"].says)
        assert (second.route, second.headings()[0]) == ("/", (1, strings.APP))
    close()


@pytest.mark.parametrize("size", [PHONE, SMALL, WIDE])
@driven
async def test_window_maker_lists_every_problem_of_broken_pack(
    pack: Path, tmp_path: Path, size: tuple[float, float]
) -> None:
    arrest, force = pack / "arrest.json", pack / "force.json"
    arrest.write_text(
        arrest.read_text(encoding="utf-8").replace('"437.6 ¶3.1"', '"437.99 ¶1"'), encoding="utf-8"
    )
    force.write_text(force.read_text(encoding="utf-8")[:-40], encoding="utf-8")
    with pytest.raises(PackError) as refused:
        read_folder(pack)
    problems = refused.value.problems
    assert len({problem.where.file for problem in problems}) >= 2
    main, close = window_maker(pack, tmp_path / "records")
    async with Driver(main, width=size[0], height=size[1]) as window:
        assert (1, strings.BROKEN_TITLE) in window.headings()
        for problem in problems:
            assert {str(problem.where), problem.what, problem.hint} <= set(window.texts())
        assert window.tappable() == []
        assert window.page.scroll is not None
        assert_readable(window)
    close()
    assert not (tmp_path / "records").exists()


@driven
async def test_refused_pack_is_told_in_chosen_look(tmp_path: Path) -> None:
    records = Records.open(tmp_path / "records")
    records.settings = Settings(theme="dark", text_size=2.0)
    records.close()
    main, close = window_maker(tmp_path / "gone", tmp_path / "records")
    async with Driver(main) as window:
        assert window.page.theme_mode == ft.ThemeMode.DARK
        sizes = [text.style.size for text in window.all(ft.Text) if text.value == strings.BROKEN_SAYS]
        assert sizes == [Layout(2.0).size("label")]
    close()


@driven
async def test_window_maker_says_there_is_no_pack(tmp_path: Path) -> None:
    main, close = window_maker(tmp_path / "gone", tmp_path / "records")
    async with Driver(main) as window:
        assert any(f"There is no folder {tmp_path / 'gone'}" in text for text in window.texts())
    close()


@driven
async def test_window_maker_says_a_file_blocks_the_records(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "records").write_bytes(b"")
    main, close = window_maker(pack, tmp_path / "records")
    async with Driver(main) as window:
        assert (1, strings.RECORDS_TITLE) in window.headings()
        assert strings.RECORDS_SAYS in window.texts()
        assert str(tmp_path / "records") in window.texts()
        assert_readable(window)
    close()
    assert (tmp_path / "records").read_bytes() == b""


@driven
async def test_window_maker_says_records_name_is_too_long(pack: Path, tmp_path: Path) -> None:
    for trees in (pack, tmp_path / "gone"):
        main, close = window_maker(trees, tmp_path / ("x" * 300))
        async with Driver(main) as window:
            titles = {strings.RECORDS_TITLE, strings.BROKEN_TITLE}
            assert {text for _level, text in window.headings()} & titles
        close()


@driven
async def test_window_maker_says_records_folder_cannot_be_made(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    main, close = window_maker(pack, tmp_path / "file" / "records")
    async with Driver(main) as window:
        assert (1, strings.RECORDS_TITLE) in window.headings()
    close()


def test_closing_the_app_says_what_it_has_met(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "records"
    _main, close = window_maker(pack, data)
    records = Records.open(data)
    records.begin(a_start()).append(a_finish())
    (data / "summaries.json").mkdir()
    close()
    assert capsys.readouterr().err.startswith("summaries.json: ")
