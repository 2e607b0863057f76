"""The offline app, built once a test run for every test that wants to look at it or open it."""

from __future__ import annotations

from pathlib import Path

from sro_assist.pwa.build import build
from tests.once import once


def built() -> Path:
    """Its folder. Not to be changed: all tests share it, in whichever process they run."""
    return once("web", build)
