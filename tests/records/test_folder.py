"""What only a folder can suffer: missing, in the way, closed, moved, and drafts left behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sro_assist.errors import RecordError
from sro_assist.records import BusyError
from sro_assist.records.folder import FolderHome
from sro_assist.records.home import SETTINGS, LostError, journal_name

from .events import an_id

NAME = journal_name(an_id())
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows does not move or delete open files")


def test_folder_is_made_when_missing(tmp_path: Path) -> None:
    FolderHome(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(RecordError, match="cannot be used") as caught:
            FolderHome(place)
        assert caught.value.where.file == str(place)
        assert "another folder" in caught.value.mend
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="no permission means nothing to root"
)
def test_folder_without_permission_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(RecordError, match="permission"):
        FolderHome(tmp_path / "below")
    with pytest.raises(RecordError, match="permission"):
        FolderHome(tmp_path).writer(NAME, create=True)


def test_folder_leaves_other_files_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.journal").write_text("not ours")
    assert FolderHome(tmp_path).names() == ()
    assert (tmp_path / "notes.journal").exists()


def test_folder_that_vanished_is_said_when_listed(tmp_path: Path) -> None:
    home = FolderHome(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    with pytest.raises(RecordError, match="could not be read"):
        home.names()


def test_folder_says_when_a_file_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / SETTINGS).mkdir()
    home = FolderHome(tmp_path)
    with pytest.raises(RecordError, match="could not be read"):
        home.read(SETTINGS)
    with pytest.raises(RecordError, match="Could not confirm"):
        home.replace(SETTINGS, b"x")
    assert not list(tmp_path.glob("*.tmp"))


@posix
def test_folder_writer_notices_that_its_file_was_deleted_or_replaced(tmp_path: Path) -> None:
    """The lock is on the file that was there: what stands there now may be another window's."""
    writer = FolderHome(tmp_path).writer(NAME, create=True)
    writer.append(0, b"one")
    (tmp_path / NAME).unlink()
    with pytest.raises(LostError, match="deleted or moved away"):
        writer.append(3, b"two")
    (tmp_path / NAME).write_bytes(b"one")
    with pytest.raises(LostError, match="replaced by another"):
        writer.append(3, b"two")
    writer.close()
    assert (tmp_path / NAME).read_bytes() == b"one"


def test_folder_writer_notices_that_its_file_was_cut(tmp_path: Path) -> None:
    writer = FolderHome(tmp_path).writer(NAME, create=True)
    writer.append(0, b"one")
    os.truncate(tmp_path / NAME, 2)
    with pytest.raises(LostError, match="shorter"):
        writer.append(3, b"two")
    writer.close()


def test_folder_sets_aside_under_names_that_are_free(tmp_path: Path) -> None:
    home = FolderHome(tmp_path)
    for text in (b"1", b"2", b"3"):
        home.replace(SETTINGS, text)
        home.set_aside(SETTINGS)
    kept = {path.name: path.read_bytes() for path in (tmp_path / "set-aside").iterdir()}
    assert kept == {"settings.json": b"1", "settings.json.2": b"2", "settings.json.3": b"3"}


def test_folder_says_when_nothing_can_be_set_aside(tmp_path: Path) -> None:
    (tmp_path / "set-aside").write_text("in the way")
    home = FolderHome(tmp_path)
    with pytest.raises(RecordError, match="could not be set aside"):
        home.set_aside(SETTINGS)
    writer = home.writer(NAME, create=True)
    with pytest.raises(RecordError, match="could not be set aside"):
        writer.set_aside()
    assert (tmp_path / NAME).exists()


def test_folder_sweeps_old_drafts_and_leaves_fresh_ones(tmp_path: Path) -> None:
    (tmp_path / "settings.json.1-0.tmp").touch()
    os.utime(tmp_path / "settings.json.1-0.tmp", (0, 0))
    (tmp_path / "settings.json.2-0.tmp").touch()
    FolderHome(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json.2-0.tmp"]


WINDOW = """
import sys
from pathlib import Path
from sro_assist.records.folder import FolderHome
writer = FolderHome(Path(sys.argv[1])).writer(sys.argv[2], create=True)
writer.append(0, b"theirs")
print("open", flush=True)
sys.stdin.readline()
"""


def test_folder_tells_a_second_process_and_lets_it_in_when_the_first_is_killed(tmp_path: Path) -> None:
    home = FolderHome(tmp_path)
    command = [sys.executable, "-c", WINDOW, str(tmp_path), NAME]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"open"
        with pytest.raises(BusyError):
            home.writer(NAME)
        assert home.read(NAME) == b"theirs"
        other.kill()
    writer = home.writer(NAME)
    writer.append(6, b" and ours")
    writer.close()
    assert home.read(NAME) == b"theirs and ours"


NO_LOCKS = """
import sys
for name in ("fcntl", "msvcrt", "filelock"):
    sys.modules[name] = None
import sro_assist.records
assert "sro_assist.records.folder" not in sys.modules
"""


def test_records_can_be_imported_where_there_are_no_locks() -> None:
    subprocess.run([sys.executable, "-c", NO_LOCKS], check=True)
