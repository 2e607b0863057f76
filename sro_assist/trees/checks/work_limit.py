"""How much work the checks may do on one pack, so that no file can keep them busy for long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

MOST_STEPS = 150_000
"""What a pack may take: the largest known needs a tenth."""
MOST_GUESSING = 25_000
_LONGEST_NAME = 80


class WorkLimit:
    """Counts what is done on one pack. Whoever finds nothing left stops, and the pack is refused."""

    def __init__(self) -> None:
        self._left = MOST_STEPS
        self._guessing = MOST_GUESSING

    @property
    def is_spent(self) -> bool:
        """Whether a check had to stop."""
        return self._left < 0

    def spend(self, steps: int = 1) -> bool:
        """Count steps that are about to be taken; False when there are none left for them."""
        self._left -= steps
        return self._left >= 0

    def close_to(self, name: str, known: Iterable[str], most: int = 1) -> list[str]:
        """Names that are known and spelt nearly so. None once much was compared: the first faults count."""
        if len(name) > _LONGEST_NAME:
            return []
        return get_close_matches(name, self._affordable(len(name), known), n=most)

    def _affordable(self, length: int, known: Iterable[str]) -> Iterator[str]:
        """As many of the names as may still be compared: comparing takes as long as both are long."""
        for each in known:
            self._guessing -= 10 + length * len(each) // 16
            if self._guessing < 0:
                return
            if len(each) <= _LONGEST_NAME:
                yield each
