"""The log: kept private, small, and without a word that an officer wrote."""

from __future__ import annotations

import asyncio
import logging
import os
import stat
import sys
from pathlib import Path

import flet as ft
import pytest

from sro_assist.log_file import LARGEST, NAME, OLDER, logged
from sro_assist.records import Records
from sro_assist.ui.error_boundary import guard_session
from tests.running_server import Served, whole_app
from tests.ui.driver import Driver
from tests.ui.windows import driven

NOTE = "Told the nurse that Jordan fell"
posix = pytest.mark.skipif(sys.platform == "win32", reason="there a file's reader is not told by its mode")


def mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


def text(folder: Path) -> str:
    return (folder / NAME).read_text("utf-8")


@driven
async def test_error_is_logged_without_the_officers_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def main(page: ft.Page) -> None:
        guard_session(page)

        def fail() -> None:
            try:
                int(NOTE)
            except ValueError as error:
                raise RuntimeError(f"Not kept: {NOTE}") from error

        page.add(ft.FilledButton("Keep the note", on_click=fail))

    with logged(tmp_path):
        async with Driver(main) as window:
            await window.tap("Keep the note")
            assert window.failures()
    for said in (text(tmp_path), capsys.readouterr().err):
        assert "A tap or an effect failed" in said
        assert "builtins.RuntimeError" in said
        assert "builtins.ValueError" in said
        assert "fail" in said
        assert "test_log_file.py" in said
        assert "Jordan" not in said


def test_nothing_of_a_value_is_ever_logged(tmp_path: Path) -> None:
    async def forgotten() -> None:
        asyncio.get_running_loop().create_task(failing(), name=NOTE)
        await asyncio.sleep(0)

    async def failing() -> None:
        await asyncio.sleep(0)
        raise KeyError(NOTE)

    with logged(tmp_path):
        logging.getLogger("sro_assist").warning("Could not draw %s in %5.1f s", NOTE, 1.0)
        logging.getLogger("flet").error(f"Unhandled: {NOTE}")
        logging.getLogger("flet").error("Unhandled: %s", NOTE)
        for error in (OSError(28, NOTE, NOTE), ExceptionGroup(NOTE, [ValueError(NOTE)])):
            logging.getLogger("uvicorn.error").error(NOTE, exc_info=error)
        asyncio.run(forgotten())
    said = text(tmp_path)
    assert "Jordan" not in said
    assert "Could not draw ... in ... s" in said
    assert "builtins.OSError 28" in said
    assert "ExceptionGroup" in said
    assert said.count("ERROR flet: (line") == 2


@posix
def test_log_and_its_older_files_are_nobody_elses(tmp_path: Path) -> None:
    (tmp_path / NAME).touch(0o666)
    (tmp_path / NAME).chmod(0o666)
    before = os.umask(0)
    try:
        with logged(tmp_path):
            for _ in range((OLDER + 2) * LARGEST // 1024):
                logging.getLogger("sro_assist").warning("x" * 1024)
    finally:
        os.umask(before)
    files = sorted(tmp_path.iterdir())
    assert [file.name for file in files] == [NAME, *(f"{NAME}.{number}" for number in range(1, OLDER + 1))]
    assert [mode(file) for file in files] == [0o600] * len(files)
    assert all(file.stat().st_size <= LARGEST for file in files)


@posix
def test_log_is_not_written_through_a_link(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("mine")
    (tmp_path / NAME).symlink_to(elsewhere)
    with logged(tmp_path):
        logging.getLogger("sro_assist").warning("anything")
    assert elsewhere.read_text() == "mine"


def test_terminal_gets_the_log_that_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with logged(tmp_path / "gone"):
        logging.getLogger("sro_assist").warning("anything")
    assert "WARNING sro_assist: anything" in capsys.readouterr().err
    assert not (tmp_path / "gone").exists()


def test_log_stays_whatever_the_records_do(tmp_path: Path) -> None:
    with logged(tmp_path):
        records = Records.open(tmp_path)
        records.close()
    Records.open(tmp_path).close()
    assert "Started" in text(tmp_path)
    assert "Ended" in text(tmp_path)


def test_app_keeps_its_log_beside_the_records(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with Served(whole_app(data)) as served:
        assert served.get().status == 200
        assert served.stop() == 0
        assert served.errors == ""
    said = text(data)
    assert "Started: version" in said
    assert served.key not in said
    assert mode(data / NAME) == 0o600 or sys.platform == "win32"
