"""Connections as the server takes them: from this user alone, few at a time, none that only waits."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

from sro_assist.server.peer_user import is_a_strangers

LONGEST_WAIT = 10.0
"""Seconds that a connection may take to bring a whole request."""
MOST = 64
"""Connections at once, those aside that have become websockets."""


class Connection(H11Protocol):
    """One connection. It is closed when it is a stranger's, or when no whole request comes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - whatever uvicorn gives
        super().__init__(*args, **kwargs)
        self.since = 0.0
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in uvicorn
        """Take it, if it is ours and there is room."""
        super().connection_made(transport)
        if (
            self.client is None
            or self.server is None
            or is_a_strangers(self.client, (self.server[0], self.server[1] or 0))
        ):
            transport.abort()
            return
        self._wait()
        self._make_room()

    def data_received(self, data: bytes) -> None:
        """Read on; once there is a whole request the wait is over."""
        super().data_received(data)
        if self.is_answering:
            self._stop_waiting()

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        super().on_response_complete()
        if not (self.is_answering or self.transport.is_closing()):
            self._wait()

    def handle_websocket_upgrade(self, event: Any) -> None:  # noqa: ANN401 - h11's
        """Hand it on: from here on it is a websocket's."""
        self._stop_waiting()
        super().handle_websocket_upgrade(event)

    def connection_lost(self, exc: Exception | None) -> None:
        """Have done with it."""
        self._stop_waiting()
        super().connection_lost(exc)

    @property
    def is_answering(self) -> bool:
        """Whether there is a request that has not got its whole answer."""
        return self.cycle is not None and not self.cycle.response_complete

    def _wait(self) -> None:
        self._stop_waiting()
        self.since = self.loop.time()
        self._timer = self.loop.call_later(LONGEST_WAIT, self.transport.abort)

    def _stop_waiting(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _make_room(self) -> None:
        """When there are too many, close the one that has waited longest; it may be this one."""
        there = [each for each in self.connections if isinstance(each, Connection)]
        if len(there) > MOST:
            waiting = [each for each in there if not each.is_answering]
            min(waiting, key=lambda each: each.since).transport.abort()
