"""The offline app, built once, and served as any web server would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.pwa.building import built
from tests.running_server import Served, web_folder


@contextmanager
def serving_folder(folder: Path) -> Iterator[Served]:
    """A built folder on a server of its own."""
    with Served(web_folder(folder)) as served:
        yield served


@pytest.fixture
def offline_app() -> Iterator[Served]:
    """The offline app on a server of its own."""
    with serving_folder(built()) as served:
        yield served
