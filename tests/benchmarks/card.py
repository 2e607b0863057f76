"""How soon the quick card is painted, and how soon the app is there after it.

``python -m tests.benchmarks.card [FOLDER]``: on a built folder, or on one that is built for it.
"""

from __future__ import annotations

import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.sync_api import BrowserContext, sync_playwright

from sro_assist.web.answering import Answering, Shelf
from sro_assist.web.bundle import build
from sro_assist.web.shell import steps
from tests.browser.chromium import arguments, find_chromium
from tests.browser.devices import PHONE

STARTS = 7
LONGEST_MS = 120_000
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
CLOCK = "addEventListener('sro-first-view', () => { window.firstView = performance.now(); });"


class Start(NamedTuple):
    """Milliseconds from the navigation: the card painted, the app's first screen drawn."""

    card: float
    app: float


def start(browser: BrowserContext, address: str) -> Start:
    """Open the app in a new tab and time it from inside."""
    page = browser.new_page()
    page.add_init_script(CLOCK)
    page.goto(address, wait_until="commit")
    page.wait_for_function("() => window.firstView", timeout=LONGEST_MS)
    timed = Start(page.evaluate(PAINTED), page.evaluate("window.firstView"))
    page.close()
    return timed


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder on a server, until done; gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Answering, Shelf(folder.resolve())))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@contextmanager
def browsing(profile: Path) -> Iterator[BrowserContext]:
    """A browser that keeps its profile. Ends the program with a word when there is none."""
    with sync_playwright() as playwright:
        path = find_chromium(playwright)
        if path is None:
            raise SystemExit("No Chromium or Chrome here. Install one, or name it in SRO_CHROMIUM.")
        kind = playwright.chromium
        browser = kind.launch_persistent_context(
            profile, executable_path=path, args=arguments(), **PHONE.options()
        )
        yield browser
        browser.close()


def measure(folder: Path, profile: Path) -> tuple[Start, list[Start]]:
    """The first visit, then later starts from what was kept."""
    with served(folder) as address, browsing(profile) as browser:
        first = start(browser, address)
        return first, [start(browser, address) for _ in range(STARTS)]


def told(what: str, figures: list[float]) -> str:
    """One line: the middle one, the least, the most, in seconds."""
    low, middle, high = (each / 1000 for each in (min(figures), median(figures), max(figures)))
    return f"{what:<28} {middle:6.2f} s   ({low:.2f} to {high:.2f})"


def main(given: list[str]) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(given[0]) if given else build(Path(made) / "web", steps=(steps,)).folder
        first, later = measure(folder, Path(made) / "profile")
    print(told("first visit: card", [first.card]))
    print(told("first visit: app", [first.app]))
    print(told("later start: card", [each.card for each in later]))
    print(told("later start: app", [each.app for each in later]))


if __name__ == "__main__":
    main(sys.argv[1:])
