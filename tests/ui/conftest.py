"""What the tests of the screens share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sro_assist.records import Records
from tests.app.bench import Bench
from tests.ui.watched_folder import WatchedFolder


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """The app on an empty folder of records, and one window of it. Drawing it never touches the folder."""
    WatchedFolder.touched.clear()
    made = Bench(tmp_path / "records", opened=lambda folder: Records(WatchedFolder(folder)))
    yield made
    made.context.records.close()
    assert WatchedFolder.touched == []
