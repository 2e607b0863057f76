"""The settings."""

from __future__ import annotations

from typing import Self

from playwright.sync_api import expect

from sro_assist.ui import words
from tests.browser.page_objects.base import Screen


class Settings(Screen):
    """Who walks, how it looks, how large the text is."""

    def here(self) -> Self:
        """Wait until it is shown."""
        return self.see_heading(words.SETTINGS, level=1)

    def officer(self, name: str) -> Self:
        """Write a name or badge number, and leave the field."""
        self.write(words.OFFICER, name)
        self.page.keyboard.press("Enter")
        return self

    def has_officer(self, name: str) -> Self:
        """Look at what the field holds; Flutter tells a field's words only once it is entered."""
        field = self.find("textbox", words.OFFICER)
        self.touch(field)
        expect(field).to_have_value(name)
        return self

    def pick(self, say: str) -> Self:
        """Pick a look or a size of text."""
        radio = self.find("radio", say, exact=True)
        self.touch(radio)
        expect(radio).to_be_checked()
        return self
