"""The policy reaches Python too, kept or not; and the app works under a department's own, from nginx."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sro_assist.pwa import service_worker
from sro_assist.pwa.content_policy import policy_to_send
from sro_assist.trees.pack import Pack
from tests.browser.conftest import Profile
from tests.browser.devices import PHONE
from tests.browser.offline.conftest import serving_folder
from tests.browser.offline.opening import FIRST_VISIT_MS, first_question, opened
from tests.browser.page_objects.base import LONGEST_MS
from tests.browser.page_objects.walking import Walking
from tests.pwa.building import built
from tests.pwa.real_servers import NGINX, a_port, example, nginx
from tests.running_server import Served

TREE = "arrest"
HOUSE = "script-src 'self' 'wasm-unsafe-eval'"
MOST = 12_600_000
"""Bytes that nginx may move at a first visit, with the twins that its stock build knows of."""
ASK = "address => fetch(address, {mode: 'no-cors'}).then(() => 'went', () => 'refused')"


@pytest.fixture
def page(profile: Profile) -> Page:
    return profile.tab(PHONE)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[str]:
    """Another origin, which would answer."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "index.html").write_text("here")
    with serving_folder(tmp_path / "elsewhere") as served:
        yield served.address


def asks_nobody_else(page: Page, elsewhere: str) -> None:
    [python] = page.workers
    assert python.evaluate(ASK, elsewhere) == "refused"
    assert page.evaluate(ASK, elsewhere) == "refused"


def test_python_asks_nobody_else(offline_app: Served, page: Page, elsewhere: str) -> None:
    opened(page, offline_app.address)
    asks_nobody_else(page, elsewhere)


def test_python_asks_nobody_else_when_not_keeping_it(page: Page, elsewhere: str, tmp_path: Path) -> None:
    folder = shutil.copytree(built(), tmp_path / "web")
    (folder / service_worker.NAME).unlink()
    with serving_folder(folder) as served:
        page.goto(served.address, wait_until="commit")
        page.get_by_role("button", name="Open it without keeping it").click(timeout=LONGEST_MS)
        page.wait_for_selector("#starting", state="detached", timeout=FIRST_VISIT_MS)
        asks_nobody_else(page, elsewhere)
        page.goto("about:blank")  # before its server goes


def test_app_from_nginx_opens_again_with_nginx_gone(page: Page, pack: Pack, tmp_path: Path) -> None:
    if NGINX is None:
        (pytest.fail if os.environ.get("SRO_REQUIRE_BROWSER") else pytest.skip)("no nginx here")
    port = a_port()
    server = example(built(), port).replace(policy_to_send(), HOUSE)
    assert HOUSE in server
    log = tmp_path / "log"
    counted = server.replace("gzip_static", f"access_log {log};\n    gzip_static", 1)
    with nginx(counted, tmp_path / "nginx", port) as address:
        walking = opened(page, address).begin(pack.trees[TREE])
        expect(walking.asked).to_have_text(first_question(pack, TREE).ask)
    assert moved(log) < MOST
    page.reload(wait_until="commit")
    page.wait_for_selector("#starting", state="detached", timeout=FIRST_VISIT_MS)
    Walking(page, PHONE).attend().here()


def moved(log: Path) -> int:
    """The bytes of all answers, as nginx wrote them down."""
    return sum(int(line.split('"')[2].split()[1]) for line in log.read_text().splitlines())
