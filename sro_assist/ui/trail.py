"""The address of the walk that is open: it goes on with each step, so the browser's back takes one back."""

from __future__ import annotations

import re

from sro_assist.ui.walking import Walking

ROUTE = "walk/:id/:step?/:face?"
_ADDRESS = re.compile(r"/walk/[^/]+(?:/(\d+)(?:/.+)?)?/?")


def address(walking: Walking) -> str:
    """Where the walk stands, and what lies over it. *Danger now* from home is where the walk begins."""
    at = f"/walk/{walking.id}/{walking.step}"
    began_so = walking.face == "danger" and walking.walk.log.number == 1
    return at if walking.face == "screen" or began_so else f"{at}/{walking.face}"


class Trail:
    """Follows the browser, and has it follow: an address that was asked for comes back as the one it has."""

    def __init__(self) -> None:
        self._asked: list[str] = []
        self._shown = ""

    def enter(self, shown: str) -> None:
        """The walk comes on the screen, under the address that the browser has."""
        self._asked, self._shown = [], shown

    def ask(self, wanted: str) -> bool:
        """Whether the browser is to be asked to show this address now."""
        if wanted == (self._asked or [self._shown])[-1]:
            return False
        self._asked.append(wanted)
        return True

    def came_to(self, shown: str) -> bool:
        """The browser shows another address. Whether it went there by itself."""
        if shown == self._shown:
            return False
        self._shown = shown
        if shown in self._asked:
            del self._asked[: self._asked.index(shown) + 1]
            return False
        self._asked.clear()
        return True


def go_to(walking: Walking, shown: str) -> None:
    """Go back to where the browser went, each step back recorded as one. Forward leads nowhere: stay."""
    found = _ADDRESS.fullmatch(shown)
    step = int(found[1] or 0) if found else 0
    if walking.face != "screen" and shown != address(walking):
        walking.back()
    while step and walking.step > step and walking.back():
        pass
