"""Fills in the page: what the local server and the offline app share stands in it once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

_HERE = Path(__file__).parent
_SCRIPTS = (
    "flet_settings.js",
    "own_scripts.js",
    "restored_page.js",
    "opening.js",
    "contrast.js",
    "screen_reader.js",
)
_SETTINGS: Mapping[str, object] = {
    "multiView": False,
    "noCdn": True,
    "routeUrlStrategy": "hash",
    "webRenderer": "auto",
}


def whole_page(*, base: str, settings: Mapping[str, object], head: str, body: str) -> str:
    """The page, its shared scripts written into it.

    base: where its addresses begin; settings: what Flet's client is told besides; head: what comes before
    the shared scripts, with a function ``chosen`` among it; body: what is seen first, and starts the app.
    """
    fills = {
        "base": f'<base href="{base}">',
        "head": head,
        "scripts": _scripts({**_SETTINGS, **settings}),
        "body": body,
    }
    page = (_HERE / "index.html").read_text(encoding="utf-8")
    for name, text in fills.items():
        page = page.replace(f"<!-- fill {name} -->", text.strip("\n"))
    return page


def filled_in(script: str, **values: object) -> str:
    """Give a script, each ``filled("name")`` in it replaced by the value as JSON."""
    for key, value in values.items():
        script = script.replace(f'filled("{key}")', as_script(value))
    return script


def as_script(value: object) -> str:
    """Write a value as JSON that no HTML parser mistakes for the end of a script."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _scripts(settings: Mapping[str, object]) -> str:
    texts = [filled_in((_HERE / name).read_text(encoding="utf-8"), settings=settings) for name in _SCRIPTS]
    return "\n".join(f"<script>\n{text}</script>" for text in texts)
