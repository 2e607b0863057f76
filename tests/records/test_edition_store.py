"""Editions: kept once, and anew when damaged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sro_assist.records import Records, RecordStorage
from sro_assist.records.storage.protocol import edition_name
from sro_assist.trees.pack_files import edition_of
from tests.records.events import EDITION
from tests.records.storage.backends import MemoryHome
from tests.records.storages import STORAGES


@pytest.fixture(params=STORAGES)
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> RecordStorage:
    return STORAGES[request.param](tmp_path)


def test_edition_is_kept_once(storage: RecordStorage) -> None:
    records = Records(storage)
    assert records.edition(EDITION) is None
    records.keep_edition(EDITION, b"the pack")
    records.keep_edition(EDITION, b"another")
    assert Records(storage).edition(EDITION) == b"the pack"


FILES = {"pack.json": "{}"}
PACK, DIGEST = json.dumps(FILES).encode(), edition_of(FILES)


def test_damaged_edition_is_kept_anew_and_told(storage: RecordStorage) -> None:
    storage.replace(edition_name(DIGEST), damaged := PACK.replace(b"{}", b"[]"))
    records = Records(storage)
    records.keep_edition(DIGEST, PACK)
    assert records.edition(DIGEST) == PACK
    (alert,) = records.alerts
    assert "damaged" in alert.what
    if isinstance(storage, MemoryHome):
        assert storage.files[f"set-aside/{edition_name(DIGEST)}"] == damaged
    records.keep_edition(DIGEST, PACK)
    assert len(records.alerts) == 1


def test_edition_written_otherwise_is_left_as_it_is(storage: RecordStorage) -> None:
    storage.replace(edition_name(DIGEST), spaced := json.dumps(FILES, indent=1).encode())
    records = Records(storage)
    records.keep_edition(DIGEST, PACK)
    assert (records.edition(DIGEST), records.alerts) == (spaced, ())


def test_edition_that_cannot_be_read_is_kept_anew(tmp_path: Path) -> None:
    records = Records.open(tmp_path)
    (tmp_path / edition_name(DIGEST)).mkdir(parents=True)
    records.keep_edition(DIGEST, PACK)
    assert records.edition(DIGEST) == PACK
    assert (tmp_path / "set-aside" / f"{DIGEST}.json").is_dir()
