"""Two windows on one walkthrough: only one of them walks it, and the other says so."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from sro_assist.app import strings
from tests.browser.conftest import Profile
from tests.browser.devices import DESK, PHONE
from tests.browser.guide import Guide
from tests.browser.kept import kept, steps, told
from tests.browser.page_objects.home import Home
from tests.browser.page_objects.walking import Walking
from tests.browser.ways import Ways, taps
from tests.running_server import Served


def test_second_window_takes_over_and_first_only_reads(
    app: Served, data: Path, profile: Profile, ways: Ways
) -> None:
    first = Guide.begin(Home(profile.tab(PHONE), PHONE).open(app.address).here(), ways, "arrest")
    first.answer("yes")
    other = Home(profile(DESK).new_page(), DESK).open(app.address).here()
    second = Guide(other.offers(ways.pack.trees["arrest"]).resume(), ways, first.walk)
    said = first.say("no")
    first.walking.see_text(strings.TAKEN)
    expect(first.walking.button(said)).to_be_disabled()
    first.same()
    assert steps(kept(data, second.walking.id)) == [told(tap) for tap in taps(first.walk)]
    second.same().answer("yes")
    assert steps(kept(data, second.walking.id)) == [told(tap) for tap in taps(second.walk)]


def test_first_window_goes_on_where_second_came_to(app: Served, profile: Profile, ways: Ways) -> None:
    first = Guide.begin(Home(profile.tab(PHONE), PHONE).open(app.address).here(), ways, "arrest")
    page = profile(PHONE).new_page()  # of two tabs of one browser the one behind draws nothing
    address = f"{app.address}/#/walk/{first.walking.id}"
    second = Guide(Walking(page, PHONE).open(address), ways, first.walk).answer("unsure")
    first.walking.see_text(strings.TAKEN).tap(strings.TAKE_OVER)
    first.walk = second.walk
    first.same().go_on()
    second.walking.see_text(strings.TAKEN)
    expect(second.walking.button(strings.GO_ON)).to_be_disabled()
