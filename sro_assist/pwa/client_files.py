"""The page's own scripts and styles, filled in with what the build knows."""

from __future__ import annotations

import json
from pathlib import Path

_FOLDER = Path(__file__).parent / "client"


def client_file(name: str, **values: object) -> str:
    """Give a file of the client, each ``filled("name")`` in it replaced by the value as JSON."""
    text = (_FOLDER / name).read_text(encoding="utf-8")
    for key, value in values.items():
        text = text.replace(f'filled("{key}")', as_script(value))
    return text


def as_script(value: object) -> str:
    """Write a value as JSON that no HTML parser mistakes for the end of a script."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
