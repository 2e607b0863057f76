"""Connections that never bring a request, never begin to speak, or say too much: they are let go."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections import deque
from collections.abc import Iterator

import pytest
from websockets.exceptions import ConnectionClosed

from sro_assist.server.asgi_app import application
from sro_assist.server.connections import MOST
from sro_assist.server.origin_guard import Message, Send
from sro_assist.server.serve_app import MESSAGE_BYTES
from sro_assist.server.start_key import StartKey
from sro_assist.server.websocket import SILENT
from tests.running_server import ROOT, Served, tiny_app
from tests.socket_client import ENOUGH, dialled, heard, packed, registration, unpacked

HALF = (
    b"",
    b"GET / HT",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ",
    b"GET /ws HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n",
    b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\nbegun",
    b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nbegun",
)


@pytest.fixture
def server() -> Iterator[Served]:
    with Served(tiny_app()) as served:
        yield served


def test_server_lets_go_of_unfinished_and_silent_connections(server: Served) -> None:
    lines = [dialled(server.port, said) for said in HALF]
    answered = dialled(
        server.port, f"GET /version.json HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode()
    )
    answered.sendall(b"GET /again")  # a second request that comes no further
    with server.line() as silent, server.line() as odd:
        odd.send(packed(99, {}))
        for line in (*lines, answered):
            heard(line)  # until it is closed
            line.close()
        for socket_ in (silent, odd):
            with pytest.raises(ConnectionClosed) as gone:
                socket_.recv(timeout=ENOUGH)
            assert gone.value.rcvd
            assert gone.value.rcvd.code == SILENT
    assert server.get().status == 200


def test_server_has_room_for_browser_whoever_else_waits(server: Served) -> None:
    with contextlib.ExitStack() as stack:
        waiting = [stack.enter_context(dialled(server.port)) for _ in range(MOST + 8)]
        assert server.get().status == 200
        assert heard(waiting[0]) == b""  # those that had waited longest had to go
        waiting[-1].setblocking(False)
        with pytest.raises(BlockingIOError):
            waiting[-1].recv(1)


def test_server_reads_no_headers_without_end(server: Served) -> None:
    with dialled(server.port) as line, contextlib.suppress(OSError):
        line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n" + b"X: " + b"a" * 2**20)
        assert heard(line).startswith(b"HTTP/1.1 400")
    with dialled(server.port, b"GET / HTTP/1.1\r\nX: " + b"a" * 2**16) as line:
        line.shutdown(socket.SHUT_WR)
        assert b" 200 " not in heard(line)


def test_server_takes_no_larger_message_than_page_sends(server: Served) -> None:
    with server.line() as line:
        line.send(registration())
        line.send(b"\0" + bytes(MESSAGE_BYTES))
        with pytest.raises(ConnectionClosed) as gone:
            deque(line, maxlen=0)  # what it says to the first message may come first
        assert gone.value.rcvd
        assert gone.value.rcvd.code == 1009
    script = ROOT / "sro_assist" / "server" / "page" / "connection.js"
    assert f"const LARGEST = {MESSAGE_BYTES // 2**20} * 1024 * 1024;" in script.read_text("utf-8")


def test_session_is_taken_up_after_its_connection_broke(server: Served) -> None:
    with server.line() as line:
        line.send(registration())
        _, first = unpacked(line.recv(timeout=ENOUGH))
        line.socket.shutdown(socket.SHUT_RDWR)
    with server.line() as line:
        line.send(registration(first["session_id"]))
        _, again = unpacked(line.recv(timeout=ENOUGH))
    assert again["session_id"] == first["session_id"]


def test_nothing_is_left_of_browsers_leaving_early() -> None:
    asyncio.run(_left_early())


async def _left_early() -> None:
    key = StartKey()
    app = application(lambda _page: None, ROOT / "assets", "127.0.0.1:1", key)
    headers = [(b"host", b"127.0.0.1:1"), (b"origin", b"http://127.0.0.1:1")]
    for _ in range(100):
        scope = {"type": "websocket", "path": "/ws", "raw_path": b"/ws", "root_path": "", "headers": headers}
        query = {"query_string": f"k={key.word}".encode(), "client": ("127.0.0.1", 2), "subprotocols": []}
        says: asyncio.Queue[Message] = asyncio.Queue()
        hears: list[Message] = []
        for kind in ("connect", "disconnect"):
            says.put_nowait({"type": f"websocket.{kind}"})
        await app({**scope, **query, "server": ("127.0.0.1", 1), "scheme": "ws"}, says.get, _kept(hears))
        assert hears == [{"type": "websocket.accept", "subprotocol": None, "headers": []}]
    assert asyncio.all_tasks() == {asyncio.current_task()}


def _kept(hears: list[Message]) -> Send:
    async def keep(message: Message) -> None:
        hears.append(message)

    return keep
