"""What only a folder can suffer: missing, in the way, closed, moved, and drafts left behind."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sro_assist import atomic_file
from sro_assist.errors import RecordError
from sro_assist.records import BusyError
from sro_assist.records.storage.local_folder import LocalFolder
from sro_assist.records.storage.protocol import SETTINGS, LostError, journal_name
from tests.records.events import an_id

NAME = journal_name(an_id())
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows does not move or delete open files")


def test_folder_is_made_when_missing(tmp_path: Path) -> None:
    LocalFolder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(RecordError, match="cannot be used") as caught:
            LocalFolder(place)
        assert caught.value.where.file == str(place)
        assert "another folder" in caught.value.hint
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="no permission means nothing to root"
)
def test_folder_without_permission_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(RecordError, match="permission"):
        LocalFolder(tmp_path / "below")
    with pytest.raises(RecordError, match="permission"):
        LocalFolder(tmp_path).writer(NAME, create=True)


def test_folder_leaves_other_files_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.journal").write_text("not ours")
    assert LocalFolder(tmp_path).names() == ()
    assert (tmp_path / "notes.journal").exists()


def test_folder_that_vanished_is_said_when_listed(tmp_path: Path) -> None:
    storage = LocalFolder(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    with pytest.raises(RecordError, match="could not be read"):
        storage.names()


def test_folder_says_when_a_file_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / SETTINGS).mkdir()
    storage = LocalFolder(tmp_path)
    with pytest.raises(RecordError, match="could not be read"):
        storage.read(SETTINGS)
    with pytest.raises(RecordError, match="Could not confirm"):
        storage.replace(SETTINGS, b"x")
    assert not list(tmp_path.glob("*.tmp"))


@posix
def test_folder_writer_notices_deleted_or_replaced_file(tmp_path: Path) -> None:
    """The lock is on the file that was there: what stands there now may be another window's."""
    writer = LocalFolder(tmp_path).writer(NAME, create=True)
    writer.append(0, b"one\n")
    (tmp_path / NAME).unlink()
    with pytest.raises(LostError, match="deleted or moved away"):
        writer.append(1, b"two\n")
    (tmp_path / NAME).write_bytes(b"one\n")
    with pytest.raises(LostError, match="replaced by another"):
        writer.append(1, b"two\n")
    writer.close()
    assert (tmp_path / NAME).read_bytes() == b"one\n"


def test_folder_writer_notices_that_its_file_was_cut(tmp_path: Path) -> None:
    writer = LocalFolder(tmp_path).writer(NAME, create=True)
    writer.append(0, b"one\n")
    os.truncate(tmp_path / NAME, 2)
    with pytest.raises(LostError, match="shorter"):
        writer.append(1, b"two\n")
    writer.close()


@pytest.mark.parametrize("size", [0, 4, 6], ids=["to nothing", "between lines", "within a line"])
def test_folder_writer_notices_cut_before_first_line(tmp_path: Path, size: int) -> None:
    (tmp_path / NAME).write_bytes(b"one\ntwo\n")
    writer = LocalFolder(tmp_path).writer(NAME)
    os.truncate(tmp_path / NAME, size)
    with pytest.raises(LostError, match="a line before it is not there"):
        writer.append(2, b"three\n")
    writer.close()
    assert (tmp_path / NAME).read_bytes() == b"one\ntwo\n"[:size]


def test_folder_counts_lines_anew_in_changed_file(tmp_path: Path) -> None:
    storage = LocalFolder(tmp_path)
    writer = storage.writer(NAME, create=True)
    writer.append(0, b"one\ntwo\n")
    writer.close()
    (tmp_path / NAME).write_bytes(b"the first one\nthe second one\nthe third one\n")
    writer = storage.writer(NAME)
    writer.append(2, b"three\n")
    writer.close()
    assert storage.read(NAME) == b"the first one\nthe second one\nthree\n"


