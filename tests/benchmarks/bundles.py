"""The phone's two bundles, ours and Flet's plain one, each on a server that counts what it sends."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path

from flet.controls.types import RouteUrlStrategy
from flet_web.patch_index import patch_index_html  # type: ignore[import-untyped]  # ships no types

from sro_assist.pwa.build_paths import shelf
from sro_assist.pwa.size_budget import plain_archive
from sro_assist.pwa.static_files import ServedFolder, StaticAnswers
from sro_assist.pwa.toolchain import gathered

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
    return folder


class Site:
    """A folder on a server of its own."""

    def __init__(self, folder: Path) -> None:
        self._sent: list[int] = []
        sent, files = self._sent, ServedFolder(folder.resolve())

        class Counting(StaticAnswers):
            def __init__(self, *rest: object) -> None:
                super().__init__(files, *rest)

            def send_header(self, keyword: str, value: str) -> None:
                if keyword == "Content-Length":
                    sent.append(int(value))  # whole, whichever thread sends
                super().send_header(keyword, value)

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Counting)
        self.address = f"http://127.0.0.1:{self._server.server_port}/"

    @property
    def moved(self) -> int:
        """The bytes of the files that it has sent."""
        return sum(self._sent)

    @contextmanager
    def open(self) -> Iterator[Site]:
        """Serve it until done."""
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        try:
            yield self
        finally:
            self._server.shutdown()
            self._server.server_close()
