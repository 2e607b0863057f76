"""What the server sends: what is ours and nothing else, and what it says about it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator

import pytest

from sro_assist.server.response_headers import inline_scripts
from tests.running_server import Served, tiny_app


@pytest.fixture(scope="module")
def server() -> Iterator[Served]:
    with Served(tiny_app()) as served:
        yield served


@pytest.mark.parametrize(
    "path", ["/", "/index.html", "/key.js", "/manifest.json", "/icon.svg", "/main.dart.mjs", "/alive"]
)
def test_server_answers_for_what_is_ours(server: Served, path: str) -> None:
    assert server.get(path).status == 200


@pytest.mark.parametrize(
    "path",
    [
        *("/docs", "/redoc", "/openapi.json", "/oauth_callback", "/docs/oauth2-redirect", "/upload", "/ws"),
        *("/anything", "/begin/force", "/page/key.js", "/..%2fpyproject.toml", "/%2e%2e/pyproject.toml"),
        *("/%00", "/fonts", "/fonts/", "/con", "/" + "a" * 5000),
    ],
)
def test_server_answers_for_nothing_else(server: Served, path: str) -> None:
    assert server.get(path).status == 404


def test_every_answer_says_who_may_use_it(server: Served) -> None:
    for path, headers in (("/", {}), ("/favicon.png", {}), ("/gone", {}), ("/", {"Host": "evil.example"})):
        response = server.get(path, **headers)
        assert response.getheader("Cross-Origin-Resource-Policy") == "same-origin"
        assert response.getheader("Cross-Origin-Opener-Policy") == "same-origin"
        assert response.getheader("Cross-Origin-Embedder-Policy") == "require-corp"
        assert response.getheader("X-Content-Type-Options") == "nosniff"
        assert response.getheader("Referrer-Policy") == "no-referrer"
        assert "camera=()" in (response.getheader("Permissions-Policy") or "")
        assert response.getheader("Access-Control-Allow-Origin") is None
        assert response.getheader("Server") is None


def test_scripts_in_the_page_run_by_digest_alone(server: Served) -> None:
    policy = server.get().getheader("Content-Security-Policy") or ""
    page = server.body.decode("utf-8")
    (allowed,) = re.findall(r"script-src ([^;]*)", policy)
    assert "'unsafe-inline'" not in allowed
    assert "'unsafe-eval'" not in allowed
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert any("flet.noCdn=true" in script for script in scripts)
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    assert re.findall(r"'sha256-([^']+)'", allowed) == digests
    assert not re.search(r"\son\w+=", page)


def test_scripts_are_found_however_they_are_written() -> None:
    page = '<SCRIPT type="module">a < b && "<p>"</SCRIPT><script src="x.js"></script><script>\nc\n</script>'
    assert inline_scripts(page) == ['a < b && "<p>"', "\nc\n"]
