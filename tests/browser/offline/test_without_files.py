"""A browser whose files cannot be written at once keeps records in IndexedDB, and there too what it shows."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from sro_assist.app import strings
from sro_assist.pwa import service_worker
from sro_assist.trees.pack import Pack
from tests.browser.chromium import find_chromium
from tests.browser.offline.conftest import serving_folder
from tests.browser.offline.opening import started
from tests.browser.page_objects.settings import Settings
from tests.pwa.building import built
from tests.pwa.storage_page.browsing import Chromium
from tests.running_server import Served

TREE = "arrest"
WITHOUT = b"delete FileSystemFileHandle.prototype.createSyncAccessHandle;\n"
DATABASES = "() => indexedDB.databases().then(all => all.map(each => each.name))"


@pytest.fixture
def older_browsers_app(tmp_path: Path) -> Iterator[Served]:
    """The offline app, in whose worker the browser has no such files."""
    folder = shutil.copytree(built(), tmp_path / "web")
    python = folder / "python-worker.js"
    python.write_bytes(WITHOUT + python.read_bytes())
    for twin in folder.glob(f"{python.name}.*"):  # of what it was before
        twin.unlink()
    (folder / service_worker.NAME).write_text(service_worker.worker_text(folder), encoding="utf-8")
    with serving_folder(folder) as served:
        yield served


def test_browser_without_files_keeps_taps_in_database(
    older_browsers_app: Served, playwright: Playwright, pack: Pack, tmp_path: Path
) -> None:
    path = find_chromium(playwright)
    assert path
    address = older_browsers_app.address
    with Chromium(playwright, path, tmp_path / "profile") as chromium:
        walking = started(chromium.page("about:blank"), address).begin(pack.trees[TREE])
        walking.tap("Yes", exact=True).see_text(re.compile("^Step 2,"))
        chromium.kill()
    with Chromium(playwright, path, tmp_path / "profile") as chromium:
        older_browsers_app.stop()
        page = chromium.page("about:blank")
        walking = started(page, address).resume().see_text(re.compile("^Step 2,"))
        assert page.evaluate(DATABASES) == [f"sro-assist {address}/records"]
        walking.go("/settings").now(Settings).here().see_text(strings.KEPT_IN_BROWSER)
