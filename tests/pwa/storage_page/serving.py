"""Serves the page: its files, the Python that Flet's web client brings, and the sources in one archive."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Self

from sro_assist.media_types import media_type
from sro_assist.pwa.build_paths import lock, shelf
from sro_assist.pwa.wheel_download import fetch, unpacked

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
_FLET_WEB = find_spec("flet_web")
PYODIDE = Path(_FLET_WEB.origin if _FLET_WEB and _FLET_WEB.origin else "").parent / "web" / "pyodide"
CLIENT = ROOT / "sro_assist" / "pwa" / "client"
FLOORS = ("policy", "trees", "walk", "records")
USED = re.compile(r"(pydantic|pydantic_core|tinydb|annotated_types|typing_inspection)/|typing_extensions\.py")
PYTEST = re.compile(
    r"(_?pytest|pluggy|iniconfig|packaging)/|py\.py|pygments/(?!lexers/[a-z])|pygments/lexers/(python|diff)\.py"
)


def bare() -> dict[str, bytes]:
    """The modules of the home alone: what the package of records brings in besides needs pydantic."""
    files = sources()
    del files["sro_assist/records/__init__.py"]
    return files


def sources() -> dict[str, bytes]:
    """The app's modules and the tests', by the path they are imported from."""
    folders = (
        "sro_assist",
        "tests",
        "tests/records",
        "tests/records/storage",
        "tests/pwa",
        "tests/pwa/storage_page",
    )
    ours = (path for part in FLOORS for path in (ROOT / "sro_assist" / part).rglob("*.py"))
    paths = (*ours, *(path for folder in folders for path in (ROOT / folder).glob("*.py")))
    return {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in paths}


def with_packages() -> dict[str, bytes]:
    """The same, with the app's packages as they are pinned for the browser, and pytest as it is here."""
    info = json.loads((PYODIDE / "pyodide-lock.json").read_bytes())["info"]
    version, tag = info["python"].rpartition(".")[0], f"pyemscripten_{info['abi_version']}_wasm32"
    abi = f"cp{version.replace('.', '')}"
    platform = ["--platform", tag, "--python-version", version, "--implementation", "cp", "--abi", abi]
    pinned = unpacked(fetch(lock("web"), shelf() / tag, platform))
    return {**{name: data for name, data in pinned.items() if USED.match(name)}, **_pytest(), **sources()}


def _pytest() -> dict[str, bytes]:
    site = PYODIDE.parents[2]
    paths = {path.relative_to(site).as_posix(): path for path in site.rglob("*.py")}
    return {name: path.read_bytes() for name, path in paths.items() if PYTEST.match(name)}


def archive(files: Mapping[str, bytes]) -> bytes:
    """One zip of all of them."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return whole.getvalue()


class Site:
    """The page on a port of its own, while the ``with`` block lasts."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._sources = archive(files)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = Thread(target=self._server.serve_forever, daemon=True)
        self.address = f"http://127.0.0.1:{self._server.server_port}/index.html"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _file(self, path: str) -> bytes | None:
        name = path.rpartition("/")[2]
        if name == "sources.zip":
            return self._sources
        folders = [PYODIDE] if "/pyodide/" in path else [HERE, CLIENT]
        file = next((file for folder in folders if (file := folder / name).is_file()), None)
        return file.read_bytes() if file else None

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = self.path.partition("?")[0]
                data = site._file(path)
                self.send_response(404 if data is None else 200)
                self.send_header("Content-Type", media_type(path))
                self.send_header("Content-Length", str(len(data or b"")))
                self.send_header("Cache-Control", "max-age=3600" if "/pyodide/" in path else "no-store")
                self.end_headers()
                self.wfile.write(data or b"")

            def log_message(self, *_: object) -> None:
                """Silent."""

        return Handler
