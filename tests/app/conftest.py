"""What the tests of the app without its screens share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.bench import Bench


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """The app on an empty folder of records, and one window of it."""
    made = Bench(tmp_path / "records")
    yield made
    made.context.records.close()
