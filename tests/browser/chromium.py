"""Finding a Chromium or Chrome on this machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

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


def find_chromium(playwright: Playwright) -> Path | None:
    """Return the browser named in SRO_CHROMIUM, or one that is installed, or Playwright's own, or none."""
    return next((path for path in _candidates(playwright) if path.is_file()), None)


def _candidates(playwright: Playwright) -> Iterator[Path]:
    named = os.environ.get("SRO_CHROMIUM")
    if named:
        yield Path(named)
        return  # whoever names one wants that one, or to hear that it isn't there
    yield from (Path(found) for command in COMMANDS if (found := shutil.which(command)))
    yield from map(Path, PLACES)
    yield Path(playwright.chromium.executable_path)


def arguments() -> list[str]:
    """How to start it: silent on the network, and without its sandbox only where root leaves no choice."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*QUIET, "--no-sandbox"] if is_root else [*QUIET]
