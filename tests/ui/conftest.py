"""What the tests of the screens and of what stands behind them share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.bench import Bench


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """A house whose records are in an empty folder, and one window of it."""
    made = Bench(tmp_path / "records")
    yield made
    made.context.records.close()
