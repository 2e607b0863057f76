"""Who may talk to the local server: pages that came from it and hold the key of this start.

Any page in the browser can send requests to this machine, and so can any other user of it. Without this
they could drive the app over its websocket, or (by pointing a name of their own at 127.0.0.1) read from it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

from sro_assist.server.response_headers import hardened
from sro_assist.server.start_key import StartKey

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]
Headers = Iterable[tuple[bytes, bytes]]

HTTP_PORT = 80
REFUSAL = "SRO Assist answers this machine only, at http://{host}\n"
FOREIGN, NO_KEY = 4403, 4401
"""Why a websocket was closed. What comes from a foreign page is not even opened."""


class OriginGuard:
    """An ASGI application around another: refuses strangers, and hardens what is sent."""

    def __init__(self, app: App, host: str, key: StartKey, policy: bytes) -> None:
        """Guard ``app``, which is served at ``host`` (an address with its port) and nowhere else."""
        self._app, self._key, self._policy = app, key, policy
        self._host, self._origin = written(host), f"http://{written(host)}"

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Pass on what comes from our own pages; refuse the rest."""
        if scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        elif scope["type"] == "http":
            await self._request(scope, receive, self._hardened(send))
        else:
            await self._app(scope, receive, send)

    async def _request(self, scope: Message, receive: Receive, send: Send) -> None:
        if _only(scope["headers"], b"host") == self._host:
            await self._app(scope, receive, send)
        else:
            await _refuse_page(send, REFUSAL.format(host=self._host).encode("ascii"))

    async def _socket(self, scope: Message, receive: Receive, send: Send) -> None:
        has_key = self._key.fits(scope["query_string"])
        scope["query_string"] = b""  # nothing behind this can write it down
        if not self._is_own_page(scope["headers"]):
            await receive()
            await send({"type": "websocket.close", "code": FOREIGN})
        elif not has_key:
            await receive()
            await send({"type": "websocket.accept"})  # only what was opened can be told why it is closed
            await send({"type": "websocket.close", "code": NO_KEY})
        else:
            await self._app(scope, receive, send)

    def _is_own_page(self, headers: Headers) -> bool:
        return _only(headers, b"host") == self._host and _only(headers, b"origin") == self._origin

    def _hardened(self, send: Send) -> Send:
        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = hardened(message["headers"], self._policy)
            await send(message)

        return sent


def written(host: str) -> str:
    """A host as browsers write it: without the port that goes without saying."""
    return host.removesuffix(f":{HTTP_PORT}")


def _only(headers: Headers, name: bytes) -> str:
    """The one header of that name; nothing when it is missing, or there are two to choose from."""
    values = [value.decode("latin-1") for key, value in headers if key.lower() == name]
    return values[0] if len(values) == 1 else ""


async def _refuse_page(send: Send, why: bytes) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"%d" % len(why))]
    await send({"type": "http.response.start", "status": 403, "headers": headers})
    await send({"type": "http.response.body", "body": why})