def test_folder_writer_reads_nothing_at_a_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a line goes is looked for once, by a writer that goes on with what another left there."""
    read: list[int] = []

    def noting(fd: int, at: int) -> bytes:
        read.append(at)
        return read_from(fd, at)

    read_from = atomic_file.read_from
    monkeypatch.setattr(atomic_file, "read_from", noting)
    one, other = LocalFolder(tmp_path), LocalFolder(tmp_path)
    times = []
    for first, storage in ((0, one), (2, one), (4, other), (6, one), (8, one)):
        writer = storage.writer(NAME, create=True)
        for index in range(first, first + 2):
            writer.append(index, b"%d\n" % index)
        writer.close()
        times.append(len(read))
    assert times == [0, 0, 1, 2, 2]
    assert one.read(NAME) == b"".join(b"%d\n" % index for index in range(10))


def test_folder_sets_aside_under_names_that_are_free(tmp_path: Path) -> None:
    storage = LocalFolder(tmp_path)
    for text in (b"1", b"2", b"3"):
        storage.replace(SETTINGS, text)
        storage.set_aside(SETTINGS)
    kept = {path.name: path.read_bytes() for path in (tmp_path / "set-aside").iterdir()}
    assert kept == {"settings.json": b"1", "settings.json.2": b"2", "settings.json.3": b"3"}


def test_folder_says_when_nothing_can_be_set_aside(tmp_path: Path) -> None:
    (tmp_path / "set-aside").write_text("in the way")
    storage = LocalFolder(tmp_path)
    with pytest.raises(RecordError, match="could not be set aside"):
        storage.set_aside(SETTINGS)
    writer = storage.writer(NAME, create=True)
    with pytest.raises(RecordError, match="could not be set aside"):
        writer.set_aside()
    assert (tmp_path / NAME).exists()


def test_folder_sweeps_old_drafts_and_leaves_fresh_ones(tmp_path: Path) -> None:
    (tmp_path / "settings.json.1-0.tmp").touch()
    os.utime(tmp_path / "settings.json.1-0.tmp", (0, 0))
    (tmp_path / "settings.json.2-0.tmp").touch()
    LocalFolder(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json.2-0.tmp"]


WINDOW = """
import sys
from pathlib import Path
from sro_assist.records.storage.local_folder import LocalFolder
writer = LocalFolder(Path(sys.argv[1])).writer(sys.argv[2], create=True)
writer.append(0, b"theirs\\n")
print("open", flush=True)
sys.stdin.readline()
"""


def test_folder_is_busy_until_first_process_is_killed(tmp_path: Path) -> None:
    storage = LocalFolder(tmp_path)
    command = [sys.executable, "-c", WINDOW, str(tmp_path), NAME]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"open"
        with pytest.raises(BusyError):
            storage.writer(NAME)
        assert storage.read(NAME) == b"theirs\n"
        other.kill()
    writer = storage.writer(NAME)
    writer.append(1, b"and ours\n")
    writer.close()
    assert storage.read(NAME) == b"theirs\nand ours\n"


NO_LOCKS = """
import sys
for name in ("fcntl", "msvcrt", "filelock"):
    sys.modules[name] = None
