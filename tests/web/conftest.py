"""The offline app, built once, and served as any web server would."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sro_assist.web.bundle import build
from tests.served import Served

pytest_plugins: list[str] = []


@pytest.fixture(scope="session")
def web_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline app's folder. Not to be changed: all tests share it."""
    return build(tmp_path_factory.mktemp("offline") / "web").folder


@pytest.fixture
def web_app(web_folder: Path) -> Iterator[Served]:
    """The offline app on a server of its own."""
    code = (
        "from pathlib import Path; from sro_assist.web.serving import serve; "
        f"serve(Path({str(web_folder)!r}), 0)"
    )
    with Served(["-c", code]) as served:
        yield served
