"""The notes that are being written, by what they are about. Closing one, or the window, loses nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import suppress

from sro_assist.errors import RecordError

OFTEN = 1.0
"""Seconds between two times of keeping, while somebody types."""


class NoteDrafts:
    """What was typed and not kept as a note, of one walk. Failing to keep it disturbs nobody."""

    def __init__(
        self,
        texts: Mapping[str, str] | None = None,
        keep: Callable[[dict[str, str]], None] = lambda _texts: None,
        tick: Callable[[], float] = time.monotonic,
    ) -> None:
        self._texts = dict(texts or {})
        self._keep, self._tick = keep, tick
        self._kept_at = float("-inf")
        self._is_kept = True

    @property
    def waits(self) -> bool:
        """Whether something is still to be kept."""
        return not self._is_kept

    def text(self, about: str) -> str:
        """What is being written about this."""
        return self._texts.get(about, "")

    def type(self, about: str, text: str) -> None:
        """It is this now. It is kept at once when nothing was for a while."""
        self._texts[about], self._is_kept = text, False
        if self._tick() - self._kept_at >= OFTEN:
            self.flush()

    def done(self, about: str) -> None:
        """The note is kept: no draft is left of it."""
        if self._texts.pop(about, ""):
            self._is_kept = False
            self.flush()

    def clear(self) -> None:
        """The walk is finished: no draft is left."""
        if self._texts:
            self._texts, self._is_kept = {}, False
            self.flush()

    def flush(self) -> None:
        """Keep what is still to be kept."""
        if self._is_kept:
            return
        self._kept_at, self._is_kept = self._tick(), True
        with suppress(RecordError):
            self._keep(dict(self._texts))
