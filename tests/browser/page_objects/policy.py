"""The policy: to search, and to read a section."""

from __future__ import annotations

import re
from typing import Self

from playwright.sync_api import expect

from sro_assist.app import strings
from sro_assist.policy import Provision
from tests.browser.page_objects.base import Screen


class Policy(Screen):
    """The field to search with, and what was found or the list of sections."""

    def here(self) -> Self:
        """Wait until it is shown."""
        return self.see_heading(strings.POLICY_TITLE, level=1)

    def search(self, text: str, pause_ms: float = 0) -> Self:
        """Search for words."""
        return self.write(strings.SEARCH, text, pause_ms)

    def holds(self, text: str) -> Self:
        """Look at what the field holds."""
        expect(self.find("textbox", strings.SEARCH)).to_have_value(text)
        return self

    def read_section(self, number: str) -> Self:
        """Open a section from the list."""
        self.touch(self.find("button", re.compile(rf"^{re.escape(number)}\s")))
        return self

    def shows(self, provision: Provision) -> Self:
        """Wait for a provision with its citation, word for word."""
        self.see_text(re.compile(rf"^{re.escape(provision.citation)}(\s|$)"))
        return self.see_text(provision.text)
