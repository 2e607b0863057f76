"""While the server is away or does not answer, what was read stays, dimmed, under a line that says so."""

from __future__ import annotations

import base64
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Opener, Profile
from tests.browser.devices import DESK
from tests.browser.guide import Guide
from tests.browser.kept import kept, steps, told, verdict
from tests.browser.page_objects.base import LONGEST_MS, Screen
from tests.browser.page_objects.home import Home
from tests.browser.ways import Ways, taps
from tests.running_server import Served, keyed, tiny_app, whole_app

HUNG = "SRO Assist does not answer. Until it does, a tap does nothing."
LOST = "Connection lost. Trying again. Until then a tap does nothing."
STARTED_AGAIN = "SRO Assist was started again: go on in its new window."
COLOURS = """
async (png) => {
  const picture = await createImageBitmap(await (await fetch(png)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const pen = canvas.getContext("2d");
  pen.drawImage(picture, 0, 0);
  const { data } = pen.getImageData(0, 0, picture.width, picture.height);
  return new Set(new Uint32Array(data.buffer)).size;
}
"""


def strip(page: Page) -> Locator:
    """The line at the top that tells of the connection."""
    return page.locator("#connection")


def colours(page: Page) -> int:
    """How many colours the screen shows under that line: an empty one has two or three, text has many."""
    size = page.viewport_size
    assert size
    below = {"x": 0, "y": 80, "width": size["width"], "height": size["height"] - 80}
    png = page.screenshot(clip=below)  # type: ignore[arg-type]  # a rectangle is a rectangle
    return int(page.evaluate(COLOURS, "data:image/png;base64," + base64.b64encode(png).decode()))


def stays(guide: Guide, words: str) -> None:
    """Wait until it is told why no tap counts; the screen is there still, and takes none."""
    page = guide.walking.page
    expect(strip(page)).to_have_text(words)
    expect(page.locator("#veil")).to_be_visible()
    guide.same()
    assert colours(page) > 20
    size = page.viewport_size
    assert size
    for height in range(100, size["height"], 40):
        page.mouse.click(size["width"] / 2, height)
    for key in ("Tab", "Enter", "Space"):
        page.keyboard.press(key)


def test_screen_stays_while_the_server_hangs(
    app: Served, data: Path, open_screen: Opener, ways: Ways
) -> None:
    guide = Guide.begin(open_screen(app.address).now(Home).here(), ways, "arrest").answer("yes")
    walk_id = guide.walking.id
    with app.asleep():
        stays(guide, HUNG)
    expect(guide.walking.page.locator("#veil")).to_be_hidden()
    expect(strip(guide.walking.page)).to_have_text("")
    guide.walking.attend()
    guide.same().answer("no")
    assert steps(kept(data, walk_id)) == [told(tap) for tap in taps(guide.walk)]


def test_unanswered_tap_is_told_and_counts_later(
    app: Served, data: Path, open_screen: Opener, ways: Ways
) -> None:
    guide = Guide.begin(open_screen(app.address).now(Home).here(), ways, "arrest")
    walk_id = guide.walking.id
    with app.asleep():
        guide.walking.tap(guide.say("yes"))
        expect(strip(guide.walking.page)).to_have_text(HUNG)
    guide.walk = guide.walk.answer("yes", elapsed=0)
    expect(guide.walking.page.locator("#veil")).to_be_hidden()
    guide.walking.attend()
    guide.same()
    assert steps(kept(data, walk_id)) == [told(tap) for tap in taps(guide.walk)]


def test_screen_stays_when_the_server_is_killed(data: Path, open_screen: Opener, ways: Ways) -> None:
    with Served(whole_app(data)) as first:
        guide = Guide.begin(open_screen(first.address).now(Home).here(), ways, "arrest").answer("yes")
        walk_id = guide.walking.id
        first.kill()
        stays(guide, LOST)
    with Served(whole_app(data, first.port)) as second:
        stays(guide, STARTED_AGAIN)
        again = open_screen(second.address).now(Home).here()
        guide.walking = again.offers(ways.pack.trees["arrest"]).resume()
        guide.same().answer("no")
        assert guide.walking.id == walk_id
        assert not verdict(data, walk_id).torn


def test_page_comes_back_after_a_broken_connection(tiny: Served, open_screen: Opener) -> None:
    screen = open_screen(tiny.address).tap("Add one").see_text("Count 1")
    with tiny.asleep():  # for longer than the server waits for its own pings
        expect(strip(screen.page)).to_have_text(HUNG)
        screen.page.wait_for_timeout(11_000)
    expect(screen.page.locator("#veil")).to_be_hidden()
    screen.attend().see_text("Count 1").tap("Add one").see_text("Count 2")


def test_screen_that_stays_is_read_by_screen_reader(tiny: Served, profile: Profile) -> None:
    page = profile.tab(DESK)
    page.goto(keyed(tiny.address))
    page.wait_for_selector("#starting", state="detached", timeout=LONGEST_MS)
    with tiny.asleep():
        expect(page.locator("#veil")).to_be_visible()
        Screen(page, DESK).attend().see_heading("Tiny")


def test_page_is_not_fooled_by_another_server(open_screen: Opener) -> None:
    with Served(tiny_app()) as first:
        screen = open_screen(first.address).see_text("Count 0")
    with Served(["-m", "http.server", str(first.port), "--bind", "127.0.0.1"]):
        expect(strip(screen.page)).to_have_text(STARTED_AGAIN)
    screen.see_text("Count 0")
