"""What every part of a screen is given: the session, its layout, the title, and handlers that redraw."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import flet as ft

from sro_assist.app import strings
from sro_assist.app.session import Session
from sro_assist.ui.theme import Layout


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
    """Give a signal to the screens in ``content``."""
    return _Still((redraw,), lambda: _Beating(redraw, content))


def use_app() -> tuple[Session, Layout]:
    """The session and the layout of its window; the calling component draws again when either changes.

    Not while another screen covers it: it is drawn anew when it is uncovered, and each tap costs less.
    """
    session: Session = ft.use_context(SessionContext)
    is_covered = covered(ft.use_route_location(), ft.use_view_path())
    redraw: RedrawSignal = ft.use_context(_Still)[0] if is_covered else ft.use_context(_Beating)
    return session, Layout(session.preferences.settings.text_size, redraw.width, redraw.height, redraw.system)


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


def handler(session: Session, action: Callable[..., Any], *args: Any, **kwargs: Any) -> Callable[[], None]:  # noqa: ANN401
    """A handler that does an action and has the screens drawn again."""

    def handle() -> None:
        action(*args, **kwargs)
        session.changed()

    return handle


def go(route: str) -> None:
    """Show the screen at another address of the app."""
    ft.context.page.navigate(route)
