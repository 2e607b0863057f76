"""The local server: where it listens, whom it answers, how it ends. No browser needed."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import flet as ft
import pytest

from sro_assist.errors import ServeError
from sro_assist.server.ports import HOST, listen, port_of
from sro_assist.server.serve_app import serve
from tests.running_server import Served, keyed, tiny_app


@pytest.fixture(scope="module")
def server() -> Iterator[Served]:
    with Served(tiny_app()) as served:
        yield served


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that something else listens on."""
    with socket.create_server((HOST, 0)) as other:
        yield int(other.getsockname()[1])


def nothing(page: ft.Page) -> None:
    page.add(ft.Text("never shown"))


def test_listen_takes_next_port_when_one_is_taken(taken: int) -> None:
    with listen(taken) as listener:
        assert taken < port_of(listener) < taken + 50


def test_listen_answers_this_machine_alone() -> None:
    with listen(0) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"
        socket.create_connection((HOST, port_of(listener)), timeout=5).close()


def test_listen_never_shares_a_port() -> None:
    with listen(0) as first, listen(port_of(first)) as second:
        assert port_of(first) != port_of(second)


@pytest.mark.parametrize("port", [-1, 65536])
def test_listen_refuses_what_is_no_port(port: int) -> None:
    with pytest.raises(ServeError, match=f"{port} is not a port"):
        listen(port)


def test_listen_says_so_when_nothing_is_free() -> None:
    with listen(65535), pytest.raises(ServeError, match="No port from 65535 to 65535 is free"):
        listen(65535)


def test_serve_says_so_when_the_assets_are_missing(tmp_path: Path) -> None:
    with pytest.raises(ServeError, match="Install the app again"):
        serve(nothing, tmp_path / "gone", open_browser=False)


def test_server_prints_its_address_and_how_to_end(server: Served) -> None:
    assert server.said == f"SRO Assist is open at {keyed(server.address)}  (Ctrl+C ends it)"


def test_server_says_so_when_the_port_was_taken(taken: int) -> None:
    with Served(tiny_app(taken)) as served:
        assert f"port {taken} is taken" in served.said
        assert served.port != taken
        assert served.get().status == 200


def test_server_sends_our_own_page(server: Served) -> None:
    response = server.get()
    assert response.status == 200
    assert b"<title>SRO Assist</title>" in server.body
    assert b"flet.noCdn=true;" in server.body
    assert b'flet.routeUrlStrategy="hash";' in server.body


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1",
        "localhost:1",
        "localhost:{port}",
        "[::1]:{port}",
        "[::1",
    ],
)
def test_server_refuses_a_page_under_a_foreign_name(server: Served, host: str) -> None:
    assert server.get(Host=host.format(port=server.port)).status == 403
    assert f"at {server.address}".encode() in server.body


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "http://127.0.0.1:1",
        "http://localhost:{port}",
        "null",
        "http://127.0.0.1:{port}.evil.example",
        "https://127.0.0.1:{port}",
        "http://127.0.0.1:{port}/",
        "http://x@127.0.0.1:{port}",
        "http://[::1",
    ],
)
def test_server_refuses_a_websocket_from_a_foreign_page(server: Served, origin: str) -> None:
    assert server.knock(Origin=origin.format(port=server.port)) == 403


def test_server_refuses_a_websocket_without_an_origin(server: Served) -> None:
    assert server.knock() == 403


def test_server_refuses_a_websocket_under_a_foreign_name(server: Served) -> None:
    host = f"evil.example:{server.port}"
    assert server.knock(Host=host, Origin=f"http://{host}") == 403


def test_server_accepts_a_websocket_from_its_own_page(server: Served) -> None:
    assert server.knock(Origin=server.address) == 101


def test_server_lets_no_other_site_read_or_frame(server: Served) -> None:
    response = server.get("/favicon.png", Origin="http://evil.example")
    assert response.getheader("Access-Control-Allow-Origin") is None
    policy = response.getheader("Content-Security-Policy") or ""
    assert "frame-ancestors 'none'" in policy
    assert f"ws://127.0.0.1:{server.port}" in policy


def test_server_has_browsers_ask_again_each_time(server: Served) -> None:
    assert server.get("/flutter_bootstrap.js").getheader("Cache-Control") == "no-cache"


def test_server_lets_the_environment_change_nothing(tmp_path: Path) -> None:
    other = str(tmp_path)
    with Served(tiny_app(), FLET_WEB_NO_CDN="0", FLET_ASSETS_DIR=other, FLET_UPLOAD_DIR=other) as served:
        served.get()
        assert b"flet.noCdn=true;" in served.body
        assert b'id="starting"' in served.body


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C cannot be sent to a child alone there")
def test_server_ends_quietly_on_ctrl_c() -> None:
    with Served(tiny_app(), anew=True) as served:
        assert served.stop() == 0
        assert served.errors == ""
