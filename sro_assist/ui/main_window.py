"""One window: a desk, a pulse that makes its screens draw, and the page they are drawn on."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import copy_context
from typing import Any

import flet as ft

from sro_assist.app import strings
from sro_assist.app.session import AppContext, Session
from sro_assist.ui import theme
from sro_assist.ui.context import RedrawContext, RedrawSignal, SessionContext, guard_session
from sro_assist.ui.file_dialogs import PageFileDialogs
from sro_assist.ui.routes import router
from sro_assist.ui.system_preferences import SystemPreferences

ESCAPE = "Escape"


def open_window(
    page: ft.Page, context: AppContext, opened: Callable[[Session], object] = lambda _session: None
) -> None:
    """Show the app in a new window. ``opened`` is told the window's desk."""
    guard_session(page)
    redraw = RedrawSignal(width=page.width or 390, height=page.height or 844)
    session = Session(context)
    preferences, haptics = ft.SharedPreferences(), ft.HapticFeedback()

    system_preferences = SystemPreferences(page, redraw)

    def changed() -> None:
        session.keys.drawn()
        _dress(page, session, system_preferences)
        redraw.beat += 1

    def resized(event: ft.PageResizeEvent) -> None:
        redraw.width, redraw.height = event.width, event.height

    async def change() -> None:
        changed()

    def changed_elsewhere() -> None:
        if page.session.connection is not None:  # without one it is drawn anew when it comes back
            alone = copy_context()  # the window that asks keeps its own page
            alone.run(page.run_task, change)

    async def tell_page() -> None:
        chosen, named = session.settings, context.storage_status.preferences
        await preferences.set(f"{named}theme", chosen.theme)
        await preferences.set(f"{named}text_size", chosen.text_size)
        await preferences.set(f"{named}screen_reader", chosen.screen_reader)

    session.changed, session.changed_elsewhere = changed, changed_elsewhere
    session.transfer.dialogs = PageFileDialogs(page, session)
    session.buzz = lambda: page.run_task(haptics.light_impact)
    session.tell_page = lambda: page.run_task(tell_page)
    page.title = strings.APP
    page.fonts = theme.FONTS
    page.on_resize = resized
    page.on_keyboard_event = _keyboard(session)
    page.on_connect = lambda _event: _back(session)
    _dress(page, session, system_preferences)
    system_preferences.watch(changed)
    page.render_views(_app(session, redraw))
    opened(session)
    context.background_check.begin(session, page.run_task)


def _app(session: Session, redraw: RedrawSignal) -> Callable[[], Any]:
    @ft.component
    def App() -> Any:  # noqa: N802, ANN401 - a component is written like a class
        return SessionContext(session, lambda: RedrawContext(redraw, router))

    return App


def _back(session: Session) -> None:
    """The page is there again, as it was left; it was loaded anew, and nothing on it has the focus."""
    if session.walking is not None:
        session.walking.focus.again()
    session.changed()


def _keyboard(session: Session) -> Callable[[ft.KeyboardEvent], None]:
    """Told of every key before what has the focus is: Escape closes what lies over the screen."""

    def pressed(event: ft.KeyboardEvent) -> None:
        session.keys.pressed()
        if event.key == ESCAPE and session.close_over():
            session.changed()

    return pressed


def _dress(page: ft.Page, session: Session, system_preferences: SystemPreferences) -> None:
    """Put the theme on, if it is another than before."""
    worn = (session.settings.theme, system_preferences.contrast_asked)
    if page.data != worn:
        page.data = worn
        page.theme, page.dark_theme, page.theme_mode = theme.themes(
            session.settings, contrast_asked=system_preferences.contrast_asked
        )
        page.update()
