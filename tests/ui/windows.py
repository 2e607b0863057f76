"""Opening windows of the app in tests, and what holds on every screen."""

from __future__ import annotations

import asyncio
import functools
import time
import unicodedata
from collections.abc import Callable, Coroutine
from typing import Any, ParamSpec

from sro_assist.app.walk_session import WalkSession
from sro_assist.ui.main_window import open_window
from tests.app.bench import Bench, Wanted
from tests.ui.driver import Driver

P = ParamSpec("P")
PHONE = (390.0, 844.0)
SMALL = (320.0, 568.0)
LOW = (844.0, 390.0)
WIDE = (1280.0, 800.0)
LONGEST_SECONDS, LOOK_AGAIN_SECONDS = 20.0, 0.02


def driven(test: Callable[P, Coroutine[Any, Any, None]]) -> Callable[P, None]:
    """Run a test that drives a window in a loop of its own."""

    @functools.wraps(test)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        asyncio.run(test(*args, **kwargs))

    return run


def a_window(bench: Bench, route: str = "/", size: tuple[float, float] = PHONE) -> Driver:
    """Give a window of the bench's house; every tap in it comes after the screen was read."""
    width, height = size
    return Driver(
        lambda page: open_window(page, bench.context),
        route=route,
        width=width,
        height=height,
        before_tap=bench.read,
    )


async def until(done: Callable[[], bool]) -> None:
    """Wait for what is done in the background, for as long as the slowest machine takes."""
    deadline = time.monotonic() + LONGEST_SECONDS
    while not done():
        assert time.monotonic() < deadline, "It never comes."
        await asyncio.sleep(LOOK_AGAIN_SECONDS)


def walked_to(bench: Bench, tree: str, wanted: Wanted) -> str:
    """Begin a tree, walk it to what is wanted, and give the address where a window shows it."""
    bench.begin(tree)
    return f"/walk/{bench.reach(wanted).id}"


def in_hand(bench: Bench) -> WalkSession:
    """Give the one walk that a window holds."""
    (walking,) = bench.context.walks.values()
    return walking


def assert_readable(window: Driver) -> None:
    """Check what holds on every screen: it has a heading, all to tap has a name, every sign can be drawn."""
    assert any(said for _level, said in window.headings()), window.texts()
    assert all(name.strip() for name in window.names()), window.names()
    assert not {sign for said in window.words() for sign in said if not _can_be_drawn(sign)}


def _can_be_drawn(sign: str) -> bool:
    """Arrows, emoji and other pictures are in no font that comes with the app."""
    picture = unicodedata.category(sign) in {"So", "Cs", "Co", "Cn"} or 0x2190 <= ord(sign) <= 0x2BFF
    return not picture and sign not in "\ufe0f\u200d"
