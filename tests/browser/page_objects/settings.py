"""The settings."""

from __future__ import annotations

from contextlib import suppress
from typing import Self

from playwright.sync_api import expect

from sro_assist.app import strings
from tests.browser.page_objects.base import Screen

SOON_MS = 2_000
"""How long a person waits for a mark to show before tapping once more."""


class Settings(Screen):
    """Who walks, how it looks, how large the text is."""

    def here(self) -> Self:
        """Wait until it is shown."""
        return self.see_heading(strings.SETTINGS, level=1)

    def officer(self, name: str) -> Self:
        """Write a name or badge number, and leave the field."""
        self.write(strings.OFFICER, name)
        self.page.keyboard.press("Enter")
        return self

    def has_officer(self, name: str) -> Self:
        """Look at what the field holds; Flutter tells a field's words only once it is entered."""
        field = self.find("textbox", strings.OFFICER)
        self.touch(field)
        expect(field).to_have_value(name)
        return self

    def pick(self, say: str) -> Self:
        """Pick a look or a size of text; again where the screen was just being drawn in another look."""
        radio = self.find("radio", say, exact=True)

        def picked() -> bool:
            self.touch(radio)
            with suppress(AssertionError):
                expect(radio).to_be_checked(timeout=SOON_MS)
            return radio.is_checked()

        return self.until(picked, f"{say} cannot be picked.")
