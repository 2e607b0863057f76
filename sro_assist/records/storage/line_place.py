"""Where in a file a line begins: found once by counting, and known from then on."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sro_assist.records.storage.protocol import Stamp


class LinePlace(NamedTuple):
    """How many lines stand before it, and how many bytes. Every file's first line begins at none and none."""

    line: int = 0
    at: int = 0

    def behind(self, lines: bytes) -> LinePlace:
        """The place behind these lines, which begin here; one without its newline counts as none."""
        return LinePlace(self.line + lines.count(b"\n"), self.at + lines.rfind(b"\n") + 1)

    def of(self, line: int, read_from: Callable[[int], bytes]) -> LinePlace | None:
        """Where line ``line`` begins, or None when fewer stand before it.

        ``read_from`` gives the file from an offset on; it is not called for the line that begins here.
        """
        if line == self.line:
            return self
        start = self if line > self.line else LinePlace()
        data = read_from(start.at)
        *before, rest = data.split(b"\n", line - start.line)
        if len(before) < line - start.line:
            return None
        return LinePlace(line, start.at + len(data) - len(rest))


class KnownPlaces:
    """Where the next line of each file begins, from its last writer here to the next one.

    A file with another stamp is counted again: so the device's log is not, at each of its lines.
    """

    def __init__(self) -> None:
        self._known: dict[str, tuple[Stamp, LinePlace]] = {}

    def of(self, name: str, stamp: Stamp | None) -> LinePlace:
        """What is known of the file with this stamp, or its first line."""
        then, place = self._known.get(name, (None, LinePlace()))
        return place if then == stamp else LinePlace()

    def note(self, name: str, stamp: Stamp | None, place: LinePlace) -> None:
        """Keep in mind that in the file with this stamp a line begins there."""
        if stamp is not None:
            self._known[name] = stamp, place
