"""Disks that fail: said every time, nothing acknowledged is lost, and the walk goes on afterwards."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from sro_assist.errors import RecordError
from sro_assist.records import verify
from sro_assist.records.journal.writer import JournalWriter
from sro_assist.records.storage import file_lock
from sro_assist.records.storage.local_folder import LocalFolder
from sro_assist.records.storage.protocol import journal_name
from tests.records.events import a_start, an_answer, an_id

NAME = journal_name(an_id())
CALLS = ["open", "write", "fsync", "fstat", "lstat", "ftruncate"]
ERRORS = [errno.EIO, errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EDQUOT]


def failing(call: Callable[..., object], at: int, code: int, *, for_ever: bool) -> Callable[..., object]:
    """The real call, but the ``at``-th time, or from then on, the disk fails."""
    times = iter(range(1, 1_000_000))

    def wrapped(*args: object, **names: object) -> object:
        time = next(times)
        if time == at or (for_ever and time > at):
            raise OSError(code, os.strerror(code))
        return call(*args, **names)

    return wrapped


@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "for ever"])
@pytest.mark.parametrize("code", ERRORS, ids=[errno.errorcode[code] for code in ERRORS])
@pytest.mark.parametrize("call", CALLS)
def test_append_says_every_failure_and_then_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int, for_ever: bool
) -> None:
    for at in range(1, 4):
        storage = LocalFolder(tmp_path / f"{at}")
        writing = JournalWriter.begin(storage, a_start())
        kept = [a_start()]
        with monkeypatch.context() as patch:
            patch.setattr(os, call, failing(getattr(os, call), at, code, for_ever=for_ever))
            for step in range(1, 5):
                try:
                    writing.append(an_answer(step))
                    kept.append(an_answer(step))
                except RecordError as error:
                    assert "Could not confirm" in error.what  # noqa: PT017 - not every call is used at every step
        writing.append(an_answer(9))
        writing.close()
        verdict = verify(storage.read(NAME) or b"")
        assert verdict.intact
        assert verdict.bodies == (*kept, an_answer(9))


@pytest.mark.parametrize("call", [*CALLS, "fdopen"])
def test_resumed_walk_loses_nothing_when_disk_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """Before it has found where the next line goes, and after: nothing that was there is cut off."""
    for at in range(1, 5):
        storage = LocalFolder(tmp_path / f"{at}")
        JournalWriter.begin(storage, a_start()).close()
        writing = JournalWriter.resume(LocalFolder(tmp_path / f"{at}"), an_id())
        kept = [a_start()]
        with monkeypatch.context() as patch:
            patch.setattr(os, call, failing(getattr(os, call), at, errno.EIO, for_ever=True))
            with suppress(RecordError):
                writing.append(an_answer(1))
                kept.append(an_answer(1))
        assert verify(storage.read(NAME) or b"").bodies[: len(kept)] == tuple(kept)
        writing.append(an_answer(2))
        writing.close()
        assert verify(storage.read(NAME) or b"").bodies == (*kept, an_answer(2))


def test_append_cuts_back_what_it_could_not_flush(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    storage = LocalFolder(tmp_path)
    writing = JournalWriter.begin(storage, a_start())
    before = storage.read(NAME)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing(os.fsync, 1, errno.EIO, for_ever=True))
        with pytest.raises(RecordError, match="Could not confirm"):
            writing.append(an_answer())
    assert storage.read(NAME) == before
    writing.close()


@pytest.mark.parametrize("call", ["open", "write", "fsync", "lstat"])
def test_begin_that_fails_can_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    storage = LocalFolder(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(os, call, failing(getattr(os, call), 1, errno.ENOSPC, for_ever=True))
        with pytest.raises(RecordError):
            JournalWriter.begin(storage, a_start())
    JournalWriter.begin(storage, a_start()).close()
    assert verify(storage.read(NAME) or b"").bodies == (a_start(),)


def test_replace_that_fails_leaves_the_old_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    storage = LocalFolder(tmp_path)
    storage.replace("settings.json", b"old")
    for call in ("open", "write", "fsync"):
        with monkeypatch.context() as patch:
            patch.setattr(os, call, failing(getattr(os, call), 1, errno.ENOSPC, for_ever=True))
            with pytest.raises(RecordError, match="Could not confirm"):
                storage.replace("settings.json", b"new")
        assert storage.read("settings.json") == b"old"
        assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


def test_writer_is_refused_where_the_disk_cannot_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_lock, "_lock", failing(len, 1, errno.ENOLCK, for_ever=True))
    with pytest.raises(RecordError, match="could not be opened for writing"):
        LocalFolder(tmp_path).writer(NAME, create=True)


LIMITED = """
import resource, signal, sys
from pathlib import Path
from sro_assist.errors import RecordError
from sro_assist.records.storage.local_folder import LocalFolder
from sro_assist.records.journal.writer import JournalWriter
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (3_000, resource.RLIM_INFINITY))
writing = JournalWriter.resume(LocalFolder(Path(sys.argv[1])), sys.argv[2])
step = 1
try:
    while True:
        writing.append({"kind": "noted", "text": "x" * 100, "elapsed": step})
        step += 1
except RecordError as error:
    assert "could not confirm" in error.what.lower() and "too large" in error.what, error
    print(step - 1)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
writing.append({"kind": "noted", "text": "again", "elapsed": step})
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on file sizes to set")
def test_append_survives_a_real_short_write(tmp_path: Path) -> None:
    storage = LocalFolder(tmp_path)
    JournalWriter.begin(storage, a_start()).close()
    command = [sys.executable, "-c", LIMITED, str(tmp_path), an_id()]
    kept = int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    verdict = verify(storage.read(NAME) or b"")
    assert kept > 5
    assert (verdict.intact, verdict.torn) == (True, False)
    assert [body["elapsed"] for body in verdict.bodies] == list(range(kept + 2))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 KB."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a small disk cannot be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def _fill(writing: JournalWriter) -> int:
    """Append until the disk is full, and give how many answers were acknowledged."""
    for step in range(10_000):
        try:
            writing.append(an_answer(step))
        except RecordError as error:
            assert "no space left" in error.what  # noqa: PT017 - which step it is, is not known
            return step
    raise AssertionError("the disk is larger than it was made")


def test_append_survives_a_real_full_disk(small_disk: Path) -> None:
    storage = LocalFolder(small_disk)
    writing = JournalWriter.begin(storage, a_start())
    (small_disk / "ballast").write_bytes(bytes(20_000))
    kept = _fill(writing)
    assert verify(storage.read(NAME) or b"").bodies == (a_start(), *map(an_answer, range(kept)))
    (small_disk / "ballast").unlink()
    writing.append(an_answer(kept))
    writing.close()
    assert verify(storage.read(NAME) or b"").bodies == (a_start(), *map(an_answer, range(kept + 1)))
