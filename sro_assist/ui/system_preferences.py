"""What the system around the app is set to: how large text is drawn, and whether it asks for contrast."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import flet as ft

from sro_assist.ui.hooks import RedrawSignal

PROBE = 20.0


class SystemPreferences:
    """Watches both for one window. The client reports neither: one is measured, the other it is asked for."""

    def __init__(self, page: ft.Page, redraw: RedrawSignal) -> None:
        self.contrast_asked = False
        self._page, self._redraw = page, redraw
        self._semantics = ft.SemanticsService()
        self._changed: Callable[[], object] = lambda: None

    def watch(self, changed: Callable[[], object]) -> None:
        """Begin to; ``changed`` has the screens drawn again."""
        self._changed = changed
        self._page.overlay.append(self._probe())
        self._page.on_app_lifecycle_state_change = self._returned
        self._page.run_task(self._ask)

    def _probe(self) -> ft.Control:
        """A line without words, one letter high: as high as the system's text makes it."""
        line = ft.Text("", style=ft.TextStyle(size=PROBE, height=1), on_size_change=self._measured)
        unseen = ft.Container(line, left=0, top=0, opacity=0, ignore_interactions=True)
        return ft.Stack([unseen], width=0, height=0)

    def _measured(self, event: ft.LayoutSizeChangeEvent[ft.LayoutControl]) -> None:
        system = round(event.height / PROBE, 2)
        if system > 0 and system != self._redraw.system:
            self._redraw.system = system

    async def _returned(self, _event: ft.AppLifecycleStateChangeEvent) -> None:
        """Settings are changed elsewhere, and the page says so by leaving and coming back."""
        await self._ask()

    async def _ask(self) -> None:
        with suppress(RuntimeError, TimeoutError):  # there is no page any more
            asked = (await self._semantics.get_accessibility_features()).high_contrast
            if asked != self.contrast_asked:
                self.contrast_asked = asked
                self._changed()
