"""What is made once for all the processes of a test run, by the first of them that needs it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

FOLDER = "SRO_TESTS_SHARED"
"""Names the folder that all processes of a test run share (tests/conftest.py)."""
LOOK_AGAIN_SECONDS = 0.2


def once(name: str, make: Callable[[Path], object]) -> Path:
    """Have something made at a path of the shared folder; the others wait for it. Not to be changed after."""
    shared = Path(os.environ[FOLDER])
    path, whole, making = (shared / each for each in (name, f"{name}.whole", f"{name}.making"))
    while not whole.exists():
        try:
            making.open("x").close()
        except FileExistsError:
            time.sleep(LOOK_AGAIN_SECONDS)  # another process makes it
            continue
        try:
            if not whole.exists():
                make(path)
                whole.touch()
        finally:
            making.unlink()
    return path
