"""The browser's own storage in a real Chromium: kills, two tabs, a full quota, many records."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, Playwright

from tests.pwa.storage_page.asking import BEGIN, ask, begun, found
from tests.pwa.storage_page.browsing import Chromium
from tests.pwa.storage_page.serving import Site, with_packages

pytestmark = pytest.mark.browser
STORAGES = {"files": "", "IndexedDB": "?indexed"}
"""Where records are kept, and what makes the page take it."""
KILLS = int(os.environ.get("SRO_KILLS", "2"))
"""How often the browser is killed; more when asked for (docs/records.md)."""
TURNS = 8
"""How often two tabs take the writing from one another."""
MANY = {"files": 400, "IndexedDB": 100}
CONTRACT = """
import io, contextlib, pytest
from sro_assist.records.storage.browser.api import BrowserApi
from tests.pwa.storage_page import inside
from sro_assist.records.storage.browser.backend import BrowserStorage
inside.STORAGES = [await BrowserStorage.open(BrowserApi(f"home-{number}")) for number in range(40)]
with contextlib.redirect_stdout(io.StringIO()) as said:
    pytest.main(["-q", "-p", "no:cacheprovider", inside.__file__])
said.getvalue()
"""


@pytest.fixture(params=STORAGES)
def storage(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def address(served: Site, storage: str) -> str:
    return served.address + STORAGES[storage]


FORGETFUL = """
from sro_assist.records.storage.browser.backend import BrowserStorage
BrowserStorage.forgetful().keeps
"""


def test_home_passes_the_shared_suite_in_the_browser(chromium: Chromium, storage: str) -> None:
    with Site(with_packages()) as site:
        said = ask(chromium.page(site.address + STORAGES[storage]), CONTRACT)
    assert "\n38 passed" in said
    assert not any(word in said for word in ("failed", "error", "skipped")), said


def test_kill_of_the_browser_loses_no_acknowledged_step(
    playwright: Playwright, path: Path, address: str, tmp_path: Path
) -> None:
    dice, last = random.Random(5), -1  # noqa: S311 - no secret
    for kill in range(KILLS):
        with Chromium(playwright, path, tmp_path / "profile") as chromium:
            page = begun(chromium, address)
            state = found(page)
            assert (state["intact"], state["read_only"]) == (True, False)
            assert state["steps"] == list(range(len(state["steps"])))
            assert len(state["steps"]) > last
            steps = dice.randrange(1, 30)
            if kill % 2:  # right after a step was acknowledged, or in the middle of whatever comes then
                last = ask(page, f"window.steps({steps})")
            else:
                page.evaluate("() => void ask('window.for_ever()')")
                page.wait_for_function("most => acknowledged.length >= most", arg=steps)
                last = page.evaluate("acknowledged.at(-1)")
            chromium.kill()
    assert last > KILLS


def test_reload_goes_on_writing(chromium: Chromium, address: str) -> None:
    page = begun(chromium, address)
    assert found(page) == {"intact": True, "steps": [], "read_only": False}
    ask(page, "window.step()")
    page.reload()
    ask(page, BEGIN)
    assert found(page) == {"intact": True, "steps": [0], "read_only": False}
    ask(page, "window.step()")
    assert found(page)["steps"] == [0, 1]


def test_second_tab_reads_and_takes_over_without_loss(chromium: Chromium, address: str) -> None:
    first = begun(chromium, address)
    found(first)
    ask(first, "window.steps(5)")
    second = begun(chromium, address)
    assert found(second) == {"intact": True, "steps": [0, 1, 2, 3, 4], "read_only": True}
    assert "busy: Records are being written in another window." in ask(second, "window.refused()")
    ask(first, "window.steps(5)")
    ask(second, "await window.storage.refresh()")
    assert len(found(second)["steps"]) == 10
    for winner, loser in ((second, first), (first, second)):
        ask(winner, "await window.take_over()")
        assert "busy: " in ask(loser, "window.refused()")
        assert (ask(loser, "window.lost"), found(loser)["read_only"]) == (1, True)
        before = len(found(winner)["steps"])
        ask(winner, "window.steps(5)")
        assert found(winner) == {"intact": True, "steps": list(range(before + 5)), "read_only": False}


def test_tabs_that_fight_over_writing_lose_nothing(chromium: Chromium, address: str) -> None:
    tabs = [begun(chromium, address), begun(chromium, address)]
    last = -1
    for turn in range(TURNS):
        page = tabs[turn % 2]
        tabs[1 - turn % 2].evaluate("() => void ask('window.steps(200)').catch(() => {})")
        ask(page, "await window.take_over()")
        state = found(page)
        assert state["steps"] == list(range(len(state["steps"])))
        acknowledged = max(tab.evaluate("Math.max(-1, ...acknowledged)") for tab in tabs)
        assert last <= acknowledged < len(state["steps"])
        last = acknowledged
        ask(page, "window.steps(3)")
    assert last > TURNS


def set_quota(page: Page, size: int) -> None:
    """How many bytes the origin may take in all; 0 for as many as ever."""
    session = page.context.new_cdp_session(page)
    origin = page.evaluate("location.origin")
    session.send(
        "Storage.overrideQuotaForOrigin", {"origin": origin, **({"quotaSize": size} if size else {})}
    )


def test_full_quota_is_said_and_writing_continues_later(chromium: Chromium, address: str) -> None:
    page = chromium.page(address)
    set_quota(page, 3_000_000)  # beforehand: for IndexedDB Chromium looks at it only every half minute
    ask(page, BEGIN)
    found(page)
    ask(page, "window.steps(5)")
    more, why = json.loads(ask(page, "window.until_refused()"))
    assert more > 0
    assert why == (
        "Could not confirm that the last step is kept: there is no room left for this app in the browser."
    )
    assert found(page)["steps"] == list(range(5 + more))
    set_quota(page, 0)
    ask(page, "window.steps(5)")
    page.reload()
    ask(page, BEGIN)
    assert found(page) == {"intact": True, "steps": list(range(10 + more)), "read_only": False}


def test_many_records_open_without_looking_through_them(
    chromium: Chromium, address: str, storage: str
) -> None:
    page = begun(chromium, address)
    ask(page, "window.fill(10)")
    few = min(ask(page, "await window.open_again()") for _ in range(5))
    ask(page, f"window.fill({MANY[storage]})")
    ask(page, "await window.open_again()")
    many = min(ask(page, "await window.open_again()") for _ in range(5))
    assert ask(page, "len(window.storage.names())") == MANY[storage]
    assert many < 10 * few


def test_first_touch_asks_browser_to_keep_records(chromium: Chromium, address: str) -> None:
    page = begun(chromium, address)
    granted = {"permissions": ["durableStorage"], "origin": page.evaluate("location.origin")}
    page.context.new_cdp_session(page).send("Browser.grantPermissions", granted)
    assert ask(page, "window.storage.persisted") is False
    page.mouse.click(5, 5)
    page.wait_for_function("() => navigator.storage.persisted()")
    assert ask(page, "(await window.storage.room_left()) > 0 and window.storage.persisted") is True


def test_records_stay_in_database_when_files_become_writable(chromium: Chromium, served: Site) -> None:
    page = begun(chromium, served.address + STORAGES["IndexedDB"])
    found(page)
    ask(page, "window.steps(5)")
    page.close()
    page = begun(chromium, served.address)
    assert ask(page, "hasattr(__import__('js').FileSystemFileHandle.prototype, 'createSyncAccessHandle')")
    assert found(page) == {"intact": True, "steps": [0, 1, 2, 3, 4], "read_only": False}
    ask(page, "window.steps(5)")
    assert len(found(page)["steps"]) == 10


def test_browser_without_either_says_that_nothing_is_kept(chromium: Chromium, served: Site) -> None:
    page = chromium.page(served.address)
    ask(page, "import js; del js.FileSystemFileHandle.prototype.createSyncAccessHandle")
    with pytest.raises(
        Error, match="This browser cannot keep records safely: it has no createSyncAccessHandle"
    ):
        ask(page, BEGIN)
    assert ask(page, FORGETFUL) is False
