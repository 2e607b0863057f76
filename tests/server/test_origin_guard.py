"""Whom the guard lets through to the app, what the others are told, and what is added to each answer."""

from __future__ import annotations

import asyncio

import pytest

from sro_assist.server.origin_guard import FOREIGN, NO_KEY, Message, OriginGuard, Receive, Send
from sro_assist.server.start_key import StartKey
from tests.server.asgi_client import HOST, Headers, get, said, scope

KEY = StartKey("the-key")
POLICY = b"default-src 'none'"
OWN: Headers = (("Host", HOST), ("Origin", f"http://{HOST}"))
CONNECT: Message = {"type": "websocket.connect"}


class Inside:
    """An app that answers everything, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Message] = []

    async def __call__(self, asked: Message, _receive: Receive, send: Send) -> None:
        self.asked.append(asked)
        if asked["type"] == "websocket":
            await send({"type": "websocket.accept"})
            return
        loose = [(b"Access-Control-Allow-Origin", b"*"), (b"Cache-Control", b"max-age=9"), (b"x-own", b"1")]
        await send({"type": "http.response.start", "status": 200, "headers": loose})
        await send({"type": "http.response.body", "body": b"in", "more_body": True})
        await send({"type": "http.response.body", "body": b"side"})


@pytest.fixture
def inside() -> Inside:
    return Inside()


@pytest.fixture
def guard(inside: Inside) -> OriginGuard:
    return OriginGuard(inside, HOST, KEY, POLICY)


def knocked(guard: OriginGuard, headers: Headers, query: str) -> list[Message]:
    return asyncio.run(said(guard, scope("websocket", "/ws", headers, query), CONNECT))


def test_guard_hardens_what_the_app_answers(guard: OriginGuard) -> None:
    answer = get(guard)
    assert (answer.status, answer.body) == (200, b"inside")
    assert answer.headers["content-security-policy"] == POLICY.decode()
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["x-own"] == "1"
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    "headers", [(), (("host", "evil.example"),), (("host", HOST), ("HOST", HOST)), (("host", "127.0.0.1"),)]
)
def test_guard_refuses_pages_under_another_host(guard: OriginGuard, inside: Inside, headers: Headers) -> None:
    answer = get(guard, headers=headers)
    assert (answer.status, inside.asked) == (403, [])
    assert answer.body == f"SRO Assist answers this machine only, at http://{HOST}\n".encode()
    assert answer.headers["content-length"] == str(len(answer.body))
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_guard_leaves_out_port_browsers_leave_out(inside: Inside) -> None:
    guard = OriginGuard(inside, "127.0.0.1:80", KEY, POLICY)
    assert get(guard, headers=(("host", "127.0.0.1"),)).status == 200
    assert get(guard, headers=(("host", "127.0.0.1:80"),)).status == 403
    assert knocked(guard, (("host", "127.0.0.1"), ("origin", "http://127.0.0.1")), "k=the-key") == [
        {"type": "websocket.accept"}
    ]


@pytest.mark.parametrize(
    "headers",
    [
        (("host", HOST),),
        (("host", HOST), ("origin", "http://evil.example")),
        (("host", HOST), ("origin", f"https://{HOST}")),
        (("host", "evil.example"), ("origin", f"http://{HOST}")),
        (*OWN, ("origin", f"http://{HOST}")),
    ],
)
def test_guard_never_opens_a_foreign_websocket(guard: OriginGuard, inside: Inside, headers: Headers) -> None:
    assert knocked(guard, headers, "k=the-key") == [{"type": "websocket.close", "code": FOREIGN}]
    assert inside.asked == []


@pytest.mark.parametrize("query", ["", "k=", "k=other", "k=the-key&k=the-key", "K=the-key"])
def test_guard_tells_own_page_its_key_fails(guard: OriginGuard, inside: Inside, query: str) -> None:
    assert knocked(guard, OWN, query) == [
        {"type": "websocket.accept"},
        {"type": "websocket.close", "code": NO_KEY},
    ]
    assert inside.asked == []


def test_guard_keeps_the_key_from_the_app(guard: OriginGuard, inside: Inside) -> None:
    assert knocked(guard, OWN, "k=the-key") == [{"type": "websocket.accept"}]
    (asked,) = inside.asked
    assert asked["query_string"] == b""


def test_guard_passes_on_start_and_end(guard: OriginGuard, inside: Inside) -> None:
    sent = asyncio.run(said(guard, {"type": "lifespan"}))
    assert inside.asked == [{"type": "lifespan"}]
    assert sent[0]["headers"][0] == (b"Access-Control-Allow-Origin", b"*")  # no page: nothing is hardened
