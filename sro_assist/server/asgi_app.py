"""The web application: the page's files, the app's websocket, a word to show that this start still runs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import flet as ft
from flet_web.fastapi.flet_app import FletApp, app_manager  # type: ignore[import-untyped]  # ships no types
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from sro_assist.server.origin_guard import App, Message, OriginGuard, Receive, Send, written
from sro_assist.server.page_files import PageFiles
from sro_assist.server.response_headers import content_policy
from sro_assist.server.start_key import StartKey
from sro_assist.server.websocket import hold_line

SESSION_SECONDS = 8 * 60 * 60  # a shift: a phone put away is where it was when it is taken out again
LONGEST_ASKED = 100

Main = Callable[[ft.Page], Any | Awaitable[Any]]


def application(main: Main, assets: Path, host: str, key: StartKey) -> App:
    """All that is served at ``host``. Raises ServeError when a part of the page is missing."""
    client = PageFiles(assets)
    routes = [WebSocketRoute("/ws", _Socket(main)), Route("/alive", _alive(key)), *client.routes()]
    app = Starlette(routes=routes, lifespan=_sessions)
    return OriginGuard(app, host, key, content_policy(written(host), client.page))


class _Socket:
    """Where Flet's client connects."""

    def __init__(self, main: Main) -> None:
        self._main = main

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        await hold_line(self._speak, scope, receive, send)

    async def _speak(self, scope: Message, receive: Receive, send: Send) -> None:
        speaker = FletApp(
            loop=asyncio.get_running_loop(),
            executor=app_manager.executor,
            main=self._main,
            before_main=None,
            session_timeout_seconds=SESSION_SECONDS,
        )
        await speaker.handle(WebSocket(scope, receive, send))


def _alive(key: StartKey) -> Callable[[Request], PlainTextResponse]:
    def prove(request: Request) -> PlainTextResponse:
        return PlainTextResponse(key.proof(request.query_params.get("ask", "")[:LONGEST_ASKED]))

    return prove


@asynccontextmanager
async def _sessions(_app: Starlette) -> AsyncIterator[None]:
    """Flet's own upkeep: it forgets sessions that nobody took up again."""
    await app_manager.start()
    yield
    await app_manager.shutdown()
