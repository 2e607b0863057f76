"""Opening the browser without showing the key to anyone else: by a private file that leads to the app."""

from __future__ import annotations

import html
import os
import shutil
import sys
import tempfile
import threading
import webbrowser
from pathlib import Path

SECONDS = 60.0
"""How long the file stays: a browser that has to start first takes its time."""
SNAPS = Path("/snap")
"""Where browsers are packed so that they can read neither the folder for such files nor hidden ones."""
FILE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url={address}">
<title>SRO Assist</title>
<p><a href="{address}">Open SRO Assist</a></p>
</html>
"""


class Opener:
    """Opens the browser at an address that is nobody else's business.

    On a command line every user of the machine could read it.
    """

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._timer = threading.Timer(SECONDS, self.close)
        self._timer.daemon = True

    def open(self, address: str) -> None:
        """Open the browser if there is a screen for it; otherwise the printed address has to do."""
        if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            return  # there, a text browser would take over the terminal
        file = self._written(address)
        self._timer.start()
        threading.Thread(target=webbrowser.open, args=(file.as_uri(),), daemon=True).start()

    def close(self) -> None:
        """Remove the file."""
        self._timer.cancel()
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _written(self, address: str) -> Path:
        near = Path.home() if SNAPS.is_dir() else None
        self._folder = Path(tempfile.mkdtemp(prefix="sro-assist-", dir=near))  # nobody else's: 0700
        file = self._folder / "open.html"
        with open(file, "x", encoding="utf-8", opener=_private) as made:
            made.write(FILE.format(address=html.escape(address)))
        return file


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
