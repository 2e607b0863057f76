"""Who may talk to the local server: pages that came from it, and no others.

Any page in the browser can send requests to this machine. Without this, a web site the officer has
open could drive the app over its websocket, or (by pointing its own name at 127.0.0.1) read from it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]
Headers = Iterable[tuple[bytes, bytes]]

HTTP_PORT = 80
NAMES = ("127.0.0.1", "localhost")
REFUSAL = b"This address serves SRO Assist to this machine only.\n"
REPLACED = (b"access-control-allow-origin", b"cache-control")
ADDED = (
    (b"cache-control", b"no-cache"),  # ask each time, so that an update shows at once
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)


def policy_for(hosts: Iterable[str]) -> bytes:
    """Return the Content-Security-Policy: nothing is fetched from anywhere but here, and nobody frames us.

    Flutter needs WebAssembly, scripts and styles in the page, and workers made from blobs.
    """
    sockets = " ".join(f"ws://{host}" for host in hosts)
    return (
        "default-src 'self' blob: data:; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:; "
        f"style-src 'self' 'unsafe-inline'; connect-src 'self' blob: data: {sockets}; "
        "object-src 'none'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'"
    ).encode("ascii")


class Guard:
    """An ASGI application around another: refuses strangers with 403, and hardens what is sent."""

    def __init__(self, app: App, port: int) -> None:
        self._app = app
        self._hosts = frozenset(_hosts(port))
        self._added = (*ADDED, (b"content-security-policy", policy_for(sorted(self._hosts))))

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Pass on what comes from our own pages; refuse the rest."""
        kind = scope["type"]
        if kind == "websocket":
            own = self._is_own_socket(scope["headers"])
            await (self._app(scope, receive, send) if own else _refuse_socket(receive, send))
        elif kind == "http":
            own = self._is_own_host(scope["headers"])
            await (self._app(scope, receive, self._hardened(send)) if own else _refuse_page(send))
        else:
            await self._app(scope, receive, send)

    def _is_own_host(self, headers: Headers) -> bool:
        return _only(headers, b"host") in self._hosts

    def _is_own_socket(self, headers: Headers) -> bool:
        origin = urlsplit(_only(headers, b"origin"))
        return self._is_own_host(headers) and origin.netloc == _only(headers, b"host")

    def _hardened(self, send: Send) -> Send:
        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [pair for pair in message["headers"] if pair[0].lower() not in REPLACED]
                message["headers"] = [*kept, *self._added]
            await send(message)

        return sent


def _hosts(port: int) -> list[str]:
    hosts = [f"{name}:{port}" for name in NAMES]
    return [*hosts, *NAMES] if port == HTTP_PORT else hosts


def _only(headers: Headers, name: bytes) -> str:
    """The one header of that name; nothing when it is missing, or there are two to choose from."""
    values = [value.decode("latin-1") for key, value in headers if key.lower() == name]
    return values[0] if len(values) == 1 else ""


async def _refuse_socket(receive: Receive, send: Send) -> None:
    await receive()
    await send({"type": "websocket.close", "code": 4403})


async def _refuse_page(send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"%d" % len(REFUSAL))]
    await send({"type": "http.response.start", "status": 403, "headers": headers})
    await send({"type": "http.response.body", "body": REFUSAL})
