"""Speaking to an ASGI application in this process, as a server would."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sro_assist.server.origin_guard import App, Message

HOST = "127.0.0.1:8550"
Headers = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Answer:
    """What came back for one request."""

    status: int
    headers: dict[str, str]
    body: bytes


def raw(headers: Headers) -> list[tuple[bytes, bytes]]:
    """Headers as they are in a scope."""
    return [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]


def scope(kind: str, path: str = "/", headers: Headers = (("host", HOST),), query: str = "") -> Message:
    """A whole scope, as uvicorn makes it."""
    return {
        "type": kind,
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http" if kind == "http" else "ws",
        "path": path,
        "raw_path": path.encode("ascii"),
        "root_path": "",
        "query_string": query.encode("utf-8"),
        "headers": raw(headers),
        "client": ("127.0.0.1", 2),
        "server": ("127.0.0.1", 8550),
        "subprotocols": [],
        "state": {},
    }


async def said(app: App, asked: Message, *heard: Message) -> list[Message]:
    """All that the app sends, when it hears these messages and then no more."""
    says: asyncio.Queue[Message] = asyncio.Queue()
    sent: list[Message] = []
    for message in heard:
        says.put_nowait(message)

    async def send(message: Message) -> None:
        sent.append(message)

    async with asyncio.timeout(20):
        await app(asked, says.get, send)
    return sent


def get(app: Any, path: str = "/", headers: Headers = (("host", HOST),), query: str = "") -> Answer:  # noqa: ANN401 - Starlette's types are its own
    """Ask for a page."""
    asked = scope("http", path, headers, query)
    start, *rest = asyncio.run(said(app, asked, {"type": "http.request", "body": b"", "more_body": False}))
    assert start["type"] == "http.response.start"
    assert {part["type"] for part in rest} == {"http.response.body"}
    names = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in start["headers"]}
    assert len(names) == len(start["headers"]), "a header came twice"
    return Answer(start["status"], names, b"".join(part.get("body", b"") for part in rest))
