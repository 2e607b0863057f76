"""What could not be read when the records were opened: said once, in a banner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sro_assist.errors import RecordError


@dataclass(frozen=True, slots=True)
class Trouble:
    """A file, what is wrong with it and what became of it, and what to do."""

    name: str
    what: str
    mend: str

    def __str__(self) -> str:
        """All of it on one line."""
        return f"{self.name}: {self.what} {self.mend}"


class Troubles:
    """Troubles in the order they were met, each one once."""

    def __init__(self) -> None:
        self._met: dict[Trouble, None] = {}

    def __iter__(self) -> Iterator[Trouble]:
        return iter(tuple(self._met))

    def add(self, name: str, what: str, mend: str) -> None:
        """Something to tell."""
        self._met[Trouble(name, what, mend)] = None

    def add_error(self, name: str, error: RecordError) -> None:
        """An error that must not keep the rest from opening."""
        self.add(name, error.what, error.mend)
