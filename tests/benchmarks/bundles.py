"""The phone's two bundles, ours and Flet's plain one, each on a server that counts what it sends."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import uvicorn
from flet.controls.types import RouteUrlStrategy
from flet_web.patch_index import patch_index_html  # type: ignore[import-untyped]  # ships no types
from starlette.types import Message, Receive, Scope, Send

from sro_assist.pwa.build_paths import shelf
from sro_assist.pwa.compressed_twins import add_gzip_twins
from sro_assist.pwa.size_budget import plain_archive
from sro_assist.pwa.toolchain import gathered
from sro_assist.server.ports import HOST, listen, port_of
from sro_assist.server.quiet_server import QUIET
from sro_assist.server.serve_folder import folder_app

PLAIN_PACKAGE = "app.tar.gz"


def lay_plain(folder: Path) -> Path:
    """Lay Flet's stock client with a page of two buttons, as Flet publishes it without CDN."""
    given = gathered(shelf())
    shutil.copytree(given.stock, folder)
    (folder / PLAIN_PACKAGE).write_bytes(plain_archive(given.packages))
    patch_index_html(
        str(folder / "index.html"),
        base_href="/",
        pyodide=True,
        pyodide_script_path="main.py",
        app_package_url=PLAIN_PACKAGE,
        route_url_strategy=RouteUrlStrategy.HASH,
        no_cdn=True,
    )
    add_gzip_twins(folder)
    return folder


class Site:
    """A folder on a server of its own."""

    def __init__(self, folder: Path) -> None:
        self._files = folder_app(folder, {"Cache-Control": "no-cache"})
        self._listener = listen(0)
        self.address = f"http://{HOST}:{port_of(self._listener)}/"
        self.moved = 0
        """The bytes of the files that it has sent."""

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sent(message: Message) -> None:
            self.moved += len(message.get("body", b""))
            await send(message)

        await self._files(scope, receive, sent)

    @contextmanager
    def open(self) -> Iterator[Site]:
        """Serve it until done."""
        server = uvicorn.Server(uvicorn.Config(self._answer, ws="none", lifespan="off", **QUIET))
        thread = Thread(target=server.run, kwargs={"sockets": [self._listener]}, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            server.should_exit = True
            thread.join()
            self._listener.close()
