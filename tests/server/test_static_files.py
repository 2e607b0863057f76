"""Files from a folder, in this process: their types, their packed twins, and what the browser has already."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from starlette.types import ASGIApp

from sro_assist.server.serve_folder import folder_app
from sro_assist.server.static_files import TypedFiles
from tests.server.asgi_client import Answer, get

PAGE = b"<!DOCTYPE html>plain"
ALSO = {"X-Told": "yes"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_bytes(PAGE)
    (tmp_path / "index.html.gz").write_bytes(b"a little")
    (tmp_path / "big.wasm").write_bytes(bytes(2 * TypedFiles.chunk_size + 1))
    return tmp_path


@pytest.fixture
def app(folder: Path) -> ASGIApp:
    return folder_app(folder, ALSO)


def asked(app: ASGIApp, path: str = "/index.html", **headers: str) -> Answer:
    return get(app, path, [(name.replace("_", "-"), value) for name, value in headers.items()])


@pytest.mark.parametrize("accepted", ["", "br", "zstd, deflate", "gzipped"])
def test_file_comes_plain_without_a_fitting_twin(app: ASGIApp, accepted: str) -> None:
    answer = asked(app, accept_encoding=accepted)
    assert (answer.status, answer.body) == (200, PAGE)
    assert "content-encoding" not in answer.headers
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_best_twin_that_is_there_comes(app: ASGIApp, folder: Path) -> None:
    answer = asked(app, accept_encoding="br;q=1.0, gzip")
    assert (answer.headers["content-encoding"], answer.body) == ("gzip", b"a little")
    assert answer.headers["content-length"] == "8"
    (folder / "index.html.br").write_bytes(b"small")
    answer = asked(app, accept_encoding="br;q=1.0, gzip")
    assert (answer.headers["content-encoding"], answer.body) == ("br", b"small")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_unchanged_file_is_not_sent_again(app: ASGIApp, folder: Path) -> None:
    tag = asked(app).headers["etag"]
    again = asked(app, if_none_match=tag)
    assert (again.status, again.body) == (304, b"")
    assert again.headers["x-told"] == "yes"
    os.utime(folder / "index.html", (1, 1))
    assert asked(app, if_none_match=tag).status == 200


def test_large_file_comes_whole_with_its_type(app: ASGIApp) -> None:
    answer = asked(app, "/big.wasm")
    assert answer.body == bytes(2 * TypedFiles.chunk_size + 1)
    assert answer.headers["content-type"] == "application/wasm"


@pytest.mark.parametrize(("path", "status"), [("/", 200), ("/gone", 404), ("/../secret", 404)])
def test_every_answer_carries_what_was_told(app: ASGIApp, path: str, status: int) -> None:
    answer = asked(app, path)
    assert (answer.status, answer.headers["x-told"]) == (status, "yes")
