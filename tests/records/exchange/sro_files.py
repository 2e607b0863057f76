"""Records, their files and the storages they are taken into."""

from __future__ import annotations

import json

import pytest

from sro_assist.errors import RecordError
from sro_assist.records import Records
from sro_assist.records.exchange.importer import ImportOutcome
from sro_assist.records.exchange.sro_file import SroFile as Carried
from sro_assist.records.exchange.sro_file import (
    pack,
)
from sro_assist.records.storage.protocol import edition_name, journal_name
from sro_assist.trees.pack_files import edition_of
from tests.records.events import a_journal, a_start, a_walk, an_id
from tests.records.storage.backends import MemoryHome

NAME = journal_name(an_id())


FILES = {"pack.json": '{"id": "437"}', "policy.md": "# Policy\n\n437.1 “Purpose”\n"}


PACK = json.dumps(FILES).encode()


DIGEST = edition_of(FILES)


def a_record(answers: int = 3, *, closed: bool = True) -> bytes:
    """The journal of a walk on the edition of these tests."""
    walk = [{**a_start(), "edition": DIGEST}, *a_walk(answers)[1:]]
    return a_journal(walk if closed else walk[:-1], closed=closed)


def a_file(journal: bytes | None = None, edition: bytes | None = PACK) -> bytes:
    return pack(Carried(an_id(), a_record() if journal is None else journal, edition))


def a_storage(journal: bytes = b"", edition: bytes | None = PACK) -> MemoryHome:
    storage = MemoryHome()
    if journal:
        storage.files[NAME] = journal
    if edition is not None:
        storage.files[edition_name(DIGEST)] = edition
    return storage


def taken(storage: MemoryHome, data: bytes) -> ImportOutcome:
    return Records(storage).take_in(data)


def assert_refused(storage: MemoryHome, data: bytes, why: str) -> None:
    """Refused for this reason, and nothing is other than before."""
    records, before = Records(storage), dict(storage.files)
    with pytest.raises(RecordError, match=why):
        records.take_in(data)
    assert (storage.files, storage.taken) == (before, set())
