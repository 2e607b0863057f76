"""The window that a session is shown in: what it is asked for, and what belongs to it alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from sro_assist.app.address_history import AddressHistory
from sro_assist.app.focus import Keys

SAVED_AT_ONCE = 50
"""Rows of saved walkthroughs that are drawn at first, and that each asking for more adds."""


@dataclass
class ScreenMemory:
    """What screens remember while another one is looked at."""

    query: str = ""
    """What is searched for in the policy."""
    saved_offset: float = 0.0
    """How far the list of saved walkthroughs is scrolled, in pixels."""
    saved_rows: int = SAVED_AT_ONCE
    """How many rows of that list are drawn: each costs the page time, and the newest are looked for most."""
    came_by: str = ""
    """The tree that the address asked to begin."""

    def show_older(self) -> None:
        """Have more of the list of saved walkthroughs drawn."""
        self.saved_rows += SAVED_AT_ONCE


class Window:
    """A window without a screen. The one on a page (``ui/main_window.py``) does what is asked."""

    def __init__(self, tick: Callable[[], float] = time.monotonic) -> None:
        self.keys = Keys(tick)
        self.address_history = AddressHistory(tick)
        self.memory = ScreenMemory()

    def redraw(self) -> None:
        """Draw the screens again."""

    def in_turn(self, action: Callable[[], object]) -> None:
        """Do something in this window's own turn, when another window has had it done."""

    def vibrate(self) -> None:
        """Let a tap be felt."""

    def tell_page(self) -> None:
        """Tell the page around the app what was chosen, so that it looks the same before the app is up."""
