"""The offline app, built once a test run for every test that wants to look at it or open it."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from sro_assist.web.bundle import build


@cache
def built() -> Path:
    """Its folder. Not to be changed: all tests share it."""
    place = Path(tempfile.mkdtemp(prefix="sro-assist-web-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    return build(place / "web").folder
