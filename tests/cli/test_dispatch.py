"""The command line as a whole: it opens the app, refuses what it does not know, and ends calmly."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sro_assist import __version__
from sro_assist.cli import main
from sro_assist.entrypoints import local
from sro_assist.errors import ServeError


@pytest.mark.parametrize(
    ("argv", "opened"),
    [
        ([], {"data": None, "pack": None, "port": None, "open_browser": True}),
        (
            ["--data", "kept", "--pack", "trees", "--port", "8600", "--no-browser"],
            {"data": Path("kept"), "pack": Path("trees"), "port": 8600, "open_browser": False},
        ),
    ],
)
def test_no_command_opens_the_app(
    monkeypatch: pytest.MonkeyPatch, argv: list[str], opened: dict[str, object]
) -> None:
    runs: list[dict[str, object]] = []

    def run(**given: object) -> int:
        runs.append(given)
        return 0

    monkeypatch.setattr(local, "run", run)
    assert main(argv) == 0
    assert runs == [opened]


def test_app_that_cannot_be_served_says_why(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(**_given: object) -> int:
        raise ServeError("No port is free.", hint="Close another program.")

    monkeypatch.setattr(local, "run", refuse)
    assert main([]) == 1
    assert capsys.readouterr() == ("", "No port is free. Close another program.\n")


def test_app_ended_from_the_keyboard_ends_calmly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(**_given: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(local, "run", interrupted)
    assert main([]) == 0
    assert capsys.readouterr().err == ""


def test_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out.strip() == __version__


@pytest.mark.parametrize("argv", [["fly"], ["--port", "x"], ["map"], ["walk"]])
def test_no_such_command_is_refused_with_the_usage(
    capsys: pytest.CaptureFixture[str], argv: list[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(argv)
    assert "usage: sro-assist" in capsys.readouterr().err


def _run(*argv: str, typed: str = "") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "sro_assist", *argv]
    return subprocess.run(command, check=False, capture_output=True, input=typed.encode(), timeout=60)


def test_program_checks_the_real_pack() -> None:
    done = _run("check")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"No problems: 5 trees")


def test_program_without_the_policys_letters_shows_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    done = _run("walk", "arrest", typed="q\n")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"[should] 437.6 ?1" in done.stdout


def test_program_whose_reader_has_read_enough_ends_calmly() -> None:
    command = [sys.executable, "-m", "sro_assist", "map", "arrest", "--svg"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        running.stdout.close()
        assert running.stderr is not None
        assert running.stderr.read() == b""
    assert running.returncode == 0
