"""Both servers on the main thread of this process: what they say, whom they tell, how they end."""

from __future__ import annotations

import os
import re
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from sro_assist.errors import ServeError
from sro_assist.server import page_files
from sro_assist.server.origin_guard import Message, Receive, Send
from sro_assist.server.ports import HOST, listen, port_of
from sro_assist.server.quiet_server import QUIET, run
from sro_assist.server.serve_app import serve
from sro_assist.server.serve_folder import serve_folder
from sro_assist.server.start_key import StartKey
from tests.server.served_here import got, visited
from tests.tiny_app import ASSETS, main

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C cannot be sent to a thread there")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_bytes(b"offline")
    return tmp_path


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with listen(0) as made:
        yield made


def test_serve_says_and_tells_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def visit(said: str) -> tuple[str, tuple[int, bytes], tuple[int, bytes]]:
        return said, got(said), got(said, "/alive?ask=you")

    said, page, alive = visited(
        lambda: serve(main, ASSETS, 0, open_browser=False, ready=told.append), visit, monkeypatch
    )
    (address,) = told
    assert said == f"SRO Assist is open at {address}  (Ctrl+C ends it)"
    assert page[0] == 200
    assert b"<title>SRO Assist</title>" in page[1]
    assert alive == (200, StartKey(address.partition("#k=")[2]).proof("you").encode())


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen to open a browser on")
def test_serve_runs_on_where_no_screen_is(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FLET_WEB_NO_CDN", "0")
    with socket.create_server((HOST, 0)) as other:
        taken = port_of(other)
        said, page = visited(lambda: serve(main, ASSETS, taken), lambda said: (said, got(said)), monkeypatch)
    assert f"(port {taken} is taken; Ctrl+C ends it)" in said
    assert b"flet.noCdn=true;" in page[1]
    assert "FLET_WEB_NO_CDN" not in os.environ


def test_serve_lets_its_port_go(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    said = visited(lambda: serve_folder(folder, {}, 0), lambda said: said, monkeypatch)
    found = re.fullmatch(r"The offline app is at http://127\.0\.0\.1:(\d+)  \(Ctrl\+C ends it\)", said)
    assert found
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((HOST, int(found[1])), timeout=5)


def test_serve_folder_sends_its_files_until_told(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    def visit(said: str) -> list[tuple[int, bytes]]:
        return [got(said, path) for path in ("/", "/index.html", "/gone")]

    home, named, gone = visited(lambda: serve_folder(folder, {}, 0), visit, monkeypatch)
    assert (home, named) == ((200, b"offline"), (200, b"offline"))
    assert gone[0] == 404


def test_run_says_so_when_app_never_starts(listener: socket.socket) -> None:
    async def app(_asked: Message, receive: Receive, send: Send) -> None:
        assert (await receive())["type"] == "lifespan.startup"
        await send({"type": "lifespan.startup.failed", "message": "for a reason"})

    started: list[bool] = []
    with pytest.raises(ServeError, match="could not start; the reason is above"):
        run(uvicorn.Config(app, lifespan="on", **QUIET), listener, lambda: started.append(True))
    assert started == []


def test_serve_says_so_when_page_parts_miss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_files, "OURS", tmp_path)
    with pytest.raises(ServeError, match="A part of the app's page is missing"):
        serve(main, ASSETS, 0, open_browser=False)
