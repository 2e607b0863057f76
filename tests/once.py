"""What is made once for all the processes of a test run, by the first of them that needs it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

FOLDER = "SRO_TESTS_SHARED"
"""Names the folder that all processes of a test run share (tests/conftest.py)."""
LOOK_AGAIN_SECONDS = 0.2


def once(name: str, make: Callable[[Path], object]) -> Path:
    """Have something made at a path of the shared folder; the others wait for it. Not to be changed after."""
    shared = Path(os.environ[FOLDER])
    path, whole, making = (shared / each for each in (name, f"{name}.whole", f"{name}.making"))
    while not whole.exists():
        if not _begins(making):
            time.sleep(LOOK_AGAIN_SECONDS)  # another process makes it
            continue
        try:
            if not whole.exists():
                make(path)
                whole.touch()
        finally:
            making.unlink()
    return path


def _begins(making: Path) -> bool:
    """Whether this process is the one that makes it now. One that died over it no longer is."""
    mine = making.with_name(f"{making.name}.{token_hex(8)}")
    mine.write_text(str(os.getpid()))
    try:
        os.link(mine, making)  # with the number in it, or not at all
    except FileExistsError:
        _drop_if_dead(making)
        return False
    finally:
        mine.unlink()
    return True


def _drop_if_dead(making: Path) -> None:
    if os.name == "nt":
        return  # asking whether a process lives would end it there
    with suppress(FileNotFoundError):  # it is done
        maker = int(making.read_text())
        try:
            os.kill(maker, 0)
        except ProcessLookupError:
            making.unlink()
