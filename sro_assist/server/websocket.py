"""One websocket between the browser and Flet: it ends when the browser leaves, or never begins to speak."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

from sro_assist.server.origin_guard import App, Message, Receive, Send

LONGEST_SILENCE = 10.0
"""Seconds until Flet must have answered the first message."""
GOODBYE = 5.0
"""Seconds that Flet may take to end after the browser has left."""
SILENT = 4408


async def hold_line(app: App, scope: Message, receive: Receive, send: Send) -> None:
    """Run a websocket's application until it ends, or until there is nobody left that it could end for.

    By itself Flet waits for ever for a browser that left, or said something else, before it was registered.
    """
    await _Line(receive, send).run(app, scope)


class _Line:
    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive, self._send = receive, send
        self._read: asyncio.Queue[Message] = asyncio.Queue(1)  # one ahead, to hear that the browser leaves
        self._answered = asyncio.Event()

    async def run(self, app: App, scope: Message) -> None:
        call = asyncio.ensure_future(app(scope, self._read.get, self._pass_on))
        left = asyncio.ensure_future(self._listen())
        silence = asyncio.ensure_future(self._answered.wait())
        try:
            await asyncio.wait({call, left, silence}, timeout=LONGEST_SILENCE, return_when="FIRST_COMPLETED")
            if self._answered.is_set():
                await asyncio.wait({call, left}, return_when="FIRST_COMPLETED")
                await asyncio.wait({call}, timeout=GOODBYE)
            elif not (call.done() or left.done()):
                await self._pass_on({"type": "websocket.close", "code": SILENT})
            if call.done():
                call.result()  # an error in it is the server's to tell
        finally:
            await _end(call, left, silence)

    async def _listen(self) -> None:
        while True:
            message = await self._receive()
            await self._read.put(message)
            if message["type"] == "websocket.disconnect":
                return

    async def _pass_on(self, message: Message) -> None:
        """Send; what comes too late is dropped: an error would keep Flet from letting go of the session."""
        with suppress(OSError):
            await self._send(message)
        if message["type"] == "websocket.send":
            self._answered.set()


async def _end(*tasks: asyncio.Future[Any]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
