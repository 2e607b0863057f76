"""What kind of file each is: by our own table, since a machine's own may differ (Windows' registry does)."""

from __future__ import annotations

from pathlib import PurePath

MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".otf": "font/otf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".zip": "application/zip",
}
BROTLI_TWIN, GZIP_TWIN = ".br", ".gz"
"""How the name of a file's packed twin ends, which a server sends to those who can unpack it."""
OTHER = "application/octet-stream"


def media_type(name: str | PurePath) -> str:
    """The type of a file as a web server names it, by the ending of its name."""
    return MEDIA_TYPES.get(PurePath(name).suffix, OTHER)
