"""The smallest app there is, on the real server: for what concerns the server alone."""

from __future__ import annotations

import sys
from pathlib import Path

import flet as ft

from sro_assist.errors import ServeError
from sro_assist.server.serve_app import serve

ASSETS = Path(__file__).resolve().parents[1] / "assets"


def main(page: ft.Page) -> None:
    """Show a heading, a count, and a button that adds one."""
    count = ft.Text("Count 0", data=0)

    def add() -> None:
        count.data += 1
        count.value = f"Count {count.data}"

    heading = ft.Semantics(content=ft.Text("Tiny"), heading_level=1)
    page.add(heading, count, ft.FilledButton("Add one", on_click=add))


if __name__ == "__main__":
    try:
        serve(main, ASSETS, port=int(sys.argv[1]), open_browser=False)
    except ServeError as error:
        sys.exit(str(error))
