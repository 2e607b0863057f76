"""A websocket's line: when it ends, how, and what the app behind it is told."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from sro_assist.server import websocket
from sro_assist.server.origin_guard import Message, Receive, Send
from sro_assist.server.websocket import SILENT, hold_line
from tests.server.asgi_client import said, scope

SHORT = 0.05
CONNECT: Message = {"type": "websocket.connect"}
LEFT: Message = {"type": "websocket.disconnect", "code": 1001}
ACCEPT: Message = {"type": "websocket.accept"}
WORD: Message = {"type": "websocket.send", "bytes": b"hello"}
App = Callable[[Message, Receive, Send], Awaitable[None]]


def held(app: App, *heard: Message) -> list[Message]:
    """All that is sent over a line to this app, whose browser says these and then no more."""

    async def line(asked: Message, receive: Receive, send: Send) -> None:
        await hold_line(app, asked, receive, send)
        assert asyncio.all_tasks() == {asyncio.current_task()}, "something of the line goes on"

    return asyncio.run(said(line, scope("websocket", "/ws"), *heard))


class Speaker:
    """An app that answers the first message, then listens, as Flet does: not for a browser's leaving."""

    def __init__(self, *words: Message) -> None:
        self._words = words
        self.heard: list[Message] = []
        self.was_stopped = False

    async def __call__(self, _asked: Message, receive: Receive, send: Send) -> None:
        try:
            for word in self._words:
                await send(word)
            while True:
                self.heard.append(await receive())
        except asyncio.CancelledError:
            self.was_stopped = True
            raise


def test_line_ends_with_its_app() -> None:
    async def app(_asked: Message, receive: Receive, send: Send) -> None:
        assert await receive() == CONNECT
        await send(ACCEPT)

    assert held(app, CONNECT) == [ACCEPT]


def test_error_of_the_app_is_the_servers() -> None:
    async def app(_asked: Message, _receive: Receive, send: Send) -> None:
        await send(WORD)
        raise ZeroDivisionError("in the app")

    with pytest.raises(ZeroDivisionError, match="in the app"):
        held(app, CONNECT)


def test_line_is_closed_when_app_stays_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(websocket, "LONGEST_SILENCE", SHORT)
    app = Speaker(ACCEPT)
    assert held(app, CONNECT) == [ACCEPT, {"type": "websocket.close", "code": SILENT}]
    assert app.was_stopped
    assert app.heard == [CONNECT]


def test_line_ends_at_once_when_browser_leaves_unheard() -> None:
    app = Speaker(ACCEPT)
    assert held(app, CONNECT, LEFT) == [ACCEPT]
    assert app.was_stopped


def test_app_that_answered_may_say_goodbye(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(websocket, "GOODBYE", SHORT)
    app = Speaker(ACCEPT, WORD)
    assert held(app, CONNECT, LEFT) == [ACCEPT, WORD]
    assert app.heard == [CONNECT, LEFT]
    assert app.was_stopped


def test_app_ends_by_itself_after_browser_left() -> None:
    ended = []

    async def app(_asked: Message, receive: Receive, send: Send) -> None:
        await send(WORD)
        while (await receive()) != LEFT:
            pass
        await send(WORD)
        ended.append(True)

    assert held(app, CONNECT, LEFT) == [WORD, WORD]
    assert ended == [True]


def test_line_that_speaks_outlives_longest_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(websocket, "LONGEST_SILENCE", SHORT)

    async def app(_asked: Message, _receive: Receive, send: Send) -> None:
        await send(WORD)
        later = asyncio.Event()
        asyncio.get_running_loop().call_later(4 * SHORT, later.set)
        await later.wait()
        await send(WORD)

    assert held(app, CONNECT) == [WORD, WORD]


def test_what_comes_too_late_is_dropped() -> None:
    """As when uvicorn says that the browser has gone: Flet goes on to let go of the session."""
    went_on = []

    async def app(_asked: Message, _receive: Receive, send: Send) -> None:
        await send(WORD)
        went_on.append(True)

    async def gone(_message: Message) -> None:
        raise BrokenPipeError

    asyncio.run(hold_line(app, scope("websocket", "/ws"), asyncio.Event().wait, gone))  # type: ignore[arg-type]  # never hears
    assert went_on == [True]
