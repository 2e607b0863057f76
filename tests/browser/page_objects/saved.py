"""Saved walkthroughs: the list, and one of them."""

from __future__ import annotations

import re
from typing import Self

from playwright.sync_api import Locator

from sro_assist.app import strings
from tests.browser.page_objects.base import Screen


class Saved(Screen):
    """The list."""

    def here(self) -> Self:
        """Wait until it is shown."""
        return self.see_heading(strings.SAVED_TITLE, level=1)

    def row(self, title: str, end: str) -> Locator:
        """The row of a walkthrough of this tree that ended like this."""
        return self.find("button", re.compile(rf"^{re.escape(title)}\s+{re.escape(end)}"))

    def open_record(self, title: str, end: str) -> Record:
        """Look at a walkthrough."""
        self.touch(self.row(title, end))
        return self.now(Record).here()


class Record(Screen):
    """One walkthrough, told from its beginning."""

    def here(self) -> Self:
        """Wait until it is told; on a desk the walking screen tells the path too, under another heading."""
        return self.see_heading(strings.SAVED_TITLE, level=1).see_text(strings.BEGAN)

    @property
    def id(self) -> str:
        """The walkthrough's id, which the address holds."""
        return self.route.rpartition("/")[2]