import sro_assist.records
assert "sro_assist.records.storage.local_folder" not in sys.modules
"""


def test_records_can_be_imported_without_locks() -> None:
    subprocess.run([sys.executable, "-c", NO_LOCKS], check=True)


# Drafts of others


OURS = "settings.json.0123456789abcdef.tmp"


def _old(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    os.utime(path, (0, 0))
    return path


def test_folder_sweeps_only_drafts_of_its_own(tmp_path: Path) -> None:
    digest = "ab" * 32
    ours = [OURS, "summaries.json.77-3.tmp", f"editions/{digest}.json.0123456789abcdef.tmp"]
    others = [
        "thesis.tmp",
        "notes.json.0123456789abcdef.tmp",
        f"{digest}.json.0123456789abcdef.tmp",
        "settings.json.tmp",
        "settings.json.backup.tmp",
        "settings.json.0123456789abcdef.tmp.old",
        f"editions/{OURS}",
        f"set-aside/{OURS}",
        f"work/{OURS}",
        "work/deep/thesis.tmp",
    ]
    for name in (*ours, *others):
        _old(tmp_path / name)
    LocalFolder(tmp_path)
    left = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert left == set(others)


@posix
def test_folder_sweeps_no_folder_and_through_no_link(tmp_path: Path) -> None:
    elsewhere = _old(tmp_path / "mine" / f"{'ab' * 32}.json.0123456789abcdef.tmp")
    data = tmp_path / "data"
    (data / OURS).mkdir(parents=True)
    os.utime(data / OURS, (0, 0))
    (data / "editions").symlink_to(elsewhere.parent)
    LocalFolder(data)
    assert elsewhere.exists()
    assert (data / OURS).is_dir()


def test_two_windows_never_write_to_the_same_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when both have the same process number, as in two containers on one disk."""
    seen: list[str] = []

    def noting(path: Path, goal: Path) -> Path:
        seen.append(path.name)
        return replace(path, goal)

    replace = Path.replace
    monkeypatch.setattr(Path, "replace", noting)
    for _ in range(3):
        LocalFolder(tmp_path).replace(SETTINGS, b"{}")
    assert len(set(seen)) == 3
    command = "import os, sys; from pathlib import Path\n"
    command += "from sro_assist.records.storage.local_folder import LocalFolder\n"
    command += "os.getpid = lambda: 1\nPath.replace = lambda path, goal: print(path.name)\n"
    command += f"LocalFolder(Path(sys.argv[1])).replace({SETTINGS!r}, b'')"
    run = [sys.executable, "-c", command, str(tmp_path)]
    names = [subprocess.run(run, check=True, capture_output=True, text=True).stdout for _ in range(2)]
    assert len({*names, ""}) == 3


# Closing


def test_closing_never_fails_and_never_shuts_another_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk may refuse a close. The number is free all the same, and soon another file's."""
    closed: list[int] = []

    def refusing(fd: int) -> None:
        closed.append(fd)
        close(fd)
        raise OSError(errno.EIO, "input/output error")

    close = os.close
    storage = LocalFolder(tmp_path)
    monkeypatch.setattr(os, "close", refusing)
    storage.replace(SETTINGS, b"{}")
    assert storage.read(SETTINGS) == b"{}"
    storage.confirm(SETTINGS)
    writer = storage.writer(NAME, create=True)
    writer.append(0, b"one\n")
    closed.clear()
    writer.close()
    assert len(closed) == len(set(closed)) == 2
    others = [os.open(os.devnull, os.O_RDONLY) for _ in closed]
    assert set(others) & set(closed)
    writer.close()
    assert [os.fstat(fd) for fd in others]  # still open
    monkeypatch.undo()
    for fd in others:
        os.close(fd)


@posix
def test_refused_lock_is_no_other_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    def refused(_fd: int, _operation: int) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    storage = LocalFolder(tmp_path)
    monkeypatch.setattr(fcntl, "flock", refused)
    with pytest.raises(RecordError, match="could not be opened for writing: permission denied") as caught:
        storage.writer(NAME, create=True)
    assert not isinstance(caught.value, BusyError)


def test_folder_sees_journals_another_process_makes_or_removes(tmp_path: Path) -> None:
    storage = LocalFolder(tmp_path)
    path = tmp_path / journal_name(an_id())
    for time in (1_000_000_000, 1_000_000_001):  # long ago: the folder counts as settled
        path.write_bytes(b"x")
        os.utime(tmp_path, (time, time))
        assert storage.names() == storage.names() == (path.name,)
        path.unlink()
        assert storage.names() == ()
    (tmp_path / "other.txt").write_bytes(b"")
    assert storage.names() == ()
