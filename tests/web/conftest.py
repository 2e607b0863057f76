"""The offline app, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.building import built


@pytest.fixture(scope="session")
def web_folder() -> Path:
    """The offline app's folder. Not to be changed: all tests share it."""
    return built()
