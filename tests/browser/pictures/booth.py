"""One tab in which screens are looked at in many looks, without opening it again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from playwright.sync_api import BrowserContext, Error, Page, WebSocket
from playwright.sync_api import TimeoutError as Late

from sro_assist.app import strings
from sro_assist.walk.walkthrough import Walkthrough
from tests.browser.devices import PHONE
from tests.browser.page_objects.base import Screen
from tests.browser.page_objects.settings import Settings
from tests.browser.page_objects.walking import Walking
from tests.browser.pictures import faults, greys, insight, standing
from tests.browser.pictures.axe import Axe
from tests.browser.pictures.boxes import Pane, Scene, read
from tests.browser.pictures.expecting import Part, parts
from tests.browser.pictures.looks import SIZES, Dress, Look, Size
from tests.running_server import Served

AGAIN_MS = (150, 400, 1200, 3000)
"""How long a screen that looks wrong is given to come to rest: on busy cores it may only be late."""
USUAL = SIZES[2]
SET_SYSTEM = "(size) => { document.documentElement.style.fontSize = size }"
LEAVE_FIELD = "() => document.activeElement.blur()"
"""While a field is written in, a phone's window that gets smaller makes room for a keyboard: no new size."""
RESIZED = b"\xa6resize"
"""What the page tells the server when its window has another size."""
TURNS = 3
# Flutter tells what it scrolls to a little later than it draws it.
AT_AN_END = """
(down) => [...document.querySelectorAll("flt-semantics-host *")]
  .filter((element) => element.style.overflowY === "scroll")
  .every((element) => down > 0 ? element.scrollTop + element.clientHeight >= element.scrollHeight - 1
                               : element.scrollTop <= 1)
"""
SCROLLED_MS = 1_500
"""What scrolls in what scrolls may never be at its end: then it is looked at as it is."""
IN_PLACE = """
() => visualViewport.scale === 1 && visualViewport.offsetLeft === 0 && visualViewport.offsetTop === 0
"""
DRAWN_LATE_MS = (100, 400, 1_500, 3_000)
"""How long another screen is waited for to be drawn."""
More = Callable[[Scene, Sequence[Part], Look], Iterable[str]]


def _nothing() -> None:
    pass


