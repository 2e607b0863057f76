"""The offline app against a bare Flet page that runs Python in the browser: bytes, card, first question.

``python -m tests.benchmarks.phone [FOLDER]``: on a built folder, or on one that is built for it. Both are
served alike and opened in the same Chromium, each in a profile of its own on disk, by turns.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Playwright, sync_playwright

from sro_assist.paths import pack_folder
from sro_assist.pwa.build import build
from sro_assist.pwa.size_budget import PLAIN_WORDS
from sro_assist.trees.loader import read_folder
from tests.benchmarks.bundles import Site, lay_plain
from tests.benchmarks.comparing import Comparison, machine, table
from tests.benchmarks.paths import first_words
from tests.benchmarks.tabs import ALONE, STOPCLOCK
from tests.browser.chromium import arguments, find_chromium
from tests.browser.devices import PHONE

VISITS, STARTS = 3, 10
LONGEST_MS = 120_000
WARM = 2
"""Starts that are not counted: the browser keeps its compiled code after the first."""
CARD = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime"


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be opened: on which site, at which address of its own, and what its first question says."""

    site: Site
    route: str
    words: str


@dataclass(frozen=True, slots=True)
class Start:
    """Milliseconds from going to the page: something painted, the first question shown."""

    painted: float
    asked: float


def start(browser: BrowserContext, page: Page) -> Start:
    """Open a page in a new tab and time it from inside."""
    tab = browser.new_page()
    tab.set_default_timeout(LONGEST_MS)
    tab.goto(page.site.address + page.route, wait_until="commit")
    begun = tab.evaluate("performance.timeOrigin")
    asked = tab.evaluate("words => stopclock.seen(words)", page.words) - begun
    timed = Start(tab.evaluate(CARD), asked)
    tab.close()
    return timed


@contextmanager
def browsing(playwright: Playwright, profile: Path) -> Iterator[BrowserContext]:
    """A browser that keeps its profile on disk. Ends the program with a word when there is none."""
    path = find_chromium(playwright, whole=True)
    if path is None:
        raise SystemExit("No Chromium or Chrome here. Install one, or name it in SRO_CHROMIUM.")
    browser = playwright.chromium.launch_persistent_context(
        profile, executable_path=path, args=[*arguments(whole=True), ALONE], **PHONE.options()
    )
    browser.add_init_script(path=STOPCLOCK)
    yield browser
    browser.close()


def first_visit(playwright: Playwright, page: Page, profile: Path) -> float:
    """The megabytes that a first visit moves, until its first question is there."""
    before = page.site.moved
    with browsing(playwright, profile) as browser:
        start(browser, page)
    return (page.site.moved - before) / 1e6


def compare(folder: Path, place: Path) -> list[Comparison]:
    """Measure bytes, then starts from what the browser has kept."""
    pack = read_folder(pack_folder())
    tree = pack.manifest.first
    with ExitStack() as stack:
        ours = Page(stack.enter_context(Site(folder).open()), f"#/begin/{tree}", first_words(pack, tree))
        plain = Page(stack.enter_context(Site(lay_plain(place / "plain")).open()), "", PLAIN_WORDS)
        playwright = stack.enter_context(sync_playwright())
        moved = [first_visit(playwright, ours, place / f"visit-{n}") for n in range(VISITS)]
        moved_there = [first_visit(playwright, plain, place / f"plain-visit-{n}") for n in range(VISITS)]
        here = stack.enter_context(browsing(playwright, place / "ours"))
        there = stack.enter_context(browsing(playwright, place / "theirs"))
        pairs = [(start(here, ours), start(there, plain)) for _ in range(WARM + STARTS)][WARM:]
    mine, theirs = zip(*pairs, strict=True)
    asked = [each.asked for each in theirs]
    return [
        Comparison("bytes moved at the first visit / plain", "MB", moved, moved_there, 0.85),
        Comparison("cached start to the card / plain's question", "ms", _painted(mine), asked, 0.1),
        Comparison("cached start to first question / plain", "ms", [s.asked for s in mine], asked, 0.7),
    ]


def _painted(starts: tuple[Start, ...]) -> list[float]:
    return [each.painted for each in starts]


def main(given: list[str]) -> None:
    """Measure and print."""
    print(machine())
    with tempfile.TemporaryDirectory() as made:
        folder = Path(given[0]) if given else build(Path(made) / "web").folder
        print(table(compare(folder, Path(made))))


if __name__ == "__main__":
    main(sys.argv[1:])
