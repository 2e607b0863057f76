"""The log of a device, as tests look at it and change it behind the app's back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sro_assist.records import Records, RecordStorage
from sro_assist.records.storage.local_folder import LocalFolder
from sro_assist.records.storage.protocol import DEVICE_LOG, SETTINGS, journal_name
from tests.records.events import a_finish, a_start, an_answer, an_id
from tests.records.storage.backends import MemoryHome
from tests.records.storage.fake_browser_storage import FakePlace, FakeStorage, run

NAME = journal_name(an_id())


GONE = "A record that was kept here is no longer there."


def in_browser(_: Path) -> RecordStorage:
    from sro_assist.records.storage.browser.backend import BrowserStorage

    return run(BrowserStorage.open(FakePlace(FakeStorage())))


STORAGES: dict[str, Callable[[Path], RecordStorage]] = {
    "folder": LocalFolder,
    "memory": lambda _: MemoryHome(),
    "browser": in_browser,
}


def finished(records: Records, *numbers: int) -> None:
    for number in numbers:
        writing = records.begin(a_start(number))
        writing.append(an_answer())
        writing.append(a_finish())


def told(storage: RecordStorage) -> list[tuple[str, str]]:
    return [(alert.name, alert.what) for alert in Records(storage).alerts]


def checked(storage: RecordStorage) -> list[tuple[str, str]]:
    """What is told once the finished records were looked at in the background too."""
    records = Records(storage)
    while records.check_some(10):
        pass
    return [(alert.name, alert.what) for alert in records.alerts]


def remove(storage: RecordStorage, name: str) -> None:
    """Take a file out of a home behind its back: it is under another name then, so none of ours."""
    writer = storage.writer(name)
    writer.set_aside()


def lines_of_log(storage: RecordStorage) -> list[bytes]:
    return (storage.read(DEVICE_LOG) or b"").splitlines(keepends=True)


def rewrite_log(storage: RecordStorage, data: bytes, *, noted: bool = False) -> None:
    """Have another log; ``noted``: how far it went stands beside the settings."""
    if not noted and storage.read(SETTINGS):
        storage.set_aside(SETTINGS)
    remove(storage, DEVICE_LOG)
    writer = storage.writer(DEVICE_LOG, create=True)
    writer.append(0, data)
    writer.close()
