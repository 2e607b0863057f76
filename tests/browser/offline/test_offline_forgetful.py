"""A browser that is set to keep nothing: the app itself opens, says so, and walks."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Playwright

from sro_assist.trees.pack import Pack
from tests.browser.chromium import find_chromium
from tests.browser.offline.opening import opened
from tests.browser.shell.phone import Phone
from tests.running_server import Served

TREE = "arrest"


def test_app_walks_and_warns_with_all_cookies_blocked(
    offline_app: Served, playwright: Playwright, pack: Pack, tmp_path: Path
) -> None:
    path = find_chromium(playwright, whole=True)  # the shell has no settings
    assert path
    phone = Phone(playwright, path, tmp_path / "profile", keeps=False)
    home = opened(phone.open("about:blank"), offline_app.address)
    home.see_text(re.compile("This browser cannot keep records"))
    walking = home.begin(pack.trees[TREE])
    walking.tap("Yes", exact=True).see_text(re.compile("^Step 2,"))
    phone.switch_off()
