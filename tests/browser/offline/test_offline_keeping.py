"""The offline app keeps what it shows: killed after a tap, in two tabs, without room, and handed on."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, Playwright, expect

from sro_assist.app import strings
from sro_assist.records.exchange.sro_file import unpack
from sro_assist.records.journal.hash_chain import verify
from sro_assist.trees.pack import Pack
from sro_assist.walk.position import Frame
from tests.browser.chromium import find_chromium
from tests.browser.conftest import Profile
from tests.browser.devices import PHONE
from tests.browser.guide import Guide
from tests.browser.offline.opening import opened, started
from tests.browser.page_objects.saved import Record, Saved
from tests.browser.page_objects.walking import Walking
from tests.browser.test_handing import saved_file, take_in
from tests.browser.ways import Ways, taps
from tests.pwa.storage_page.browsing import Chromium
from tests.running_server import Served

TREE = "arrest"
KILLS = 2
"""Each is a start of the whole app; the records' own home is killed in tests/pwa (``SRO_KILLS``)."""
MOST_NOTES, LONG_NOTE = 80, "the school told first, " * 170
STEP = re.compile(r"^Step (\d+),")


def step(walking: Walking) -> int:
    """Which step is shown."""
    said = STEP.search(walking.page.get_by_text(STEP).first.inner_text())
    assert said
    return int(said[1])


def test_killed_browser_has_the_step_it_showed(
    offline_app: Served, playwright: Playwright, ways: Ways, tmp_path: Path
) -> None:
    path = find_chromium(playwright)
    assert path
    walk = ways.start(TREE)
    way = ways.to(walk, lambda reached: reached.frame == Frame(TREE, "staff"))
    assert way
    for kill, tap in enumerate(taps(way)[len(taps(walk)) :][:KILLS]):
        with Chromium(playwright, path, tmp_path / "profile") as chromium:
            home = started(chromium.page("about:blank"), offline_app.address)
            walking = home.resume() if kill else home.begin(ways.pack.trees[TREE])
            walk = Guide(walking, ways, walk).step(tap).walk
            chromium.kill()
    assert len(taps(walk)) == KILLS


def test_second_tab_only_reads_until_it_takes_over(offline_app: Served, profile: Profile, pack: Pack) -> None:
    context = profile(PHONE)
    walking = opened(context.new_page(), offline_app.address).begin(pack.trees[TREE])
    walking.tap("Yes", exact=True).see_text(re.compile("^Step 2,"))
    second = opened(context.new_page(), offline_app.address)
    second.see_text(strings.ANOTHER_WRITES).tap(strings.TAKE_OVER)
    second.see_no(second.page.get_by_text(strings.ANOTHER_WRITES))
    there = second.resume()
    assert step(there) == 2
    walking.see_text(strings.ANOTHER_WRITES)
    expect(walking.button("No")).to_be_disabled()
    assert step(walking) == 2
    there.tap("No", exact=True).see_text(re.compile("^Step 3,"))


def set_quota(page: Page, size: int | None) -> None:
    """How many bytes the origin may take in all; None for as many as ever."""
    origin = page.evaluate("location.origin")
    most = {} if size is None else {"quotaSize": size}
    session = page.context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, **most})


def test_full_device_is_said_and_still_sends_records(
    offline_app: Served, profile: Profile, pack: Pack, tmp_path: Path
) -> None:
    page = profile.tab(PHONE)
    walking = opened(page, offline_app.address).begin(pack.trees[TREE])
    walking.tap("Yes", exact=True).see_text(re.compile("^Step 2,"))
    set_quota(page, 1)
    notes = 0
    while not walking.said(strings.UNCONFIRMED).count():
        notes += 1
        assert notes < MOST_NOTES, "There is no end to the room."
        walking.touch(walking.button(strings.NOTE))
        walking.paste(strings.NOTE_LABEL, LONG_NOTE).keep_note().noted()
    walking.tap("No", exact=True).see_text(re.compile("^Step 3,"))
    file = saved_file(walking.go(f"/saved/{walking.id}").now(Record).here(), tmp_path)
    kept = verify(unpack(file.read_bytes()).journal)
    assert kept.intact
    assert [body["kind"] for body in kept.bodies] == ["started", "answered", *["noted"] * (notes - 1)]
    set_quota(page, None)
    page.go_back()
    walking.here().tap(strings.TRY_AGAIN)
    walking.see_no(walking.said(strings.UNCONFIRMED))


def test_record_goes_from_one_profile_to_another(
    offline_app: Served, profile: Profile, pack: Pack, tmp_path: Path
) -> None:
    officer = opened(profile.tab(PHONE), offline_app.address)
    walking = officer.begin(pack.trees[TREE]).tap("No, only a school rule or policy")
    record = walking.now(Walking).finish()
    file = saved_file(record, tmp_path)
    assert verify(unpack(file.read_bytes()).journal).complete
    supervisor = opened(profile(PHONE).new_page(), offline_app.address).saved()
    taken = take_in(supervisor.see_text(strings.SAVED_NONE), file).now(Saved)
    taken.see_text("Taken in: Arrest considerations").tap(strings.LOOK_AT_IT).see_text(strings.INTACT)
