"""A list that grows at its end without being copied."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


class Linked(Generic[T_co]):
    """The newest value of a list, and the list before it, which others may share. Nothing changes it.

    Iterating gives the newest first. One link points to the next, thousands of them: so they are compared one
    by one, and not shown.
    """

    __slots__ = ("before", "newest", "number")

    def __init__(self, newest: T_co, before: Linked[T_co] | None = None) -> None:
        self.newest, self.before = newest, before
        self.number: int = before.number + 1 if before is not None else 0
        """Of the newest value; the first is 0."""

    def __iter__(self) -> Iterator[T_co]:
        at: Linked[T_co] | None = self
        while at is not None:
            yield at.newest
            at = at.before

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Linked):
            return NotImplemented
        return self.number == other.number and all(a == b for a, b in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment] # what it holds may have no hash
