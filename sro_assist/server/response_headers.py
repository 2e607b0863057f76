"""What every answer says about itself: what its page may load, and who may read or frame it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from html.parser import HTMLParser

REPLACED = (b"access-control-allow-origin", b"cache-control")
NOT_NEEDED = (
    *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "hid", "magnetometer"),
    *("microphone", "midi", "payment", "serial", "usb"),
)
ADDED = (
    (b"cache-control", b"no-cache"),  # ask each time, so that an update shows at once
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-embedder-policy", b"require-corp"),  # with the line above it: Flutter may use threads
    (b"permissions-policy", ", ".join(f"{name}=()" for name in NOT_NEEDED).encode("ascii")),
)


def content_policy(host: str, page: str) -> bytes:
    """The Content-Security-Policy: nothing is fetched from anywhere but here, and nobody frames us.

    Of scripts written into the page, exactly those that are in it may run. Flutter needs WebAssembly,
    workers made from blobs, and styles that it writes itself.
    """
    scripts = " ".join(f"'sha256-{_digest(script)}'" for script in inline_scripts(page))
    return (
        f"default-src 'self' blob: data:; script-src 'self' 'wasm-unsafe-eval' {scripts}; "
        "worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; "
        f"connect-src 'self' blob: data: ws://{host}; "
        "object-src 'none'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'"
    ).encode("ascii")


def hardened(headers: Iterable[tuple[bytes, bytes]], policy: bytes) -> list[tuple[bytes, bytes]]:
    """An answer's headers with ours in the place of looser ones."""
    ours = (*ADDED, (b"content-security-policy", policy))
    names = {*REPLACED, *(name for name, _ in ours)}
    return [*(pair for pair in headers if pair[0].lower() not in names), *ours]


def inline_scripts(page: str) -> list[str]:
    """The text of each script that is written into a page."""
    found = _Scripts()
    found.feed(page)
    found.close()
    return found.texts


class _Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script" and "src" not in dict(attrs):
            self._inside = True
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._inside = False


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
