"""Nothing that an officer has seen accepted is lost: by a reload, a closed tab, a killed server."""

from __future__ import annotations

from pathlib import Path

from tests.browser.conftest import Opener, Profile
from tests.browser.devices import PHONE
from tests.browser.guide import Guide
from tests.browser.kept import kept, kinds, steps, told, verdict
from tests.browser.page_objects.home import Home
from tests.browser.ways import Ways, taps
from tests.running_server import Served, whole_app


def in_the_middle(home: Home, ways: Ways) -> Guide:
    """Two screens into the arrest tree."""
    return Guide.begin(home.here(), ways, "arrest").answer("yes").answer("no")


def finished_as_walked(guide: Guide, data: Path) -> None:
    """Go on to the end, and hold the record against the walk."""
    guide.answer("no").go_on()
    record = guide.walking.finish()
    assert verdict(data, record.id).complete
    assert steps(kept(data, record.id)) == [told(tap) for tap in taps(guide.walk)]


def test_walk_goes_on_after_a_reload(app: Served, data: Path, open_screen: Opener, ways: Ways) -> None:
    guide = in_the_middle(open_screen(app.address).now(Home), ways)
    guide.walking.reload()
    guide.same()
    finished_as_walked(guide, data)


def test_walk_is_offered_after_its_tab_was_closed(
    app: Served, data: Path, profile: Profile, ways: Ways
) -> None:
    context = profile(PHONE)
    guide = in_the_middle(Home(context.new_page(), PHONE).open(app.address), ways)
    guide.walking.page.close()
    again = Home(context.new_page(), PHONE).open(app.address).here()
    guide.walking = again.offers(ways.pack.trees["arrest"]).resume()
    guide.same()
    assert kinds(data, guide.walking.id)[-1] == "resumed"
    finished_as_walked(guide, data)


def test_tap_is_kept_when_the_server_is_killed(
    data: Path, open_screen: Opener, profile: Profile, ways: Ways
) -> None:
    with Served(whole_app(data)) as first:
        guide = in_the_middle(open_screen(first.address).now(Home), ways)
        walk_id = guide.walking.id
        first.kill()
    guide.walking.page.close()
    profile.forgive()
    assert steps(kept(data, walk_id)) == [told(tap) for tap in taps(guide.walk)]
    assert not verdict(data, walk_id).torn
    with Served(whole_app(data)) as second:
        again = Home(profile.tab(PHONE), PHONE).open(second.address).here()
        guide.walking = again.offers(ways.pack.trees["arrest"]).resume()
        guide.same()
        assert guide.walking.id == walk_id
        finished_as_walked(guide, data)


def test_ending_as_interrupted_can_be_undone_or_stays(
    app: Served, data: Path, open_screen: Opener, ways: Ways
) -> None:
    guide = in_the_middle(open_screen(app.address).now(Home), ways)
    walk_id = guide.walking.id
    home = guide.walking.go("/").now(Home).offers(ways.pack.trees["arrest"])
    home.end_interrupted().offers_nothing().undo().offers(ways.pack.trees["arrest"])
    assert not verdict(data, walk_id).closed
    home.end_interrupted().offers_nothing().settings().back()
    home.here().offers_nothing()
    assert verdict(data, walk_id).complete
    assert kept(data, walk_id)[-1]["ended"] == "interrupted"
