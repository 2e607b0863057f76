"""The least a Flet page can be: two buttons and a text that changes. What the screens are measured against.

Nothing of SRO Assist is in it: Flet's stock page, its web server as it comes, no fonts, no theme, no records.
"""

from __future__ import annotations

import socket

import flet as ft
import flet_web.fastapi as flet_fastapi  # type: ignore[import-untyped]  # ships no types
import uvicorn


def main(page: ft.Page) -> None:
    """Ask a question, and after an answer the next."""
    asked = ft.Text("Question 1?", data=1)

    def ask_next() -> None:
        asked.data += 1
        asked.value = f"Question {asked.data}?"

    page.add(asked, ft.FilledButton("Yes", on_click=ask_next), ft.FilledButton("No", on_click=ask_next))


def serve() -> None:
    """Serve it on any free port of this machine, and say which."""
    listener = socket.create_server(("127.0.0.1", 0))
    app = flet_fastapi.FastAPI()
    app.mount("/", flet_fastapi.app(main, no_cdn=True))
    print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
    uvicorn.Server(uvicorn.Config(app, ws="websockets-sansio", log_level="error")).run(sockets=[listener])


if __name__ == "__main__":
    serve()
