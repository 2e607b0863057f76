"""The key of a start: who has it is let in, and nobody else of this machine."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from sro_assist.server.origin_guard import NO_KEY
from sro_assist.server.start_key import StartKey
from tests.running_server import Served, tiny_app
from tests.socket_client import ENOUGH, REGISTER, registration, unpacked

NOBODY = 65534
AS_ANOTHER = """
import os, socket, sys
user, family, host, port = int(sys.argv[1]), *sys.argv[2:]
os.setgroups([])
os.setgid(user)
os.setuid(user)
line = socket.socket(getattr(socket, family))
line.connect((host, int(port)))
try:
    line.sendall(f"GET / HTTP/1.0\\r\\nHost: 127.0.0.1:{port}\\r\\n\\r\\n".encode())
    print(line.recv(12).decode())
except ConnectionError:
    print("refused")
"""
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells whose a connection is")
as_root = pytest.mark.skipif(
    not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can act as another user"
)


@pytest.fixture(scope="module")
def server() -> Iterator[Served]:
    with Served(tiny_app()) as served:
        yield served


def closed_with(server: Served, key: str) -> int:
    """How a websocket with this key is closed before it hears anything."""
    with server.line(key) as line, pytest.raises(ConnectionClosed) as gone:
        line.recv(timeout=ENOUGH)
    assert gone.value.rcvd
    return gone.value.rcvd.code


@pytest.mark.parametrize("key", ["", "wrong", "{key}x", "x{key}", "{key}&k={key}", "%00", "é"])
def test_server_closes_a_websocket_without_the_key(server: Served, key: str) -> None:
    assert closed_with(server, key.format(key=server.key)) == NO_KEY


def test_server_lets_in_who_has_the_key(server: Served) -> None:
    with server.line() as line:
        line.send(registration())
        action, said = unpacked(line.recv(timeout=ENOUGH))
    assert action == REGISTER
    assert said["session_id"]


def test_key_of_another_start_is_no_key(server: Served) -> None:
    with Served(tiny_app()) as other:
        assert other.key not in {"", server.key}
        assert closed_with(server, other.key) == NO_KEY


def test_key_is_sent_to_nobody_without_it(server: Served) -> None:
    for path in ("/", "/key.js", "/connection.js", "/manifest.json", "/alive", f"/alive?ask={server.key}"):
        response = server.get(path)
        assert response.status == 200
        assert server.key.encode() not in server.body
        assert server.key not in str(response.headers)


def test_server_proves_it_is_the_same_start(server: Served) -> None:
    server.get("/alive?ask=anything")
    assert server.body.decode() == StartKey(server.key).proof("anything")
    assert server.body.decode() != StartKey().proof("anything")


def test_key_shows_in_no_message_about_it() -> None:
    assert StartKey("secret").word not in repr(StartKey("secret"))


@on_linux
def test_key_is_on_no_command_line() -> None:
    with Served(tiny_app(), anew=True) as server:
        lines = [path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline") if path.exists()]
    assert any(b"tests.tiny_app" in line for line in lines)
    assert not any(server.key.encode() in line for line in lines)


@on_linux
@as_root
@pytest.mark.parametrize(("family", "host"), [("AF_INET", "127.0.0.1"), ("AF_INET6", "::ffff:127.0.0.1")])
@pytest.mark.parametrize(("user", "answer"), [(0, "HTTP/1.1 200"), (NOBODY, "refused")])
def test_server_refuses_another_users_connection(
    server: Served, family: str, host: str, user: int, answer: str
) -> None:
    ask = [sys.executable, "-I", "-c", AS_ANOTHER, str(user), family, host, str(server.port)]
    done = subprocess.run(ask, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == answer
