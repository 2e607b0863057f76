"""Answers of the server that is for a try: files with the right types, packed when the browser unpacks."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sro_assist.pwa.compressed_twins import GZIP_TWIN, TWIN

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".wasm": "application/wasm",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
    ".woff2": "font/woff2",
}
OTHER = "application/octet-stream"
PACKED_ALREADY = {".png", ".woff2", ".bin", TWIN, GZIP_TWIN}


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file as it can be sent."""

    kind: str
    plain: bytes
    tag: str
    packed: Mapping[str, bytes]
    """The same, packed, by what the browser calls that way of packing; the best first."""


class ServedFolder:
    """The files of one folder; nothing outside of it is found."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, address: str) -> FoundFile | None:
        """The file that an address names, or None."""
        name = unquote(urlsplit(address).path).lstrip("/") or "index.html"
        if "\0" in name:
            return None
        path = (self._folder / name).resolve()
        if not path.is_relative_to(self._folder) or not path.is_file():
            return None
        return _read(path, path.stat().st_mtime_ns)


class StaticAnswers(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    timeout = 30

    def __init__(self, shelf: ServedFolder, *rest: object) -> None:
        self._shelf = shelf
        super().__init__(*rest)  # type: ignore[arg-type]  # what socketserver gives

    def do_GET(self) -> None:
        """Send a file, whole."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Say what would be sent."""
        self._answer(with_body=False)

    def log_message(self, *_: object) -> None:
        """Keep quiet: the terminal is for what matters."""

    def handle_one_request(self) -> None:
        """Answer one request; a browser that hangs up in the middle is no trouble."""
        try:
            super().handle_one_request()
        except ConnectionError:
            self.close_connection = True

    def _answer(self, *, with_body: bool) -> None:
        found = self._shelf.find(self.path)
        if found is None:
            self._send(HTTPStatus.NOT_FOUND, {"Content-Type": TYPES[".html"]}, b"Not here.", with_body)
        elif self.headers.get("If-None-Match") == found.tag:
            self._send(HTTPStatus.NOT_MODIFIED, {"ETag": found.tag}, b"", False)
        else:
            self._send_file(found, with_body)

    def _send_file(self, found: FoundFile, with_body: bool) -> None:
        headers = {"Content-Type": found.kind, "ETag": found.tag, "Vary": "Accept-Encoding"}
        body = found.plain
        accepted = self.headers.get("Accept-Encoding", "").split(",")
        unpacks = {way.partition(";")[0].strip() for way in accepted}
        for way, packed in found.packed.items():
            if way in unpacks:
                headers["Content-Encoding"], body = way, packed
                break
        self._send(HTTPStatus.OK, headers, body, with_body)

    def _send(self, status: HTTPStatus, headers: dict[str, str], body: bytes, with_body: bool) -> None:
        self.send_response(status)
        # Every file is asked for again and answered with "not modified": a new build shows at once.
        always = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
        for name, value in {**always, **headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        if with_body:
            self.wfile.write(body)


@lru_cache(maxsize=200)
def _read(path: Path, _changed: int) -> FoundFile:
    plain = path.read_bytes()
    tag = f'"{hashlib.sha256(plain).hexdigest()[:32]}"'
    return FoundFile(TYPES.get(path.suffix, OTHER), plain, tag, _packed(path, plain))


def _packed(path: Path, plain: bytes) -> dict[str, bytes]:
    twin = path.with_name(path.name + TWIN)
    found = {"br": twin.read_bytes()} if twin.is_file() else {}
    if path.suffix not in PACKED_ALREADY:
        found["gzip"] = gzip.compress(plain, compresslevel=6, mtime=0)
    return found
