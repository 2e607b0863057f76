"""One window: a session, a signal that makes its screens draw, and the page they are drawn on."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import copy_context
from typing import Any

import flet as ft

from sro_assist.app import strings
from sro_assist.app.context import AppContext
from sro_assist.app.session import Session
from sro_assist.app.window import Window
from sro_assist.ui import theme
from sro_assist.ui.error_boundary import guard_session
from sro_assist.ui.file_dialogs import PageFileDialogs
from sro_assist.ui.hooks import RedrawContext, RedrawSignal, SessionContext
from sro_assist.ui.routes import router
from sro_assist.ui.system_preferences import SystemPreferences

ESCAPE = "Escape"


class PageWindow(Window):
    """The window on a page: what it is asked for, it has the page do."""

    def __init__(self, page: ft.Page, context: AppContext) -> None:
        super().__init__(context.tick)
        self._page, self._named = page, context.storage_status.preferences
        self.signal = RedrawSignal(width=page.width or 390, height=page.height or 844)
        self.session: Session | None = None
        self._system = SystemPreferences(page, self.signal)
        self._notes, self._haptics = ft.SharedPreferences(), ft.HapticFeedback()

    def redraw(self) -> None:
        """Put the theme on, and have every component that is in sight drawn."""
        if self.session is not None:
            self.keys.drawn()
            _dress(self._page, self.session, self._system)
        self.signal.beat += 1

    def in_turn(self, action: Callable[[], object]) -> None:
        """Do it as a task of this page: the window that asks keeps its own."""

        async def act() -> None:
            action()

        if self._page.session.connection is not None:  # without one it is drawn anew when it comes back
            copy_context().run(self._page.run_task, act)

    def vibrate(self) -> None:
        """A light one."""
        self._page.run_task(self._haptics.light_impact)

    def tell_page(self) -> None:
        """Note it where the page's own scripts find it."""
        self._page.run_task(self._note)

    def watch(self, session: Session) -> None:
        """Follow the page from now on: its size, what the system asks for, the keys that are pressed."""
        self.session = session
        self._page.on_resize = self._resized
        self._page.on_keyboard_event = _keyboard(session)
        self._page.on_connect = lambda _event: _back(session)
        _dress(self._page, session, self._system)
        self._system.watch(session.changed)

    def _resized(self, event: ft.PageResizeEvent) -> None:
        self.signal.width, self.signal.height = event.width, event.height

    async def _note(self) -> None:
        if self.session is None:
            return
        chosen = self.session.preferences.settings
        await self._notes.set(f"{self._named}theme", chosen.theme)
        await self._notes.set(f"{self._named}text_size", chosen.text_size)
        await self._notes.set(f"{self._named}screen_reader", chosen.screen_reader)


def open_window(
    page: ft.Page, context: AppContext, opened: Callable[[Session], object] = lambda _session: None
) -> None:
    """Show the app in a new window. ``opened`` is told the window's session."""
    guard_session(page)
    window = PageWindow(page, context)
    session = Session(context, window)
    session.transfer.dialogs = PageFileDialogs(page, session)
    page.title = strings.APP
    page.fonts = theme.FONTS
    window.watch(session)
    page.render_views(_app(session, window.signal))
    opened(session)
    context.background_check.begin(session, page.run_task)


def _app(session: Session, signal: RedrawSignal) -> Callable[[], Any]:
    @ft.component
    def App() -> Any:  # noqa: N802, ANN401 - a component is written like a class
        return SessionContext(session, lambda: RedrawContext(signal, lambda: router(session)))

    return App


def _back(session: Session) -> None:
    """The page is there again, as it was left; it was loaded anew, and nothing on it has the focus."""
    if session.walks.current is not None:
        session.walks.current.focus.again()
    session.changed()


def _keyboard(session: Session) -> Callable[[ft.KeyboardEvent], None]:
    """Told of every key before what has the focus is: Escape closes what lies over the screen."""

    def pressed(event: ft.KeyboardEvent) -> None:
        session.window.keys.pressed()
        if event.key == ESCAPE and session.walks.close_over():
            session.changed()

    return pressed


def _dress(page: ft.Page, session: Session, system_preferences: SystemPreferences) -> None:
    """Put the theme on, if it is another than before."""
    worn = (session.preferences.settings.theme, system_preferences.contrast_asked)
    if page.data != worn:
        page.data = worn
        page.theme, page.dark_theme, page.theme_mode = theme.themes(
            session.preferences.settings, contrast_asked=system_preferences.contrast_asked
        )
        page.update()
