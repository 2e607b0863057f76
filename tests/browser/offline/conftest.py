"""The offline app, built once, and served as any web server would."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.served import Served
from tests.web.building import built


@pytest.fixture
def offline_app() -> Iterator[Served]:
    """The offline app on a server of its own."""
    code = f"from sro_assist.web.serving import *; serve(Path({str(built())!r}), 0)"
    with Served(["-c", code]) as served:
        yield served
