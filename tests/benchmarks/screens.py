"""From a tap to the next screen, and from start to the first question, against a bare Flet page.

Both run in the same Chromium, on a phone's screen, by turns; the method is in stopclock.js.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

from sro_assist.app import strings
from sro_assist.paths import pack_folder
from sro_assist.trees.loader import read_folder
from sro_assist.trees.pack import Pack
from tests.benchmarks.comparing import Comparison, machine, table
from tests.benchmarks.paths import Step, first_words, path
from tests.benchmarks.tabs import Tab, chromium
from tests.running_server import Served, whole_app

TREE = "arrest"
WALKS, STARTS = 6, 8
READING = 0.3
"""Seconds between taps: the app takes a second tap within 0.25 s of a new screen for the same tap."""
BARE = ["-m", "tests.benchmarks.bare_page"]
BARE_FIRST = "Question 1?"


def compare() -> list[Comparison]:
    """Time taps and starts."""
    pack = read_folder(pack_folder())
    with chromium() as browser, tempfile.TemporaryDirectory() as place:
        return [*taps(browser, pack, Path(place) / "taps"), *starts(browser, pack, Path(place))]


def taps(browser: Browser, pack: Pack, data: Path) -> list[Comparison]:
    """Walk a real tree again and again; after each tap of ours, one on the bare page."""
    with (
        Served(whole_app(data)) as app,
        Served(BARE) as bare,
        Tab(browser, app.address) as ours,
        Tab(browser, bare.address) as theirs,
    ):
        theirs.when(BARE_FIRST)
        rows = [row for count in range(WALKS + 1) for row in _walk(pack, ours, theirs, count)]
    kept = rows[len(rows) // (WALKS + 1) :]  # the first walk warms both up
    return [
        _compared("tap to screen, question to question / bare", [row for row in kept if row[0].asks], 1.3),
        _compared(
            "tap to screen, guidance and factors / bare", [row for row in kept if not row[0].asks], None
        ),
    ]


Row = tuple[Step, float, float]


def _compared(what: str, rows: list[Row], at_most: float | None) -> Comparison:
    _, ours, theirs = zip(*rows, strict=True)
    return Comparison(what, "ms", ours, theirs, at_most)


def _walk(pack: Pack, ours: Tab, theirs: Tab, count: int) -> Iterator[Row]:
    """One walk from home to before its outcome."""
    ours.go("/")
    ours.when(strings.HAPPENING)
    ours.tap(_opener(pack, TREE), first_words(pack, TREE))
    steps = path(pack, TREE)
    for number, step in enumerate(steps):
        ours.pause(READING)
        mine = ours.tap(step.button, step.then)
        theirs.pause(READING)
        other = theirs.tap("Yes", f"Question {count * len(steps) + number + 2}?")
        yield step, mine.seen - mine.lifted, other.seen - other.lifted


def _opener(pack: Pack, tree: str) -> str:
    """The name of the button on the home screen that opens a tree."""
    return f"{pack.trees[tree].title} {pack.trees[tree].says}"


def starts(browser: Browser, pack: Pack, place: Path) -> list[Comparison]:
    """Start them anew each time, each in a new process and a new profile, by turns."""
    rows = [
        (
            _start_at(browser, pack, place / f"at-{n}"),
            _start_bare(browser),
            *_start(browser, pack, place / f"home-{n}"),
        )
        for n in range(STARTS + 1)
    ][1:]  # the first reads the programs from the disk
    asked, bare, homes, tapped = zip(*rows, strict=True)
    return [
        Comparison("start to first question, by its address / bare", "ms", asked, bare, 1.5),
        Comparison("start to home / bare", "ms", homes, bare),
        Comparison("start to first question, by a tap at home / bare", "ms", tapped, bare),
    ]


def _start_at(browser: Browser, pack: Pack, data: Path) -> float:
    """Milliseconds from starting the process to the first question, opened at its own address."""
    first = pack.manifest.first
    begun = _now()
    with Served(whole_app(data)) as app, Tab(browser, f"{app.address}/#/begin/{first}") as tab:
        return tab.when(first_words(pack, first)) - begun


def _start(browser: Browser, pack: Pack, data: Path) -> tuple[float, float]:
    """Milliseconds from starting the process to the home screen, and to the first question after a tap."""
    first = pack.manifest.first
    begun = _now()
    with Served(whole_app(data)) as app, Tab(browser, app.address) as tab:
        home = tab.when(strings.HAPPENING)
        asked = tab.tap(f"{strings.HAPPENING} {pack.trees[first].says}", first_words(pack, first)).seen
        return home - begun, asked - begun


def _start_bare(browser: Browser) -> float:
    """Milliseconds from starting the process to the bare page's question and buttons."""
    begun = _now()
    with Served(BARE) as bare, Tab(browser, bare.address) as tab:
        return tab.when(BARE_FIRST) - begun


def _now() -> float:
    return time.time() * 1000


if __name__ == "__main__":
    print(machine())
    print(table(compare()))
