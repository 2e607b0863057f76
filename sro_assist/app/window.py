"""What a session asks of the window it is shown in."""

from __future__ import annotations

from collections.abc import Callable


class Window:
    """A window without a screen. The one on a page (``ui/main_window.py``) does what is asked."""

    def redraw(self) -> None:
        """Draw the screens again."""

    def in_turn(self, action: Callable[[], object]) -> None:
        """Do something in this window's own turn, when another window has had it done."""

    def vibrate(self) -> None:
        """Let a tap be felt."""

    def tell_page(self) -> None:
        """Tell the page around the app what was chosen, so that it looks the same before the app is up."""
