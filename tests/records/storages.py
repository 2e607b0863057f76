"""The storages that records are tried over, and what is put there behind their back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sro_assist.records import Records, RecordStorage
from sro_assist.records.storage.local_folder import LocalFolder
from sro_assist.records.storage.protocol import journal_name
from tests.records.events import a_finish, a_start, an_answer, an_id
from tests.records.storage.backends import MemoryHome

STORAGES: dict[str, Callable[[Path], RecordStorage]] = {
    "folder": LocalFolder,
    "memory": lambda _: MemoryHome(),
}


NAME = journal_name(an_id())


def put(storage: RecordStorage, name: str, data: bytes) -> None:
    """Write a journal behind the app's back."""
    writer = storage.writer(name, create=True)
    writer.append(0, data)
    writer.close()


def assert_told_until_dealt_with(storage: RecordStorage, name: str) -> None:
    """At this start and the next one there is this one alert; once it was dealt with, never again."""
    assert [alert.name for alert in Records(storage).alerts] == [name]
    records = Records(storage)
    (alert,) = records.alerts
    assert alert.name == name
    records.deal_with(alert, "2031-04-05T10:00:00Z")
    assert records.alerts == Records(storage).alerts == ()


def walked(
    records: Records, number: int = 1, *, ended: str = "finished", at: str = "2026-11-23T10:15:00Z"
) -> None:
    writing = records.begin(a_start(number, at=at))
    for event in (
        {"kind": "danger", "elapsed": 5},
        {"kind": "noted", "text": "x", "elapsed": 9},
        an_answer(3),
    ):
        writing.append(event)
    writing.append(a_finish(ended=ended))
