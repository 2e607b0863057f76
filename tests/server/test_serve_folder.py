"""Serving for a try: right types, nothing outside the folder, nothing stale, a quiet end."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sro_assist.errors import ServeError
from sro_assist.pwa.content_policy import headers_to_send
from sro_assist.server.serve_folder import serve_folder
from tests.running_server import Served, web_folder

PAGE = b"<!DOCTYPE html>" + b" " * 2000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text("outside")
    web = tmp_path / "web"
    (web / "pyodide").mkdir(parents=True)
    (web / "index.html").write_bytes(PAGE)
    (web / "app.bin").write_bytes(b"packed")
    for name in ("a.mjs", "a.wasm", "a.webmanifest", "a.js", "a.woff2"):
        (web / "pyodide" / name).write_bytes(b"x")
    return web


@pytest.fixture
def served(folder: Path) -> Iterator[Served]:
    with Served(web_folder(folder)) as server:
        yield server


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/index.html?source=home", "text/html; charset=utf-8"),
        ("/app.bin", "application/octet-stream"),
        ("/pyodide/a.js", "text/javascript; charset=utf-8"),
        ("/pyodide/a.mjs", "text/javascript; charset=utf-8"),
        ("/pyodide/a.wasm", "application/wasm"),
        ("/pyodide/a.webmanifest", "application/manifest+json"),
        ("/pyodide/a.woff2", "font/woff2"),
    ],
)
def test_server_names_the_type_of_each_file(served: Served, path: str, kind: str) -> None:
    answer = served.get(path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)


@pytest.mark.parametrize("path", ["/", "/pyodide/a.js", "/nothing"])
def test_server_sends_what_servers_are_told_to(served: Served, path: str) -> None:
    answer = served.get(path)
    assert {name: answer.headers[name] for name in headers_to_send()} == headers_to_send()


@pytest.mark.parametrize(
    "path", ["/nothing", "/pyodide", "/../secret.txt", "/%2e%2e/secret.txt", "/%00", "//etc/passwd"]
)
def test_server_has_nothing_but_the_folders_files(served: Served, path: str) -> None:
    assert served.get(path).status == 404
    assert served.body != b"outside"


def test_server_sends_a_file_without_twins_plain(served: Served) -> None:
    answer = served.get("/", Accept_Encoding="gzip, br")
    assert (answer.headers["Content-Encoding"], served.body) == (None, PAGE)


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [("gzip, deflate, br", "br"), ("gzip;q=1.0", "gzip"), ("brotli", None), ("", None)],
)
def test_server_sends_best_twin_a_browser_unpacks(
    served: Served, folder: Path, accepted: str, coding: str | None
) -> None:
    sent = {"br": b"packed as small as it gets", "gzip": b"packed a little", None: PAGE}
    (folder / "index.html.br").write_bytes(sent["br"])
    (folder / "index.html.gz").write_bytes(sent["gzip"])
    answer = served.get("/", Accept_Encoding=accepted)
    assert (answer.headers["Content-Encoding"], served.body) == (coding, sent[coding])
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Vary"] == "Accept-Encoding"


def test_server_sends_only_changed_files_again(served: Served, folder: Path) -> None:
    tag = served.get("/").headers["ETag"] or ""
    assert served.get("/", If_None_Match=tag).status == 304
    (folder / "index.html").write_bytes(b"new")
    assert served.get("/", If_None_Match=tag).status == 200
    assert served.body == b"new"


def test_server_takes_next_port_when_one_is_taken(served: Served, folder: Path) -> None:
    with Served(web_folder(folder, served.port)) as other:
        assert other.port > served.port
        assert other.get("/").status == 200


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_server_ends_quietly(folder: Path) -> None:
    with Served(web_folder(folder)) as server:
        server.get("/")
        assert server.stop() == 0
        assert server.errors == ""


def test_folder_without_an_app_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ServeError, match="holds no offline app"):
        serve_folder(tmp_path, {})


@pytest.mark.parametrize("port", [-1, 65536, 99999])
def test_port_that_is_none_is_refused(folder: Path, port: int) -> None:
    with pytest.raises(ServeError, match="port"):
        serve_folder(folder, {}, port)
