"""What could not be read or does not fit: told in a banner until someone has dealt with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sro_assist.errors import RecordError
from sro_assist.safe_json import tidy_text

if TYPE_CHECKING:
    from sro_assist.records.device_log import DeviceLog

_LONGEST = 500
"""Characters of each part that are kept: enough for any sentence, and no line of the log grows too long."""


@dataclass(frozen=True, slots=True)
class Alert:
    """A file, what is wrong with it and what became of it, and what to do."""

    name: str
    what: str
    hint: str

    def __str__(self) -> str:
        """All of it on one line."""
        return f"{self.name}: {self.what} {self.hint}"


class Alerts:
    """The open alerts of a storage, in the order they were met, each one once.

    The device's log keeps them; without one, they are those met since the start.
    """

    def __init__(self, log: DeviceLog | None = None) -> None:
        self._log = log
        self._here: dict[Alert, None] = {}
        """Met since the start: what is met again and again is told again at the next start."""

    def __iter__(self) -> Iterator[Alert]:
        return iter(tuple(self._here if self._log is None else self._log.alerts))

    def add(self, name: str, what: str, hint: str) -> None:
        """Something to tell, from now on and at every start."""
        alert = Alert(*(tidy_text(part)[:_LONGEST] for part in (name, what, hint)))
        if self._log is not None and alert not in self._log.alerts and alert not in self._here:
            self._log.met(alert)
        self._here[alert] = None

    def add_error(self, name: str, error: RecordError) -> None:
        """An error that must not keep the rest from opening."""
        self.add(name, error.what, error.hint)