class Booth:
    """The tab, what it wears, and what was found wrong."""

    def __init__(self, context: BrowserContext, served: Served, data: Path) -> None:
        self.served, self.data = served, data
        self._context = context
        self.sights: list[insight.Sight] = []
        self.once: list[str] = []
        self._resized = 0
        self._patience = len(AGAIN_MS)
        self._open()

    def _open(self) -> None:
        self.page = self._context.new_page()
        self.page.on("websocket", self._listen)
        self.page.on("crash", self._crashes)
        self.screen = Screen(self.page, PHONE).open(self.served.address)
        self.axe = Axe(self.page)
        self.dressed: Dress | None = None
        self._crashed = False

    def look(self, work: Callable[[], list[str]]) -> list[str]:
        """Do the work, and tell what it found; once more in another tab where this one is drawn no more.

        This tab shows many screens, whose sizes change in a moment: after much of that its process may crash,
        or the browser stop drawing it. What was found then is kept in ``once``.
        """
        found = self._found(work)
        if not found or self._draws():
            return found
        self.once += found
        return self._in_another_tab(work)

    def _draws(self) -> bool:
        """Whether the tab still shows what it is told to show, where it is told to."""
        if self._crashed or not self.page.evaluate(IN_PLACE):
            return False
        before, other = greys.take(self.page), "/policy" if self.screen.route == "/settings" else "/settings"
        self.screen.go(other)
        self.dressed = None
        for wait in DRAWN_LATE_MS:
            self.page.wait_for_timeout(wait)
            if greys.take(self.page) != before:
                return True
        return False

    def _found(self, work: Callable[[], list[str]]) -> list[str]:
        try:
            return work()
        except (Error, AssertionError):
            if not self._crashed:
                raise
            return ["the browser's own process for the tab crashed"]

    def _in_another_tab(self, work: Callable[[], list[str]]) -> list[str]:
        if not self._crashed:
            self.screen.leave()
        self._open()
        self.sights.clear()
        return work()

    def _crashes(self, _page: Page) -> None:
        self._crashed = True

    def dress(self, dress: Dress) -> None:
        """Set the app's own text size and theme."""
        if dress == self.dressed:
            return
        self._resize(USUAL, 1.0)
        settings = self.screen.go("/settings").now(Settings).here()
        settings.pick(strings.THEMES[dress.theme]).pick(strings.TEXT_SIZES[dress.app])
        self.dressed = dress

    def stand_at(self, walk: Walkthrough, seconds_ago: float = 0) -> Walking:
        """Open a walkthrough that was left unfinished at a node."""
        self._patience = len(AGAIN_MS)
        walk_id = standing.keep(self.data, walk, seconds_ago)
        walking = self.screen.go(f"/walk/{walk_id}").now(Walking).shows(walk)
        own = f"/walk/{walk_id}/"  # asked for by the app itself: an address typed meanwhile would lose to it
        return walking.until(lambda: walking.route.startswith(own), "The walk has no address of its own.")

    def faults(self, looks: Sequence[Look], expected: Sequence[Part] = ()) -> list[str]:
        """What is wrong with the screen that is shown, in each look; and what axe says of it, once."""
        return self._all_of(looks, expected, _nothing_more)

    def faults_of(self, walk: Walkthrough, looks: Sequence[Look]) -> list[str]:
        """The same of a walk's screen: all that the engine has there, and enough of it in sight."""
        return self._all_of(looks, parts(walk), partial(insight.too_little, walk), walk)

    def scene(self, look: Look) -> Scene:
        """Where everything is in one look, unjudged."""
        self._resize(look.size, look.system)
        return read(self.page)

    def told_sights(self) -> list[insight.Sight]:
        """What was in sight since this was asked last."""
        told, self.sights = self.sights, []
        return told

    def _all_of(
        self, looks: Sequence[Look], expected: Sequence[Part], first: More, walk: Walkthrough | None = None
    ) -> list[str]:
        found = [f"axe: {each}" for each in self.axe.violations()]
        for look in looks:
            self._resize(look.size, look.system)
            wrong, scene = self._looked_at(look, expected, first)
            self.sights += insight.of(scene, walk, look) if walk else []
            unseen = scene.unseen()
            if unseen:
                self._scroll(unseen, 1)
                more, _ = self._looked_at(look, expected, faults.of_end, partial(self._follow, scene))
                wrong += [f"at the end: {fault}" for fault in more if fault not in wrong]
                self._scroll(unseen, -1)
            found += [f"{look}: {fault}" for fault in wrong]
        return found

    def _looked_at(
        self, look: Look, expected: Sequence[Part], more: More, before: Callable[[], None] = _nothing
    ) -> tuple[list[str], Scene]:
        """Judge it; again a while later where something is wrong, with what is done before each time."""
        found, scene = self._judged(look, expected, more)
        for wait in AGAIN_MS[: self._patience]:
            if not found:
                break
            self.page.wait_for_timeout(wait)
            before()
            found, scene = self._judged(look, expected, more)
        if found:
            self._patience = 1  # it was not late
        return found, scene

    def _judged(self, look: Look, expected: Sequence[Part], more: More) -> tuple[list[str], Scene]:
        scene, picture = read(self.page), greys.take(self.page)
        found = [
            *faults.of_pixels(picture),
            *faults.of_any(scene, look),
            *faults.of_parts(scene, expected, look, picture),
            *faults.of_choices(scene, expected),
            *more(scene, expected, look),
        ]
        return list(dict.fromkeys(found)), scene

    def _scroll(self, panes: Sequence[Pane], down: int) -> None:
        for pane in panes:
            self.page.mouse.move(pane.place.x + pane.place.width / 2, pane.place.y + pane.place.height / 2)
            self.page.mouse.wheel(0, down * pane.content)
        self.page.mouse.move(0, 0)  # what the pointer rests on looks otherwise
        with suppress(Late):
            self.page.wait_for_function(AT_AN_END, arg=down, timeout=SCROLLED_MS)

    def _follow(self, before: Scene) -> None:
        """Scroll on where there is another room now: a clock that goes over its minute has more to say."""
        panes = zip(before.panes, read(self.page, 0).panes, strict=False)
        others = [now for was, now in panes if (now.content, now.height) != (was.content, was.height)]
        if any(not pane.ends for pane in others):
            self._scroll(others, 1)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framesent", self._sent)

    def _sent(self, frame: bytes | str) -> None:
        self._resized += RESIZED in (frame if isinstance(frame, bytes) else frame.encode())

    def _resize(self, size: Size, system: float) -> None:
        """Have another window, and wait until the app has drawn itself for it."""
        self.page.evaluate(SET_SYSTEM, "" if system == 1 else f"{system:.0%}")
        if self.page.viewport_size == {"width": size.width, "height": size.height}:
            return
        self.page.evaluate(LEAVE_FIELD)
        before = self._resized
        self.page.set_viewport_size({"width": size.width, "height": size.height})
        self.screen.until(lambda: self._resized > before, "The app is not told of its new size.")
        for _ in range(TURNS):  # what was asked of the server before is done by then
            self.served.get("/favicon.png")


def _nothing_more(_scene: Scene, _expected: Sequence[Part], _look: Look) -> Iterable[str]:
    return ()
