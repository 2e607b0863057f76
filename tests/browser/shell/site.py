"""A built folder with a stand-in for the app, on a server that can stop, break off, lie and change."""

from __future__ import annotations

import json
import threading
from collections import Counter
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sro_assist.paths import assets_folder, pack_folder
from sro_assist.pwa.service_worker import NAME as WORKER
from sro_assist.pwa.write_shell import steps
from sro_assist.trees.loader import read_folder
from sro_assist.trees.pack import Pack

STAND_IN = Path(__file__).parent / "stand_in_app.js"
BESIDE = "onmessage = ({data}) => fetch(data).then(() => postMessage('went'), () => postMessage('refused'));"
BIG = 3_000_000
"""Bytes of the largest file: enough to be broken off in its middle."""


@cache
def the_pack() -> Pack:
    return read_folder(pack_folder())


def lay(folder: Path, *, version: str = "one", elsewhere: str = "", app: str | None = None) -> Path:
    """Lay the real page around a small stand-in app, or another script, and finish it as the build does."""
    app = STAND_IN.read_text(encoding="utf-8") if app is None else app
    app = app.replace('filled("version")', json.dumps(version))
    files = {
        "python.js": b"",
        "trail.js": (assets_folder() / "trail.js").read_bytes(),
        "fallback-fonts.js": b"",
        "flutter_bootstrap.js": app.replace('filled("elsewhere")', json.dumps(elsewhere)).encode(),
        "same.bin": bytes(range(256)) * (BIG // 256),
        "changed.bin": version.encode() * (BIG // len(version)),
        "beside.js": BESIDE.encode(),
        "large.js": b"// again and again\n" * 10_000,
        **{f"icons/{icon.name}": icon.read_bytes() for icon in (assets_folder() / "icons").iterdir()},
        "icon.svg": (assets_folder() / "icon.svg").read_bytes(),
    }
    folder.mkdir(parents=True)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    steps(folder, the_pack())
    return folder


class Site:
    """Serves a folder on one port. ``cut`` and ``wrong`` name files that arrive broken off, or altered."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cut: set[str] = set()
        self.wrong: set[str] = set()
        self.types = {".html": "text/html", ".js": "text/javascript"}
        self.varies = "Accept-Encoding"
        self.headers: dict[str, str] = {}
        self.says_how_it_packs = False
        """It answers HEAD, and packs nothing on the way."""
        self.moved = 0
        self.signs_in: set[str] = set()
        """Files in whose place the network answers with a page to sign in on."""
        self.asked: Counter[str] = Counter()
        self._server: ThreadingHTTPServer | None = None
        self._port = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}/"

    def start(self) -> Site:
        """Serve, on the same port as before."""
        self._server = ThreadingHTTPServer(("127.0.0.1", self._port), self._handler())
        self._port = self._server.server_port
        threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        ).start()
        return self

    def stop(self) -> None:
        """Be gone: connections are refused from here on."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
        self._server = None

    def body(self, name: str) -> bytes | None:
        path = self.folder / (name + "index.html" if name.endswith("/") or not name else name)
        if not path.is_file():
            return None
        data = path.read_bytes()
        return data[::-1] if name in self.wrong else data

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_HEAD(self) -> None:
                """Answered by a server that packs nothing; one that does not know of it is of no use here."""
                self.send_response(200 if site.says_how_it_packs else 501)
                self.end_headers()

            def do_GET(self) -> None:
                name = unquote(urlsplit(self.path).path).lstrip("/")
                site.asked[name] += 1
                data = b"<h1>Sign in" if name in site.signs_in else site.body(name)
                self.send_response(404 if data is None else 200)
                kind = site.types.get(Path(name).suffix or ".html", "text/plain")
                kind = "text/javascript" if name.endswith(WORKER) else kind  # browsers insist on it
                kind = "text/html" if name in site.signs_in else kind
                for header, value in site.headers.items():
                    self.send_header(header, value)
                self.send_header("Content-Type", kind)
                self.send_header("Vary", site.varies)
                site.moved += len(data or b"")
                self.send_header("Content-Length", str(len(data or b"")))
                self.send_header("Cache-Control", "no-store")
                self.end_headers()
                self.wfile.write((data or b"")[: len(data or b"") // 2] if name in site.cut else data or b"")

            def log_message(self, *_: object) -> None:
                """Quietly."""

        return Handler
