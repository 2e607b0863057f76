"""What no error crosses: a part that can't be drawn says so in its own place, and the rest goes on."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Any, ParamSpec

import flet as ft

from sro_assist.app import strings
from sro_assist.ui import theme
from sro_assist.ui.theme import Layout

log = logging.getLogger("sro_assist")
P = ParamSpec("P")


def component(body: Callable[P, ft.Control]) -> Callable[..., Any]:
    """A Flet component. When drawing it fails it says so in its own place, and the rest goes on."""
    return ft.component(_bounded(body, _failed))


def screen(body: Callable[P, ft.View]) -> Callable[..., Any]:
    """A component that is a whole screen."""
    return ft.component(_bounded(body, _failed_screen))


def late_screen(load: Callable[[], Callable[[], Any]]) -> Callable[[], Any]:
    """A screen that ``load`` imports when it is first shown. When that fails it says so in its own place."""

    @functools.wraps(load)
    def shown() -> Any:  # noqa: ANN401 - whatever Flet draws
        return load()()

    return _bounded(shown, ft.component(_failed_screen))


def _bounded(body: Callable[P, Any], instead: Callable[[], Any]) -> Callable[P, Any]:
    @functools.wraps(body)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> Any:  # noqa: ANN401 - whatever Flet draws
        try:
            return body(*args, **kwargs)
        except Exception:  # an error here would end the session without a word
            log.exception("Could not draw %s", body.__name__)
            return instead()

    return drawn


def _failed_screen() -> ft.View:
    return ft.View(route=ft.use_view_path(), controls=[_failed()])


def _failed() -> ft.Control:
    return ft.Container(
        content=Layout().text("body", strings.PART_FAILED, theme.ON_NOTICE),
        padding=theme.EDGE,
        bgcolor=theme.NOTICE,
    )


def guard_session(page: ft.Page) -> None:
    """An error in a handler is logged and told in one calm line; the session lives on."""
    session = page.session

    def told(message: str) -> None:  # noqa: ARG001 - it may quote what the officer wrote
        log.error("A tap or an effect failed", exc_info=True)
        session.start_updates_scheduler()  # type: ignore[no-untyped-call] # an error in drawing ends it
        page.show_dialog(ft.SnackBar(content=ft.Text(strings.LATE_NOTE)))

    session.error = told  # type: ignore[method-assign]
    stock = session.handle_invoke_method_results

    def answered(*answer: Any) -> None:  # noqa: ANN401 - whatever the client says
        with suppress(RuntimeError):  # it is about a part that is gone by now
            stock(*answer)

    session.handle_invoke_method_results = answered  # type: ignore[method-assign, assignment]
