"""Which journals are in a folder: looked up again only when the folder has changed."""

from __future__ import annotations

import os
import time
from itertools import compress
from pathlib import Path

from sro_assist.records.storage.protocol import record_id

_COARSE, _FINE = 2_000_000_000, 50_000_000
"""Nanoseconds within which two changes may bear the same time: on a FAT stick, which knows whole seconds
alone, it is two of them; else it is what a system's clock takes to go on, and more."""
_SECOND = 1_000_000_000


class JournalNames:
    """The journals of one folder. Every method raises OSError."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: int | None = None
        self._found: tuple[str, ...] = ()
        self._judged: dict[str, bool] = {}
        """Whether a name is a journal's: judging ten thousand takes longer than listing them."""

    def now(self) -> tuple[str, ...]:
        """Their names; the same tuple while nothing has changed. Files with any other name are left alone."""
        changed = os.stat(self._folder).st_mtime_ns  # noqa: PTH116 - at every drawing
        if changed == self._seen:
            return self._found
        alike = _FINE if changed % _SECOND else _COARSE
        is_over = time.time_ns() - changed > alike  # else a change that follows may bear the same time
        names = os.listdir(self._folder)  # noqa: PTH208 - the same
        judged = list(map(self._judged.get, names))
        if None in judged:
            judged = list(map(self._is_journal, names))
        found = tuple(compress(names, judged))
        if found != self._found:
            self._found = found
        self._seen = changed if is_over else None
        return self._found

    def _is_journal(self, name: str) -> bool:
        if name not in self._judged:
            self._judged[name] = bool(record_id(name))
        return self._judged[name]
