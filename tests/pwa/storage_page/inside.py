"""Run by pytest inside the browser: the suite that every home passes, and records as the app keeps them."""

from __future__ import annotations

import pytest

from sro_assist.records import Records, RecordStorage
from sro_assist.records.storage.browser.backend import BrowserStorage
from tests.records.events import a_walk, an_id
from tests.records.storage.test_protocol import (  # noqa: F401 - collected from here
    test_line_appended_again_stands_there_once,
    test_nothing_appended_cuts_off_what_follows,
    test_storage_cuts_off_what_was_not_acknowledged,
    test_storage_gives_another_stamp_after_each_write,
    test_storage_gives_back_what_was_appended,
    test_storage_has_no_writer_for_missing_journals,
    test_storage_has_one_writer_at_a_time,
    test_storage_is_empty_when_new,
    test_storage_keeps_device_log_apart_from_journals,
    test_storage_keeps_nothing_under_another_name,
    test_storage_refuses_to_leave_a_gap,
    test_storage_replaces_a_file_whole,
    test_storage_sets_a_file_aside,
    test_storage_sets_a_journal_aside,
    test_storage_writer_refuses_to_append_when_closed,
)

STORAGES: list[BrowserStorage] = []
"""Opened beforehand, each in a folder of its own: opening takes waiting."""


@pytest.fixture
def storage() -> RecordStorage:
    return STORAGES.pop()


def test_records_are_kept_and_listed(storage: RecordStorage) -> None:
    records = Records(storage)
    first, *rest = a_walk()
    writing = records.begin(first)
    for body in rest:
        writing.append(body)
    records.settings = records.settings.model_copy(update={"theme": "dark"})
    records.close()
    again = Records(storage)
    assert [(row.id, row.ended) for row in again.summaries()] == [(an_id(), "finished")]
    assert again.read(an_id()).verdict.complete
    assert (again.settings.theme, again.alerts) == ("dark", ())
