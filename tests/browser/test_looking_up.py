"""Looking things up: saved walkthroughs, the policy, a tree at a glance; and addresses typed by hand."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from sro_assist.app import strings
from sro_assist.paths import pack_folder
from sro_assist.trees.loader import read_folder
from sro_assist.trees.model import Outcome
from sro_assist.trees.pack import Pack
from tests.browser.conftest import Shared
from tests.browser.devices import DESK, PHONE
from tests.browser.guide import Guide
from tests.browser.page_objects.home import Home
from tests.browser.page_objects.policy import Policy
from tests.browser.page_objects.saved import Record, Saved
from tests.browser.page_objects.walking import Walking
from tests.browser.ways import NOBODY, Ways

TREES = read_folder(pack_folder()).manifest.trees


def a_record(home: Home, ways: Ways) -> Record:
    """A short walk, finished: only a school rule."""
    return Guide.begin(home, ways, "arrest").answer("rule").walking.finish()


def ended(pack: Pack) -> str:
    """What that walk came to."""
    outcome = pack.trees["arrest"].nodes["school-rule"]
    assert isinstance(outcome, Outcome)
    return outcome.title


def test_saved_walk_is_listed_and_told(home: Home, ways: Ways, pack: Pack) -> None:
    done = a_record(home, ways)
    listed = done.go("/").now(Home).here().saved()
    record = listed.open_record(pack.trees["arrest"].title, ended(pack))
    assert record.id == done.id
    record.see_text(strings.INTACT).see_text("Is this a criminal incident?").see_text(strings.FINISHED)


def test_record_opens_by_its_address_in_new_tab(home: Home, shared: Shared, ways: Ways, pack: Pack) -> None:
    done = a_record(home, ways)
    page = home.page.context.new_page()
    record = Record(page, PHONE).open(f"{shared.served.address}/#/saved/{done.id}").here()
    record.see_heading(pack.trees["arrest"].title).see_text(strings.INTACT)
    page.close()


def test_list_and_record_stand_side_by_side(home: Home, shared: Shared, ways: Ways, pack: Pack) -> None:
    done = a_record(home, ways)
    page = shared.profile.tab(DESK)
    record = Record(page, DESK).open(f"{shared.served.address}/#/saved/{done.id}").here()
    rows = record.now(Saved).row(pack.trees["arrest"].title, ended(pack))
    row, told = rows.first.bounding_box(), record.said(strings.INTACT).bounding_box()
    assert row
    assert told
    assert row["x"] + row["width"] < told["x"]
    page.close()


def test_search_finds_a_sentence_and_says_how_many(home: Home, pack: Pack) -> None:
    (hit,) = pack.policy.search("prone")
    home.policy().search("prone").see_text(strings.HIT_ONE).now(Policy).shows(hit)


def test_search_without_a_hit_says_so(home: Home) -> None:
    policy = home.policy().search("zebra").see_text(strings.NO_HITS)
    policy.search("")


def test_search_loses_no_letter_while_it_is_typed(home: Home, pack: Pack) -> None:
    (hit,) = pack.policy.search("minimize the use of restraints on students whenever possible")
    policy = home.policy()
    for pause_ms in (30, 90):
        policy.search("minimize the use of restraints on students whenever possible", pause_ms)
        policy.shows(hit).holds("minimize the use of restraints on students whenever possible")
    policy.search("")


@pytest.mark.parametrize("number", ["437.6", "437.5.1", "437.12"])
def test_section_is_read_word_for_word(home: Home, pack: Pack, number: str) -> None:
    policy = home.policy().read_section(number)
    for provision in pack.policy.section(number):
        if provision.finest:
            policy.shows(provision)


@pytest.mark.parametrize("tree", TREES)
def test_glance_shows_every_screen_of_a_tree(home: Home, pack: Pack, tree: str) -> None:
    if tree == pack.manifest.first:  # it has no button of its own at home
        home.go(f"/glance/{tree}")
        home.see_heading(pack.trees[tree].title, level=1)
    else:
        home.glance_at(pack.trees[tree]).shows(pack.trees[tree])


def test_tree_is_walked_from_its_glance(home: Home, ways: Ways) -> None:
    home.glance_at(ways.pack.trees["restraint"]).walk().shows(ways.start("restraint"))


@pytest.mark.parametrize("route", ["/nowhere", "/glance/nowhere", "/policy/999"])
def test_unknown_address_says_so_and_leads_back(home: Home, route: str) -> None:
    home.go(route).see_text(strings.NOT_FOUND).back()
    home.see_no(home.said(strings.NOT_FOUND))


@pytest.mark.parametrize(
    ("route", "why"),
    [
        (f"/saved/{NOBODY}", "not here"),
        (f"/walk/{NOBODY}", NOBODY),
        ("/saved/nowhere", "not the id of a walkthrough"),
        ("/walk/nowhere", "not the id of a walkthrough"),
    ],
)
def test_unknown_walk_says_so_and_leads_back(home: Home, route: str, why: str) -> None:
    home.go(route).see_text(why).back()
    before = "/saved" if route.startswith("/saved") else "/"
    home.until(lambda: home.route == before, f"The way back from {route} leads elsewhere.")


def test_unfinished_walk_in_the_list_can_go_on(home: Home, ways: Ways, pack: Pack) -> None:
    guide = Guide.begin(home, ways, "restraint").answer("now")
    record = guide.walking.go("/saved").now(Saved).here()
    row = record.row(pack.trees["restraint"].title, strings.OPEN_STILL)
    expect(row).to_have_count(1)
    opened = record.open_record(pack.trees["restraint"].title, strings.OPEN_STILL).see_text(strings.UNCLOSED)
    opened.tap(strings.RESUME_IT)
    guide.walking = opened.now(Walking)
    guide.same().answer("hold")
