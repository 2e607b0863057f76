"""The command line as nobody means it: no stream, no room, no permission, no plain file, no end of it."""

from __future__ import annotations

import os
import re
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import pytest

import sro_assist.pwa.build
from sro_assist.cli import main
from sro_assist.cli.output import LONGEST, one_line
from sro_assist.errors import SroError
from sro_assist.records import Body, verify
from tests.records.events import a_journal, a_start, a_walk, an_id

WHOLE = a_journal(a_walk(), closed=True)
LONG = "x" * 300
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files and signals")
PROGRAM = [sys.executable, "-m", "sro_assist"]


@pytest.fixture
def record(tmp_path: Path) -> str:
    file = tmp_path / "walk.journal"
    file.write_bytes(WHOLE)
    return str(file)


def in_a_shell(command: str, *argv: str) -> subprocess.CompletedProcess[str]:
    """``command``, in which ``"$@"`` is the program and what it is given."""
    run = ["sh", "-c", command, "sh", *PROGRAM, *argv]
    return subprocess.run(run, check=False, capture_output=True, text=True, timeout=120)


def assert_one_line(said: str) -> None:
    assert said.count("\n") == 1, said
    assert "Traceback" not in said


# Ctrl+C


HEARING = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Tests that run in the background have Ctrl+C ignored, and so would what they start."""


@posix
@pytest.mark.parametrize("command", ["verify", "import"])
def test_ctrl_c_while_reading_ends_with_130(tmp_path: Path, command: str) -> None:
    os.mkfifo(tmp_path / "walk.sro")
    argv = [*PROGRAM, "--data", str(tmp_path / "data"), command, str(tmp_path / "walk.sro")]
    with (
        subprocess.Popen(
            [sys.executable, "-c", HEARING, *argv], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as running,
        (tmp_path / "walk.sro").open("wb"),  # opened when the program reads from it
    ):
        running.send_signal(signal.SIGINT)
        said = running.communicate(timeout=60)
    assert (running.returncode, said) == (130, (b"", b""))


def test_ctrl_c_while_building_ends_with_130(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_args: object, **_names: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sro_assist.pwa.build, "build", interrupted)
    assert main(["build-web", str(tmp_path)]) == 130


# Streams


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize(
    "argv", [["verify", "walk.journal"], ["map", "arrest", "--svg"], ["--help"], ["--version"]]
)
def test_output_that_finds_no_room_is_said(record: str, argv: list[str]) -> None:
    given = [record if each == "walk.journal" else each for each in argv]
    done = in_a_shell('"$@" > /dev/full', *given)
    assert done.returncode == 1
    assert_one_line(done.stderr)
    assert "cannot be written: No space left on device" in done.stderr


@posix
def test_closed_output_leaves_answer_in_exit_code(record: str) -> None:
    done = in_a_shell('"$@" >&-', "verify", record)
    assert (done.returncode, done.stderr) == (3, "")  # its trees are not here: not all could be checked


@posix
def test_no_input_ends_a_walk_calmly() -> None:
    done = in_a_shell('"$@" <&-', "walk", "arrest")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("Ended. Nothing was kept.\n")


@posix
def test_closed_streams_write_nothing_into_a_record(tmp_path: Path, record: str) -> None:
    """Without care the journal would be opened under the number of a stream."""
    done = in_a_shell('"$@" <&- >&- 2>&-', "--data", str(tmp_path / "data"), "import", record, "none")
    assert done.returncode == 1
    assert (tmp_path / "data" / f"{an_id()}.journal").read_bytes() == WHOLE


@posix
def test_input_that_is_no_text_is_not_understood() -> None:
    done = in_a_shell("printf '\\377\\033[2J\\n' | \"$@\"", "walk", "arrest")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout
    assert "Not a key here: \ufffd\\x1b[2j" in done.stdout


@posix
def test_reader_leaving_early_is_not_told_all_well(tmp_path: Path) -> None:
    files = [str(tmp_path / f"{number}-{'n' * 100}.journal") for number in range(300)]
    for file in files:
        Path(file).write_bytes(WHOLE)
    argv = [*PROGRAM, "verify", *files]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        running.stdout.close()
        assert running.stderr is not None
        assert running.stderr.read() == b""
    assert running.returncode == 141


# Names and folders


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without root's rights, to which no permission means anything."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """A folder that may not be entered; what the commands need for themselves is read in before."""
    for name in ("sro_assist.server.serve_folder", "sro_assist.pwa.build", "encodings.utf_8_sig"):
        import_module(name)
    folder = tmp_path / "closed"
    folder.mkdir(0)
    tmp_path.parent.chmod(0o711)  # so that only this one may not be
    tmp_path.chmod(0o711)
    yield folder
    folder.chmod(0o700)


COMMANDS = {
    "records": ["--data", "{0}/data", "import", "{record}"],
    "record": ["verify", "{0}/walk.journal"],
    "pack to check": ["check", "{0}/pack"],
    "pack to pin": ["pin", "{0}/pack"],
    "pack to walk": ["walk", "arrest", "--pack", "{0}/pack"],
    "drawing": ["map", "arrest", "--out", "{0}/arrest.svg"],
    "offline app to serve": ["serve-web", "{0}/web"],
    "offline app to build": ["build-web", "{0}/web"],
}


@posix
@pytest.mark.parametrize("argv", COMMANDS.values(), ids=COMMANDS.keys())
def test_folder_that_may_not_be_entered_is_said(
    closed: Path, record: str, capsys: pytest.CaptureFixture[str], argv: list[str]
) -> None:
    with as_nobody():
        assert main([each.format(closed, record=record) for each in argv]) == 1
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    assert "ermission denied" in told.out + told.err or "Run `sro-assist check`" in told.err


@pytest.mark.parametrize("argv", COMMANDS.values(), ids=COMMANDS.keys())
def test_name_that_is_too_long_is_said(
    tmp_path: Path, record: str, capsys: pytest.CaptureFixture[str], argv: list[str]
) -> None:
    assert main([each.format(tmp_path / LONG, record=record) for each in argv]) == 1
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    assert re.search("too long|Run `sro-assist check`|cannot be|There is no", told.out + told.err)


@pytest.mark.parametrize(
    "argv",
    [
        ["--data", ""],
        ["--data", " "],
        ["--pack", ""],
        ["import", "--data", "", "walk.sro"],
        ["verify", ""],
        ["check", ""],
        ["map", "arrest", "--out", ""],
    ],
)
def test_name_that_is_empty_is_refused(capsys: pytest.CaptureFixture[str], argv: list[str]) -> None:
    """It would mean the folder that one happens to stand in."""
    with pytest.raises(SystemExit) as ended:
        main(argv)
    assert ended.value.code == 2
    assert "it names nothing" in capsys.readouterr().err


# What is written


def test_drawing_goes_where_a_link_leads(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "arrest.mmd").write_text("old")
    (tmp_path / "link.mmd").symlink_to(tmp_path / "far" / "arrest.mmd")
    assert main(["map", "arrest", "--out", str(tmp_path / "link.mmd")]) == 0
    assert (tmp_path / "link.mmd").is_symlink()
    assert (tmp_path / "far" / "arrest.mmd").read_text(encoding="utf-8").startswith("---")


@posix
def test_drawing_never_replaces_a_device_or_pipe(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "null").symlink_to(os.devnull)
    (tmp_path / "round").symlink_to(tmp_path / "round")
    os.mkfifo(tmp_path / "pipe")
    for name in ("null", "round", "pipe"):
        assert main(["map", "arrest", "--out", str(tmp_path / name)]) == 1
        assert "cannot be written" in capsys.readouterr().err
    assert (tmp_path / "null").is_symlink()
    assert stat.S_ISFIFO((tmp_path / "pipe").lstat().st_mode)
    assert len(list(tmp_path.iterdir())) == 3


# What is printed


FORGED = "flew\n/records/walk.sro: Taken in. Complete.\u202e\x1b[2J"


@pytest.mark.parametrize("command", ["import", "verify"])
def test_nothing_in_a_file_passes_for_our_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    bodies: list[Body] = [a_start(tree=FORGED[:-5]), {"kind": FORGED[:40], "elapsed": 1}]
    for name, data in {
        "kind": a_journal([a_start(), bodies[1]]),
        "field": a_journal([{**a_start(), "extra\nTaken in. Complete.": "x"}]),
        "time": a_journal([a_start(at="2026\nTaken in. Complete.")]),
        "evil\nTaken in. Complete.\n": b"nothing",
    }.items():
        (tmp_path / name).write_bytes(data)
        main(["--data", str(tmp_path / "data"), command, str(tmp_path / name)])
        told = capsys.readouterr()
        lines = (told.out + told.err).splitlines()
        assert not any(line.startswith("Taken in") for line in lines), lines
        assert all(line.startswith((str(tmp_path), "  ")) for line in lines), lines


def test_one_line_is_plain_and_of_bounded_length() -> None:
    assert one_line("a\nb\r\x1b[2J\u202e\u2066\x00\ud800") == r"a\nb\r\x1b[2J\u202e\u2066\x00\ud800"
    assert one_line("437.6 ¶1 “shall”\u00a0now") == "437.6 ¶1 “shall” now"
    assert len(one_line("\u202e" * 10 * LONGEST)) == LONGEST
    assert one_line(SroError("x" * 9_999, hint="")).endswith("…")


@pytest.mark.parametrize("command", ["import", "verify"])
def test_bare_journal_under_another_records_name_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    file = tmp_path / f"{an_id(2)}.journal"
    file.write_bytes(WHOLE)
    assert verify(WHOLE).complete
    assert main(["--data", str(tmp_path / "data"), command, str(file)]) == 1
    assert "not begin as the walkthrough that its name says" in capsys.readouterr().err
    file.rename(tmp_path / f"{an_id(1)}.journal")
    code = main(["--data", str(tmp_path / "data"), command, str(tmp_path / f"{an_id(1)}.journal")])
    assert code == {"import": 0, "verify": 3}[command]  # its trees are not here: not all could be checked
