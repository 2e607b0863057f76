"""Connections on a listening socket in this process: which are closed, and when."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
import uvicorn
from uvicorn.server import ServerState

from sro_assist.server import connections, peer_user
from sro_assist.server.connections import Connection
from sro_assist.server.origin_guard import Message, Receive, Send
from sro_assist.server.ports import HOST, listen, port_of
from sro_assist.server.quiet_server import QUIET
from tests.socket_client import dialled

SHORT = 0.2
GET = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
HALF = b"GET / HTTP/1.1\r\nHo"
LAST = b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
UPGRADE = (
    b"GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: c3JvLWFzc2lzdC10ZXN0IQ==\r\n\r\n"
)
Line = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Door:
    """Our connections, before an app that answers once it is let to."""

    def __init__(self) -> None:
        self.go_on = asyncio.Event()
        self.asked = asyncio.Queue[str]()
        self.state = ServerState()
        # uvicorn's own patience is made longer than any test's: what is closed here, Connection closes
        self._config = uvicorn.Config(
            self._app,
            interface="asgi3",
            http=Connection,
            ws="websockets-sansio",
            timeout_keep_alive=600,
            **QUIET,
        )
        self._lines: list[asyncio.StreamWriter] = []

    async def _app(self, asked: Message, _receive: Receive, send: Send) -> None:
        self.asked.put_nowait(asked["type"])
        if asked["type"] == "websocket":
            await send({"type": "websocket.accept"})
            await self.go_on.wait()
            await send({"type": "websocket.send", "text": "late"})
            return
        await self.go_on.wait()
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"4")]})
        await send({"type": "http.response.body", "body": b"done"})

    def connection(self) -> Connection:
        """What a server makes for each that calls."""
        return Connection(config=self._config, server_state=self.state, app_state={})

    async def called(self, said: bytes) -> Line:
        """A line on which something was said."""
        reader, writer = await asyncio.open_connection(HOST, self.port)
        self._lines.append(writer)
        writer.write(said)
        return reader, writer

    async def run(self, visit: Callable[[Door], Awaitable[None]]) -> None:
        """Listen while ``visit`` goes on."""
        with listen(0) as listener:
            self.port = port_of(listener)
            server = await asyncio.get_running_loop().create_server(self.connection, sock=listener)
            try:
                async with asyncio.timeout(20):
                    await visit(self)
            finally:
                self.go_on.set()
                server.close()
                for line in self._lines:
                    line.close()
                await asyncio.gather(*self.state.tasks)


def visited(visit: Callable[[Door], Awaitable[None]]) -> None:
    async def whole() -> None:
        await Door().run(visit)

    asyncio.run(whole())


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "LONGEST_WAIT", SHORT)


async def rest(line: Line) -> bytes:
    """All that comes until the line is closed."""
    try:
        return await line[0].read()
    except ConnectionResetError:
        return b""


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("said", [b"", HALF, b"POST / HTTP/1.1\r\nHost: x\r\n"])
def test_connection_without_a_request_is_closed(said: bytes) -> None:
    async def visit(door: Door) -> None:
        began = asyncio.get_running_loop().time()
        assert await rest(await door.called(said)) == b""
        assert asyncio.get_running_loop().time() - began >= SHORT * 0.9
        assert door.asked.empty()

    visited(visit)


@pytest.mark.usefixtures("impatient")
def test_whole_request_is_waited_for_no_more() -> None:
    async def visit(door: Door) -> None:
        line = await door.called(GET)
        assert await door.asked.get() == "http"
        assert await rest(await door.called(HALF)) == b""  # the longest wait has gone by
        door.go_on.set()
        answer = await rest(line)  # then the wait for a next one, which does not come
        assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
        assert answer.endswith(b"\r\n\r\ndone")

    visited(visit)


@pytest.mark.usefixtures("impatient")
def test_requests_sent_together_are_each_answered() -> None:
    async def visit(door: Door) -> None:
        line = await door.called(GET + GET)
        door.go_on.set()
        assert (await rest(line)).count(b"\r\n\r\ndone") == 2

    visited(visit)


def test_last_request_is_waited_after_no_more() -> None:
    async def visit(door: Door) -> None:
        door.go_on.set()
        assert (await rest(await door.called(LAST))).endswith(b"\r\n\r\ndone")

    visited(visit)


@pytest.mark.usefixtures("impatient")
def test_websocket_is_closed_by_no_wait() -> None:
    async def visit(door: Door) -> None:
        line = await door.called(UPGRADE)
        assert (await line[0].readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 101 ")
        assert await rest(await door.called(HALF)) == b""  # the longest wait has gone by
        door.go_on.set()
        assert await line[0].readexactly(6) == b"\x81\x04late"

    visited(visit)


def test_one_that_waited_longest_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "MOST", 3)

    async def visit(door: Door) -> None:
        answering = await door.called(GET)
        await door.asked.get()
        first = await door.called(HALF)
        second = await door.called(GET)
        await door.asked.get()
        newest = await door.called(LAST)
        assert await rest(first) == b""
        door.go_on.set()
        assert (await rest(newest)).endswith(b"done")
        for line in (answering, second):
            assert (await line[0].readuntil(b"done")).startswith(b"HTTP/1.1 200 OK")

    visited(visit)


def test_newest_goes_when_all_others_are_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "MOST", 1)

    async def visit(door: Door) -> None:
        answering = await door.called(GET)
        await door.asked.get()
        assert await rest(await door.called(GET)) == b""
        door.go_on.set()
        assert (await answering[0].readuntil(b"done")).startswith(b"HTTP/1.1 200 OK")

    visited(visit)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such sockets")
def test_connection_from_nowhere_is_closed_at_once() -> None:
    async def visit(door: Door) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            theirs.sendall(GET)
            await asyncio.get_running_loop().connect_accepted_socket(door.connection, ours)
            reader, writer = await asyncio.open_connection(sock=theirs)
            assert await rest((reader, writer)) == b""
            writer.close()
        assert door.asked.empty()

    visited(visit)


@pytest.mark.skipif(
    sys.platform != "linux" or sys.byteorder != "little", reason="the table is as written there"
)
def test_strangers_connection_is_closed_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peer_user, "TABLES", (tmp_path / "tcp",))

    async def visit(door: Door) -> None:
        with dialled(door.port, GET) as line:
            ours, theirs = (f"0100007F:{port:04X}" for port in (door.port, line.getsockname()[1]))
            rows = (
                f"0: {ends} 01 0:0 00:0 0 {user}"
                for ends, user in ((f"{ours} {theirs}", os.getuid()), (f"{theirs} {ours}", 4242))
            )
            (tmp_path / "tcp").write_text("\n".join(["heading", *rows]))
            reader, writer = await asyncio.open_connection(sock=line)
            assert await rest((reader, writer)) == b""
            writer.close()
        assert door.asked.empty()

    visited(visit)
