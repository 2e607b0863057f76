"""A real Chromium in a process of its own, which can be killed as a crash would end it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import IO, Self

from playwright.sync_api import Page, Playwright

from tests.browser.chromium import arguments

LISTENING = re.compile(r"DevTools listening on (ws://\S+)")


class Chromium:
    """One browser with its profile in a folder."""

    def __init__(self, playwright: Playwright, path: Path, profile: Path) -> None:
        how = ["--headless=new", "--remote-debugging-port=0", f"--user-data-dir={profile}"]
        self._process = subprocess.Popen(
            [str(path), *how, *arguments(), "about:blank"],
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        assert self._process.stderr
        address = _address(self._process.stderr)
        self._drain = Thread(target=self._process.stderr.read, daemon=True)
        self._drain.start()
        self._browser = playwright.chromium.connect_over_cdp(address)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()

    def page(self, address: str) -> Page:
        """Open the page in a new tab."""
        page = self._browser.contexts[0].new_page()
        page.goto(address)
        return page

    def forget(self, address: str) -> None:
        """Close all tabs but the first, without which it would end, and clear what they kept."""
        first, *others = self._browser.contexts[0].pages
        for page in others:
            page.close()
        origin = "/".join(address.split("/")[:3])
        session = first.context.new_cdp_session(first)
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        session.send("Storage.overrideQuotaForOrigin", {"origin": origin})
        session.detach()

    def kill(self) -> None:
        """End it and all its processes at once."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._drain.join()
        if self._process.stderr:
            self._process.stderr.close()


def _address(lines: IO[str]) -> str:
    for line in lines:
        if found := LISTENING.search(line):
            return found[1]
    raise AssertionError("Chromium did not start")
