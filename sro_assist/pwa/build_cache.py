"""What a build has made once and the next build of the same takes again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from sro_assist.atomic_file import replace_file


def digest(parts: Iterable[bytes]) -> str:
    """A digest of what a result depends on, in order."""
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def kept_or_made(path: Path, make: Callable[[], bytes]) -> bytes:
    """What is kept at a path; made, and kept there, when it is not."""
    if path.is_file():
        return path.read_bytes()
    made = make()
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, made)
    return made
