"""Keeping the events of a walk, in their order, without ever holding up the officer."""

from __future__ import annotations

from typing import Protocol

from sro_assist.errors import RecordError
from sro_assist.records import BusyError

Event = dict[str, object]


class EventSink(Protocol):
    """What keeps a step: on disk when ``append`` returns, RecordError when that cannot be vouched for."""

    def append(self, event: Event) -> None:
        """Keep one event."""


class WalkPersistence:
    """The events of one walk on their way to where they are kept. What cannot be confirmed waits."""

    def __init__(self, sink: EventSink | None) -> None:
        """Without a sink another window writes the walk."""
        self._sink = sink
        self._waiting: list[Event] = []
        self.failure = ""
        """Why what waits could not be kept."""

    @property
    def owned_elsewhere(self) -> bool:
        """Whether another window writes this walk; then it can only be read here."""
        return self._sink is None

    @property
    def unbegun(self) -> bool:
        """Whether not even the beginning could be kept, since another window writes."""
        return self.owned_elsewhere and bool(self._waiting) and self._waiting[0]["kind"] == "started"

    def keep(self, event: Event) -> bool:
        """Keep one more. False when another window has become the one that writes: then it is not taken."""
        self._waiting.append(event)
        if self.try_again():
            return True
        if event["kind"] != "started":
            del self._waiting[-1]
        return False

    def try_again(self) -> bool:
        """Keep what waits. False when another window has become the one that writes."""
        try:
            while self._waiting and self._sink is not None:
                self._sink.append(self._waiting[0])
                del self._waiting[0]
        except BusyError:
            self.release()
            return False
        except RecordError as error:
            self.failure = str(error)
        else:
            self.failure = ""
        return True

    def go_on_with(self, sink: EventSink) -> None:
        """Keep from here on with this, beginning with what waits."""
        self._sink = sink
        self.try_again()

    def hand_over(self) -> WalkPersistence:
        """The same for another window, with all that waits. Here the walk can only be read now."""
        other = WalkPersistence(self._sink)
        other.failure, other._waiting = self.failure, self._waiting
        self._waiting = []
        self.release()
        return other

    def release(self) -> None:
        """Another window writes this walk now."""
        self._sink, self.failure = None, ""
