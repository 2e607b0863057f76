"""The page's own scripts and styles, filled in with what the build knows."""

from __future__ import annotations

from pathlib import Path

from sro_assist.page.page_template import filled_in

_FOLDER = Path(__file__).parent / "client"


def client_file(name: str, **values: object) -> str:
    """Give a file of the client, each ``filled("name")`` in it replaced by the value as JSON."""
    return filled_in((_FOLDER / name).read_text(encoding="utf-8"), **values)
