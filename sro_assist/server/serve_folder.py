"""Serving the offline app's folder on this machine for a try, as a web server is told to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.routing import Mount
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sro_assist.errors import ServeError
from sro_assist.server.ports import HOST, listen, port_of
from sro_assist.server.quiet_server import QUIET, run, say
from sro_assist.server.static_files import TypedFiles

USUAL_PORT = 8551


def serve_folder(folder: Path, headers: Mapping[str, str], port: int = USUAL_PORT) -> None:
    """Serve ``folder`` on this machine's own address until Ctrl+C, and print where.

    headers: sent with every answer; port: the first to try, 0 for any. Raises ServeError.
    """
    if not (folder / "index.html").is_file():
        raise ServeError(
            f"{folder} holds no offline app.", hint=f"Build it first: sro-assist build-web {folder}."
        )
    with listen(port) as listener:
        address = f"http://{HOST}:{port_of(listener)}"
        config = uvicorn.Config(folder_app(folder, headers), ws="none", lifespan="off", **QUIET)
        run(config, listener, lambda: say(f"The offline app is at {address}  (Ctrl+C ends it)"))


def folder_app(folder: Path, headers: Mapping[str, str]) -> ASGIApp:
    """What answers with the files of ``folder``, and nothing else; ``headers`` go with every answer."""
    app = Starlette(routes=[Mount("/", TypedFiles(directory=folder.resolve(), html=True))])

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(headers)
            await send(message)

        await app(scope, receive, sent)

    return answer
