"""One family of errors: each says what is wrong, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file: any part may be unknown (empty or ``None``)."""

    file: str = ""
    node: str = ""
    line: int | None = None

    def __str__(self) -> str:
        """``arrest.json, node notice, line 12``, leaving out what is not known."""
        parts = [self.file, self.node and f"node {self.node}", self.line and f"line {self.line}"]
        return printable(", ".join(str(part) for part in parts if part))


def printable(text: str) -> str:
    """Write out, by its number, whatever would not print or would do something to a terminal."""
    shown = text.encode("utf-8", "backslashreplace").decode()
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in shown)


class SroError(Exception):
    """Something a person can act on.

    what: one sentence, what is wrong; where: the place, if there is one; hint: what to do.
    Nothing about a student or an officer belongs in any of the three.
    """

    def __init__(self, what: str, *, hint: str, where: Where | None = None) -> None:
        self.what = what
        self.where = where or Where()
        self.hint = hint
        super().__init__(str(self))

    def __str__(self) -> str:
        """The whole error on one line."""
        place = f"{self.where}: " if str(self.where) else ""
        return f"{place}{self.what} {self.hint}".strip()


class PolicyError(SroError):
    """The policy's Markdown cannot be read, or a citation names nothing in it."""


class WalkError(SroError):
    """An event does not fit where the walkthrough stands."""


class RecordError(SroError):
    """A record could not be kept, opened or read."""


class ServeError(SroError):
    """The local server could not start."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a pack. ``code`` names the check (docs/checks.md explains each)."""

    code: str
    what: str
    where: Where
    hint: str

    def __str__(self) -> str:
        """One line, as ``sro-assist check`` prints it."""
        return f"{self.where}: [{self.code}] {self.what} {self.hint}"


class PackError(SroError):
    """A pack with problems: it does not open. ``problems`` holds every one of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        noun = "problem" if count == 1 else "problems"
        super().__init__(
            f"The decision trees cannot be opened: {count} {noun}.",
            hint="Run `sro-assist check` on the folder, mend what it lists, and open it again.",
        )
