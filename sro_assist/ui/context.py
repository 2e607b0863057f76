"""What every part of a screen is made with: contexts, and a boundary that no error crosses."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, ParamSpec

import flet as ft

from sro_assist.app import strings
from sro_assist.app.session import Session
from sro_assist.ui import theme
from sro_assist.ui.theme import Layout

log = logging.getLogger("sro_assist")
P = ParamSpec("P")


@ft.observable
@dataclass
class RedrawSignal:
    """What makes the screens draw again: a count that goes up, the window's size, the system's text size."""

    beat: int = 0
    width: float = 390
    height: float = 844
    system: float = 1.0


SessionContext: Any = ft.create_context(None)
_Beating: Any = ft.create_context(None)
_Still: Any = ft.create_context((None,))


def RedrawContext(redraw: RedrawSignal, content: Callable[[], Any]) -> Any:  # noqa: N802, ANN401 - as Flet's contexts
    """Give a pulse to the screens in ``content``."""
    return _Still((redraw,), lambda: _Beating(redraw, content))


def use_app() -> tuple[Session, Layout]:
    """The desk and the look of its window; the calling component draws again when either changes.

    Not while another screen covers it: it is drawn anew when it is uncovered, and each tap costs less.
    """
    session: Session = ft.use_context(SessionContext)
    is_covered = covered(ft.use_route_location(), ft.use_view_path())
    redraw: RedrawSignal = ft.use_context(_Still)[0] if is_covered else ft.use_context(_Beating)
    return session, Layout(session.settings.text_size, redraw.width, redraw.height, redraw.system)


def covered(location: str, path: str) -> bool:
    """Whether the screen at ``path`` lies under the one that the window shows, at ``location``."""
    return location.rstrip("/").startswith(f"{path.rstrip('/')}/")


def use_title(title: str) -> None:
    """The title of the window while this screen is on top: what it shows, then the app."""
    shown = not covered(ft.use_route_location(), ft.use_view_path())
    page = ft.context.page

    def put() -> None:
        named = strings.PAGE_TITLE.format(screen=title, app=strings.APP) if title else strings.APP
        if shown and page.title != named:
            page.title = named
            page.update()

    ft.use_effect(put, [shown, title])


def component(body: Callable[P, ft.Control]) -> Callable[..., Any]:
    """A Flet component. When drawing it fails it says so in its own place, and the rest goes on."""
    return ft.component(_bounded(body, _failed))


def screen(body: Callable[P, ft.View]) -> Callable[..., Any]:
    """A component that is a whole screen."""
    return ft.component(_bounded(body, lambda: ft.View(route=ft.use_view_path(), controls=[_failed()])))


def _bounded(body: Callable[P, Any], instead: Callable[[], Any]) -> Callable[P, Any]:
    @functools.wraps(body)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> Any:  # noqa: ANN401 - whatever Flet draws
        try:
            return body(*args, **kwargs)
        except Exception:  # an error here would end the session without a word
            log.exception("Could not draw %s", body.__name__)
            return instead()

    return drawn


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


def on(session: Session, action: Callable[..., Any], *args: Any, **kwargs: Any) -> Callable[[], None]:  # noqa: ANN401
    """A handler that does an action and has the screens drawn again."""

    def handle() -> None:
        action(*args, **kwargs)
        session.changed()

    return handle


def go(route: str) -> None:
    """Show the screen at another address of the app."""
    ft.context.page.navigate(route)
