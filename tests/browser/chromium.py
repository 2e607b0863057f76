"""Finding a Chromium or Chrome on this machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

SHELL = "chromium-headless-shell"
"""Chromium without its own windows and menus, which nobody sees in a test: a page costs it a fifth less."""
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
)
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
TIERS = "--js-flags=--wasm-tiering-budget=100000000"
"""Flutter's engine is compiled for speed where it has run for a while, not at once: by then most pages of a
test are closed. By default it is an eighth of that."""


def find_chromium(playwright: Playwright, *, whole: bool = False) -> Path | None:
    """Return the browser named in SRO_CHROMIUM, or one that is installed, or Playwright's own, or none.

    ``whole``: as people have it, which is what benchmarks measure.
    """
    return next((path for path in _candidates(playwright, whole=whole) if path.is_file()), None)


def _candidates(playwright: Playwright, *, whole: bool) -> Iterator[Path]:
    named = os.environ.get("SRO_CHROMIUM")
    if named:
        yield Path(named)
        return  # whoever names one wants that one, or to hear that it isn't there
    commands = COMMANDS if whole else (SHELL, *COMMANDS)
    yield from (Path(found) for command in commands if (found := shutil.which(command)))
    yield from map(Path, PLACES)
    yield Path(playwright.chromium.executable_path)


def arguments(*, whole: bool = False) -> list[str]:
    """How to start it: silent on the network, and without its sandbox only where root leaves no choice.

    ``whole``: as fast as people have it.
    """
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*QUIET, *([] if whole else [TIERS]), *(["--no-sandbox"] if is_root else [])]
