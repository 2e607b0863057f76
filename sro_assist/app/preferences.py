"""What the officer has chosen for this device."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from sro_assist.app.context import AppContext
from sro_assist.errors import RecordError
from sro_assist.records import Settings


class Preferences:
    """The settings as this window has them. A change holds at once, and is kept if it can be."""

    def __init__(self, context: AppContext, changed: Callable[[], object]) -> None:
        """``changed`` is called when something was chosen, before it is kept."""
        self._context, self._changed = context, changed
        self.settings: Settings = context.records.settings
        self.failure = ""
        """Why a setting could not be kept."""

    def set(
        self,
        *,
        officer: str | None = None,
        theme: Literal["system", "light", "dark", "contrast"] | None = None,
        text_size: float | None = None,
        screen_reader: bool | None = None,
    ) -> None:
        """Change what is given. It holds here at once, and says so when it could not be kept."""
        given = {
            "officer": officer,
            "theme": theme,
            "text_size": text_size,
            "screen_reader": screen_reader,
        }
        self.settings = self.settings.but(**{k: v for k, v in given.items() if v is not None})
        self._changed()
        self.failure = ""
        try:
            self._context.records.settings = self.settings
        except RecordError as error:
            self.failure = str(error)
