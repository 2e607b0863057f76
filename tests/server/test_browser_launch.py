"""Opening the browser: the key reaches it, and nobody else."""

from __future__ import annotations

import stat
import sys
import time
from pathlib import Path

import pytest

from tests.running_server import Served, keyed, whole_app

BROWSER = """#!/bin/sh
file=${1#file://}
cp "$file" "$SEEN/open.html"
stat -c %a "$file" "$(dirname "$file")" > "$SEEN/modes"
echo "$file" > "$SEEN/file"
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a browser is named in another way there")


def opened(seen: Path) -> Path:
    """The file that the browser was opened with, once it has looked at it."""
    until = time.monotonic() + 60
    while not (seen / "file").is_file() or not (seen / "file").read_text():
        assert time.monotonic() < until, "No browser was opened."
        time.sleep(0.05)
    return Path((seen / "file").read_text().strip())


def app_with_a_browser(tmp_path: Path) -> Served:
    """The app as a person starts it at a desk, with a browser that only notes down what it was given."""
    browser = tmp_path / "browser"
    browser.write_text(BROWSER)
    browser.chmod(0o700)
    how = [part for part in whole_app(tmp_path / "data") if part != "--no-browser"]
    return Served(how, BROWSER=f"{browser} %s", DISPLAY=":99", SEEN=str(tmp_path))


def test_browser_opens_private_file_leading_to_the_app(tmp_path: Path) -> None:
    with app_with_a_browser(tmp_path) as served:
        file = opened(tmp_path)
        page = (tmp_path / "open.html").read_text()
        assert f'content="0; url={keyed(served.address)}"' in page
        assert (tmp_path / "modes").read_text().split() == ["600", "700"]
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert served.stop() == 0
    assert not file.parent.exists()


def test_no_browser_is_opened_without_a_screen(tmp_path: Path) -> None:
    browser = tmp_path / "browser"
    how = [part for part in whole_app(tmp_path / "data") if part != "--no-browser"]
    with Served(how, BROWSER=f"{browser} %s", DISPLAY="", WAYLAND_DISPLAY="") as served:
        assert served.get().status == 200
        assert served.stop() == 0
