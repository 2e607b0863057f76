"""Settings: what they change is seen at once, kept, and in the next record."""

from __future__ import annotations

from pathlib import Path

import pytest

from sro_assist.app import strings
from sro_assist.trees.pack import Pack
from sro_assist.ui import color_schemes
from tests.browser.conftest import Opener
from tests.browser.devices import DESK
from tests.browser.guide import Guide
from tests.browser.kept import kept
from tests.browser.page_objects.home import Home
from tests.browser.page_objects.settings import Settings
from tests.browser.page_objects.walking import Walking
from tests.browser.pixels import see_paper
from tests.browser.ways import Ways
from tests.running_server import Served

LOOKS = {"dark": color_schemes.DARK, "contrast": color_schemes.CONTRAST, "light": color_schemes.LIGHT}


def test_officer_is_in_the_next_record(app: Served, data: Path, open_screen: Opener, ways: Ways) -> None:
    home = open_screen(app.address).now(Home).here()
    home.settings().officer("Badge 4711").back()
    record = Guide.begin(home.here(), ways, "arrest").answer("rule").walking.finish()
    assert kept(data, record.id)[0]["officer"] == "Badge 4711"
    record.see_text("Badge 4711")
    record.go("/settings").now(Settings).here().has_officer("Badge 4711")


def test_look_is_seen_at_once_and_kept(app: Served, open_screen: Opener) -> None:
    settings = open_screen(app.address).now(Home).here().settings()
    see_paper(settings, color_schemes.LIGHT.surface)
    for look, scheme in LOOKS.items():
        see_paper(settings.pick(strings.THEMES[look]), scheme.surface)
    settings.pick(strings.THEMES["contrast"])
    see_paper(open_screen(app.address).now(Home).here(), color_schemes.CONTRAST.surface)


def test_look_follows_the_device_until_picked(app: Served, open_screen: Opener) -> None:
    home = open_screen(app.address).now(Home).here()
    home.page.emulate_media(color_scheme="dark")
    see_paper(home, color_schemes.DARK.surface)
    home.settings().pick(strings.THEMES["light"])
    see_paper(home, color_schemes.LIGHT.surface)


def test_text_size_makes_text_larger_and_is_kept(
    app: Served, open_screen: Opener, ways: Ways, pack: Pack
) -> None:
    home = open_screen(app.address, DESK).now(Home).here()
    walking = home.begin(pack.trees["restraint"]).shows(ways.start("restraint"))
    heights = [height(walking)]
    for size in (1.5, 2.0):
        settings = walking.go("/settings").now(Settings).here().pick(strings.TEXT_SIZES[size])
        home = settings.go("/").now(Home).here()
        walking = home.begin(pack.trees["restraint"]).shows(ways.start("restraint"))
        heights.append(height(walking))
    assert heights[2] > 1.3 * heights[1] > 1.6 * heights[0]
    assert height(walking.reload().shows(ways.start("restraint"))) == pytest.approx(heights[2])


def height(walking: Walking) -> float:
    """How high the first line below the bar is: it never wraps."""
    box = walking.page.get_by_text("Step 1,").first.bounding_box()
    assert box
    return box["height"]
