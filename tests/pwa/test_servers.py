"""The examples of how to serve the offline app: the build's own policy in each, and nginx itself tried."""

from __future__ import annotations

import gzip
import html
import os
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest

from sro_assist.pwa.compressed_twins import add_gzip_twins
from sro_assist.pwa.content_policy import headers_to_send, policy_to_send
from sro_assist.pwa.staging import files_in
from tests.pwa.real_servers import EXAMPLES, NGINX, a_port, example, nginx

KINDS = {
    "index.html": "text/html",
    "a.js": "text/javascript",
    "a.mjs": "text/javascript",
    "a.wasm": "application/wasm",
    "manifest.webmanifest": "application/manifest+json",
    "a.bin": "application/octet-stream",
    "a.woff2": "font/woff2",
}
PLAIN = b"again and again. " * 1_000


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile", "apache.conf", "web.config"])
def test_example_sends_what_the_build_computes(name: str) -> None:
    text = html.unescape((EXAMPLES / name).read_text(encoding="utf-8"))
    for header, value in headers_to_send().items():
        assert any(header in line and value in line for line in text.splitlines())


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    if NGINX is None:
        (pytest.fail if os.environ.get("SRO_REQUIRE_BROWSER") else pytest.skip)("no nginx here")
    folder = tmp_path / "web"
    folder.mkdir()
    for name in KINDS:
        (folder / name).write_bytes(PLAIN)
    add_gzip_twins(folder)
    port = a_port()
    with nginx(example(folder, port), tmp_path / "nginx", port) as address:
        yield address


def get(address: str, **headers: str) -> tuple[Message, bytes]:
    request = urllib.request.Request(address, headers=headers)  # noqa: S310 - our own server
    with urllib.request.urlopen(request) as answer:  # noqa: S310
        return answer.headers, answer.read()


def test_nginx_sends_right_types_policy_and_nothing_stale(served: str) -> None:
    for name, kind in KINDS.items():
        headers, body = get(f"{served}/{name}")
        assert headers.get_content_type() == kind
        assert headers["Content-Security-Policy"] == policy_to_send()
        assert (headers["Cache-Control"], headers["X-Content-Type-Options"]) == ("no-cache", "nosniff")
        assert body == PLAIN
    assert get(f"{served}/")[0].get_content_type() == "text/html"


def test_nginx_sends_the_packed_twin_to_whoever_unpacks(served: str) -> None:
    headers, body = get(f"{served}/a.wasm", **{"Accept-Encoding": "gzip"})
    assert (headers["Content-Encoding"], headers.get_content_type()) == ("gzip", "application/wasm")
    assert len(body) < len(PLAIN) / 10
    assert gzip.decompress(body) == PLAIN


def test_gzip_twins_are_laid_only_where_smaller(tmp_path: Path) -> None:
    for name in ("a.js", "a.bin", "a.png", "a.wasm.br", "a.wasm"):
        (tmp_path / name).write_bytes(PLAIN)
    (tmp_path / "small.js").write_bytes(PLAIN[:1_000])
    add_gzip_twins(tmp_path)
    assert {name for name in files_in(tmp_path) if name.endswith(".gz")} == {"a.js.gz", "a.wasm.gz"}
    first = (tmp_path / "a.js.gz").read_bytes()
    add_gzip_twins(tmp_path)
    assert (tmp_path / "a.js.gz").read_bytes() == first
