"""The address of the walk that is open: it goes on with each step, so the browser's back takes one back."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from sro_assist.app.walk_session import WalkSession

Went = Literal["follows", "back", "back early"]
ROUTE = "walk/:id/:step?/:face?"
UNSURE = 2.0
"""Seconds after an address was asked for in which the browser's history may lack it, on a busy device."""
_ADDRESS = re.compile(r"/walk/[^/]+(?:/(\d+)(?:/(.+))?)?/?")


def address(walking: WalkSession) -> str:
    """Where the walk stands, and what lies over it. *Danger now* from home is where the walk begins."""
    at = f"/walk/{walking.id}/{walking.view.step}"
    began_so = walking.overlay.face == "danger" and walking.walk.history.events.number == 1
    return at if walking.overlay.face == "screen" or began_so else f"{at}/{walking.overlay.face}"


class AddressHistory:
    """Follows the browser, and has it follow: an address that was asked for comes back as the one it has."""

    def __init__(self, tick: Callable[[], float]) -> None:
        self._tick, self._asked_at = tick, float("-inf")
        self._asked: list[str] = []
        self._shown = ""
        self._late: frozenset[str] = frozenset()
        self._left_for = ""

    def enter(self, shown: str) -> str:
        """The walk comes on the screen, under the address that the browser has.

        Where that was asked for before the walk was left, and comes late: the address to go back to.
        """
        self._asked, self._shown = [], shown
        back_to = self._left_for if shown in self._late else ""
        self._late = frozenset()
        return back_to

    def leave(self, left_for: str) -> None:
        """The walk goes from the screen, for this address; the browser may still be about to follow it."""
        self._late, self._left_for = frozenset(self._asked), left_for

    def ask(self, wanted: str) -> bool:
        """Whether the browser is to be asked to show this address now."""
        if wanted == (self._asked or [self._shown])[-1]:
            return False
        self._asked.append(wanted)
        self._asked_at = self._tick()
        return True

    def came_to(self, shown: str, stands: str) -> Went:
        """The browser shows another address, while the walk stands at the one that ``stands`` gives.

        It follows; or it was sent back, from there or before it had the address of the walk's last step. It
        tells that it shows an address some frames before its history has it: for a moment nobody knows which.
        """
        if shown == self._shown:
            return "follows"
        was, self._shown = self._shown, shown
        if shown in self._asked:
            del self._asked[: self._asked.index(shown) + 1]
            return "follows"
        lately = self._tick() - self._asked_at < UNSURE
        return "back early" if lately or was != stands else "back"


def go_to(walking: WalkSession, shown: str, went: Went) -> None:
    """Go back to where the browser went, each step back recorded as one. Forward leads nowhere: stay.

    A back that was early is one back from what is seen, wherever the browser is by that.
    """
    found = _ADDRESS.fullmatch(shown)
    step, over = (int(found[1] or 0), bool(found[2])) if found else (0, False)
    if (step, over) > (walking.view.step, walking.overlay.face != "screen"):
        return
    if went == "back early":
        walking.actions.back()
        return
    if walking.overlay.face != "screen" and shown != address(walking):
        walking.actions.back()
    while step and walking.view.step > step and walking.actions.back():
        pass
