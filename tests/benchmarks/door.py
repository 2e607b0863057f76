"""What strangers and accidents cost the local server, in figures: on Linux, with a real Chromium."""

from __future__ import annotations

import contextlib
import select
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page
from websockets.exceptions import ConnectionClosed

from sro_assist.server.serve_app import MESSAGE_BYTES
from tests.benchmarks.comparing import machine
from tests.benchmarks.tabs import Tab, chromium
from tests.running_server import Served, tiny_app
from tests.socket_client import dialled, packed, registration

MANY = 200
COVERED = "() => !document.getElementById('veil').hidden"


def main() -> None:
    """Print a figure a line."""
    print(machine())
    with Served(tiny_app()) as served:
        print(f"half-open connections that stay open, of {MANY}: {_left_open(served)}")
        print(f"seconds until a half-open connection is closed: {_until_closed(served):.1f}")
    with Served(tiny_app()) as served:
        print(f"MB for the largest message, all of it empty lists: {_hostile(served)}")
    with _tiny_page() as (served, page):
        page.get_by_role("button", name="Add one").wait_for()
        with served.asleep():
            page.get_by_role("button", name="Add one").tap()
            print(f"seconds from a tap to a word, while the server hangs: {_until_covered(page):.1f}")
    with _tiny_page() as (served, page):
        served.kill()
        print(f"seconds from the server's death to a word: {_until_covered(page):.1f}")


@contextmanager
def _tiny_page() -> Iterator[tuple[Served, Page]]:
    with Served(tiny_app()) as served, chromium() as browser, Tab(browser, served.address) as tab:
        tab.when("Count 0")
        yield served, tab.page


def _left_open(served: Served) -> int:
    lines = [dialled(served.port, b"GET / HT") for _ in range(MANY)]
    served.get()
    gone, _, _ = select.select(lines, [], [], 1)
    for line in lines:
        line.close()
    return MANY - len(gone)


def _until_closed(served: Served) -> float:
    begun = time.monotonic()
    with dialled(served.port, b"GET / HT") as line, contextlib.suppress(ConnectionResetError):
        line.recv(1)
    return time.monotonic() - begun


def _hostile(served: Served) -> int:
    with served.line() as line, contextlib.suppress(ConnectionClosed, TimeoutError):
        line.send(registration())
        line.recv(timeout=30)
        before = _peak(served)
        many = MESSAGE_BYTES - 100
        line.send(packed(3, [])[:-1] + b"\xdd" + many.to_bytes(4, "big") + b"\x90" * many)
        line.recv(timeout=20)
    return _peak(served) - before


def _peak(served: Served) -> int:
    """The most memory it ever had, in MB."""
    (line,) = (row for row in Path(f"/proc/{served.pid}/status").read_text().splitlines() if "VmHWM" in row)
    return int(line.split()[1]) // 1024


def _until_covered(page: Page) -> float:
    begun = time.monotonic()
    page.wait_for_function(COVERED, polling=50)
    return time.monotonic() - begun


if __name__ == "__main__":
    main()
