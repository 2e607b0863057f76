"""The offline app, built once a test run for every test that wants to look at it or open it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sro_assist.pwa.build import build
from sro_assist.pwa.staging import files_in
from tests.once import once


def built() -> Path:
    """Its folder. Not to be changed: all tests share it, in whichever process they run."""
    return once("web", build)


def digests_of(folder: Path) -> dict[str, str]:
    """Every file's SHA-256, by name."""
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files_in(folder).items()}
