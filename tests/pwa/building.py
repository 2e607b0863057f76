"""The offline app, built once a test run for every test that wants to look at it or open it."""

from __future__ import annotations

import os
import time
from pathlib import Path

from sro_assist.pwa.build import build

PLACE = "SRO_TESTS_WEB"
"""Names the folder that all processes of a test run share for it (tests/conftest.py)."""


def built() -> Path:
    """Its folder. Not to be changed: all tests share it, in whichever process they run."""
    place = Path(os.environ[PLACE])
    whole, making = place / "whole", place / "making"
    while not whole.exists():
        try:
            making.open("x").close()
        except FileExistsError:
            time.sleep(0.2)  # another process builds it
            continue
        try:
            build(place / "web")
            whole.touch()
        finally:
            making.unlink()
    return place / "web"
