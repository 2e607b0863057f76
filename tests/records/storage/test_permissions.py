"""Whatever the umask, and whatever was there: nobody else on the machine gets at what is kept."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from sro_assist.errors import RecordError
from sro_assist.records import Alert, Records, Settings
from sro_assist.records.storage.local_folder import LocalFolder
from sro_assist.records.storage.protocol import SETTINGS, edition_name, journal_name
from tests.records.events import EDITION, a_finish, a_start, an_id

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows closes a user's folders by itself")
NAME = journal_name(an_id())
as_root = pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root gives files to others")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of records in use."""
    records = Records.open(tmp_path / "below" / "data")
    records.settings = Settings(theme="dark")
    records.keep_edition(EDITION, b"{}")
    records.begin(a_start()).append(a_finish())
    (tmp_path / "below" / "data" / "summaries.json").write_text("rubbish")
    assert len(met(tmp_path / "below" / "data")) == 1
    return tmp_path / "below" / "data"


def met(folder: Path) -> tuple[Alert, ...]:
    """What opening tells of a folder; it is dealt with, so that the next opening tells of itself alone."""
    records = Records.open(folder)
    alerts = records.alerts
    for alert in alerts:
        records.deal_with(alert, "2031-04-05T10:00:00+00:00")
    records.close()
    return alerts


@pytest.fixture
def _open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, str]:
    """Who may do what with everything in a folder."""
    here = [folder, *folder.rglob("*")]
    return {str(path.relative_to(folder)): f"{stat.S_IMODE(path.lstat().st_mode):o}" for path in here}


@pytest.mark.usefixtures("_open_umask")
def test_everything_is_made_for_this_user_alone(data: Path) -> None:
    assert len(modes(data)) >= 8
    for name, mode in modes(data).items():
        assert mode == ("700" if (data / name).is_dir() else "600"), name
    assert modes(data.parent)["."] == "700"


def test_what_is_loose_is_put_right_when_opened(data: Path) -> None:
    before = modes(data)
    for path in (data, *data.rglob("*")):
        path.chmod(0o777)
    assert met(data) == ()
    allowed = {name: mode.replace("6", "7") for name, mode in before.items()}
    assert modes(data) == allowed


def test_folder_with_other_things_is_said_and_left(data: Path) -> None:
    (data / "thesis.txt").write_text("mine")
    for path in (data, data / "thesis.txt", data / NAME):
        path.chmod(0o755)
    (alert,) = met(data)
    assert alert.name == str(data)
    assert "holds other things" in alert.what
    found = modes(data)
    assert (found["."], found["thesis.txt"], found[NAME]) == ("755", "755", "700")


def test_hidden_system_files_are_not_other_things(data: Path) -> None:
    (data / ".DS_Store").touch(0o644)
    (data / "sro-assist.log.1").touch(0o644)
    data.chmod(0o755)
    assert met(data) == ()
    found = modes(data)
    assert (found["."], found[".DS_Store"], found["sro-assist.log.1"]) == ("700", "644", "600")


@as_root
def test_what_belongs_to_another_user_is_said(data: Path) -> None:
    for path in (data, data / NAME):
        os.chown(path, 12345, 12345)
        path.chmod(0o755)
    alerts = met(data)
    assert [alert.what.partition(": ")[2] for alert in alerts] == [
        "data belongs to another user.",
        f"{NAME} belongs to another user.",
    ]
    assert modes(data)[NAME] == "755"


def test_disk_that_keeps_no_permissions_is_said(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_fd: int, _mode: int) -> None:
        raise PermissionError(1, "Operation not permitted")

    def said() -> list[Alert]:
        return [alert for alert in met(data) if alert.name == str(data)]

    data.chmod(0o755)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fchmod", lambda _fd, _mode: None)
        assert "keeps no permissions" in said()[0].what
        patch.setattr(os, "fchmod", refused)
        assert "operation not permitted" in said()[0].what
    assert said() == []


def test_links_are_not_followed(data: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.write_bytes((data / NAME).read_bytes())
    mine.chmod(0o644)
    (data / NAME).unlink()
    (data / "summaries.json").unlink()
    (data / NAME).symlink_to(mine)
    storage = LocalFolder(data)
    assert modes(tmp_path)["mine"] == "644"
    with pytest.raises(RecordError, match="it is a link"):
        storage.read(NAME)
    for create in (True, False):
        with pytest.raises(RecordError, match="it is a link"):
            storage.writer(NAME, create=create)
    (alert,) = met(data)
    assert (alert.name, "it is a link" in alert.what) == (NAME, True)


def test_small_file_replaces_a_link_not_its_target(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    storage = LocalFolder(tmp_path / "data")
    (tmp_path / "data" / SETTINGS).symlink_to(tmp_path / "mine")
    storage.replace(SETTINGS, b"{}")
    assert (storage.read(SETTINGS), (tmp_path / "mine").read_text()) == (b"{}", "mine")


@pytest.mark.parametrize("name", ["editions", "set-aside"])
def test_linked_folder_of_ours_is_not_followed(tmp_path: Path, name: str) -> None:
    (tmp_path / "mine").mkdir()
    storage = LocalFolder(tmp_path / "data")
    storage.replace(SETTINGS, b"{}")
    (tmp_path / "data" / name).symlink_to(tmp_path / "mine")
    attempt: Callable[[], object] = partial(storage.set_aside, SETTINGS)
    if name == "editions":
        attempt = partial(storage.read, edition_name(EDITION))
    with pytest.raises(RecordError, match=f"the folder {name} is a link"):
        attempt()
    assert list((tmp_path / "mine").iterdir()) == []


def test_users_folder_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir(0o755)
    (tmp_path / "data").symlink_to(tmp_path / "far")
    records = Records.open(tmp_path / "data")
    records.begin(a_start()).close()
    assert (records.alerts, modes(tmp_path)["far"]) == ((), "700")


def test_pipe_under_a_journals_name_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / NAME, 0o600)
    os.mkfifo(tmp_path / SETTINGS, 0o600)
    records = Records.open(tmp_path)
    assert {alert.name for alert in records.alerts} == {NAME, SETTINGS}
    with pytest.raises(RecordError, match="not a plain file"):
        LocalFolder(tmp_path).writer(NAME)
