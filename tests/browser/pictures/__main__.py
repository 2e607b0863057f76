"""Prints how many choices are in sight, question by question and size by size (docs/pictures.md).

``python -m tests.browser.pictures`` with the dev packages installed.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from sro_assist.paths import pack_folder
from sro_assist.trees.loader import read_folder
from sro_assist.trees.model import Question
from tests.browser.chromium import arguments, find_chromium
from tests.browser.conftest import NO_BROWSER
from tests.browser.devices import PHONE
from tests.browser.pictures import insight
from tests.browser.pictures.booth import Booth
from tests.browser.pictures.looks import SIZES, Dress, Look
from tests.browser.pictures.standing import stands
from tests.browser.ways import Ways
from tests.running_server import Served, whole_app


def main() -> int:
    """Look at every question at every size and in every size of text; the exit code."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as scratch:
        path = find_chromium(playwright)
        if path is None:
            print(NO_BROWSER, file=sys.stderr)
            return 1
        browser = playwright.chromium.launch(executable_path=path, args=arguments())
        data = Path(scratch) / "data"
        with Served(whole_app(data)) as served:
            booth = Booth(browser.new_context(**PHONE.options()), served, data)
            print("\n".join(insight.table(sights(booth))))
        browser.close()
    return 0


def sights(booth: Booth) -> Iterator[insight.Sight]:
    """What is in sight of every question, with the text as large as the app's own setting makes it."""
    walks = stands(Ways(read_folder(pack_folder()))).values()
    questions = [walk for walk in walks if isinstance(walk.screen, Question)]
    for text in insight.TEXTS:
        booth.dress(Dress(text, "light"))
        for walk in questions:
            booth.stand_at(walk)
            for size in SIZES:
                look = Look(size, Dress(text, "light"), 1.0)
                yield from insight.of(booth.scene(look), walk, look)


if __name__ == "__main__":
    sys.exit(main())
