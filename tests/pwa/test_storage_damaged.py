"""What the browser's own storage may come to after a kill, and that no acknowledged step is lost by it.

Chromium keeps its databases by LevelDB. A kill in the middle of a write leaves a torn record at the end of a
log; the next start writes on behind it; and the start after that finds the log corrupt and drops all of it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.pwa.storage_page.asking import ask, begun, found
from tests.pwa.storage_page.browsing import Chromium
from tests.pwa.storage_page.serving import Site

pytestmark = pytest.mark.browser
DATABASE = "Default/IndexedDB"
COPY = "Default/Service Worker/CacheStorage"
NAMES_OF_FILES = "Default/File System/*/t/Paths"
TORN = bytes.fromhex("12345678 2c01 01") + b"twenty of 300 bytes."
"""How a record of a LevelDB log begins: a checksum, a length of 300, "this is all of it"; then the kill."""
STEPS = 5
ENDLESS = """
import asyncio, js
from pyodide.code import run_js
from tests.pwa.storage_page.steps import Window
run_js("FileSystemDirectoryHandle.prototype.getFileHandle = () => new Promise(() => {})")
opening = asyncio.ensure_future(Window().open())
root = await js.navigator.storage.getDirectory()
while not (folders := [name async for name in root.keys()]):
    await asyncio.sleep(0.05)
",".join(folders)
"""
"""Begins to make the files of a home, and never makes them."""


def tear(profile: Path, databases: str) -> None:
    """Leave in the logs of these databases what a kill in the middle of a write leaves."""
    logs = list(profile.glob(f"{databases}/*.log"))
    assert logs
    for log in logs:
        with log.open("ab") as file:
            file.write(TORN)


def remove(profile: Path, folder: str) -> None:
    """Have nothing left of it."""
    assert (profile / folder).is_dir()
    shutil.rmtree(profile / folder)


def _torn(profile: Path) -> None:
    tear(profile, f"{DATABASE}/*.leveldb")


def _no_database(profile: Path) -> None:
    remove(profile, DATABASE)


def _no_copy(profile: Path) -> None:
    remove(profile, COPY)


def _nothing(_profile: Path) -> None:
    pass


DAMAGES: dict[str, Sequence[Callable[[Path], None]]] = {
    "database torn": [_torn] * 2,
    "database gone": [_no_database] * 2,
    "copy gone, later the database": [_no_copy, _no_database, _no_copy],
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_no_acknowledged_step_is_lost_with_the_database(
    playwright: Playwright, path: Path, served: Site, damage: str, tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
    for start, harm in enumerate([*DAMAGES[damage], _nothing]):
        with Chromium(playwright, path, profile) as chromium:
            page = begun(chromium, f"{served.address}?indexed")
            assert found(page) == {"intact": True, "steps": list(range(STEPS * start)), "read_only": False}
            ask(page, f"window.steps({STEPS})")
            chromium.kill()
        harm(profile)


def test_damaged_database_copy_gives_back_what_it_can(
    playwright: Playwright, path: Path, served: Site, tmp_path: Path
) -> None:
    profile, address = tmp_path / "profile", f"{served.address}?indexed"
    with Chromium(playwright, path, profile) as chromium:
        ask(begun(chromium, address), f"window.found(); window.steps({STEPS})")
        chromium.kill()
    _no_database(profile)
    writes = sorted(profile.glob(f"{COPY}/*/*/*_0"), key=lambda file: file.stat().st_mtime_ns)
    writes[-2].write_bytes(writes[-2].read_bytes()[:-40])
    with Chromium(playwright, path, profile) as chromium:
        page = begun(chromium, address)
        assert found(page) == {"intact": True, "steps": list(range(STEPS - 2)), "read_only": False}
        assert ask(page, "window.steps(1)") == STEPS - 2


def test_first_start_cut_short_loses_no_acknowledged_step(
    playwright: Playwright, path: Path, served: Site, tmp_path: Path
) -> None:
    profile, address = tmp_path / "profile", f"{served.address}?kept"
    with Chromium(playwright, path, profile) as chromium:
        assert ask(chromium.page(address), ENDLESS) == "records %2F"  # the folder of the page's address
        chromium.kill()
    tear(profile, NAMES_OF_FILES)
    for start in range(3):
        with Chromium(playwright, path, profile) as chromium:
            page = begun(chromium, address)
            assert found(page) == {"intact": True, "steps": list(range(STEPS * start)), "read_only": False}
            ask(page, f"window.steps({STEPS})")
            chromium.kill()
