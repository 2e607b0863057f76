"""What an officer can do on the way, each beside what the record then holds."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from sro_assist.app import strings
from sro_assist.trees.model import Factors, Guidance
from sro_assist.trees.pack import Pack
from tests.browser.conftest import Shared
from tests.browser.guide import Guide
from tests.browser.kept import kept, kinds, newest
from tests.browser.page_objects.home import Home
from tests.browser.page_objects.saved import Record
from tests.browser.ways import Ways

CARE = "care"
LONG_ENOUGH_TO_SHOW_MS = 500


def at_outcome(home: Home, ways: Ways) -> Guide:
    """At an outcome with one duty owed."""
    return Guide.begin(home, ways, "restraint").to("restraint", "ended")


def test_step_taken_back_stays_told_in_the_record(home: Home, shared: Shared, ways: Ways) -> None:
    guide = Guide.begin(home, ways, "arrest").answer("rule")
    assert strings.SUPERSEDED not in guide.walking.so_far()
    guide.walking.back()
    guide.walk = guide.walk.back(elapsed=0)
    guide.same().walking.see_text(strings.BEFORE)
    assert strings.SUPERSEDED in guide.walking.so_far()
    guide.answer("yes")
    assert kinds(shared.data, guide.walking.id) == ["started", "answered", "back", "answered"]
    assert [body.get("choice") for body in kept(shared.data, guide.walking.id)] == [None, "rule", None, "yes"]
    record = guide.walking.go(f"/saved/{guide.walking.id}").now(Record).here()
    record.see_text(strings.SUPERSEDED).see_text(strings.WENT_BACK)


def test_danger_is_logged_and_leads_back(home: Home, shared: Shared, ways: Ways) -> None:
    guide = Guide.begin(home, ways, "arrest").answer("yes")
    danger = ways.pack.manifest.danger
    guide.walking.danger_now().see_heading(danger.say)
    guide.walking.see_text(re.compile("^" + strings.DANGER_LOGGED.format(time=r"\d\d:\d\d:\d\d")))
    assert newest(shared.data, guide.walking.id)["kind"] == "danger"
    guide.walking.leave_danger()
    guide.same().answer("no")
    assert kinds(shared.data, guide.walking.id) == ["started", "answered", "danger", "answered"]


def test_danger_from_home_begins_then_leads_to_questions(home: Home, shared: Shared, ways: Ways) -> None:
    danger = ways.pack.manifest.danger
    walking = home.danger_now()
    walking.see_heading(danger.say).leave_danger(strings.DANGER_ON).shows(ways.start(danger.tree))
    assert kinds(shared.data, walking.id) == ["started", "danger"]
    assert kept(shared.data, walking.id)[0]["tree"] == danger.tree


def test_private_looking_note_is_warned_of_then_kept(home: Home, shared: Shared, ways: Ways) -> None:
    guide = Guide.begin(home, ways, "arrest")
    guide.walking.write_note("Told Mary Smith").keep_note().see_text(strings.NOTE_LOOKS.format(what="a name"))
    assert kinds(shared.data, guide.walking.id) == ["started"]
    guide.walking.keep_note_anyway()
    note = newest(shared.data, guide.walking.id)
    assert (note["kind"], note["text"], note["node"]) == ("noted", "Told Mary Smith", "criminal")
    guide.same()


def test_note_with_roles_is_kept_without_a_warning(home: Home, shared: Shared, ways: Ways) -> None:
    guide = Guide.begin(home, ways, "arrest")
    guide.walking.write_note("told the assistant principal").keep_note().noted()
    assert newest(shared.data, guide.walking.id)["text"] == "told the assistant principal"
    assert "told the assistant principal" in guide.walking.so_far()


def test_reason_is_kept_with_its_choice(home: Home, shared: Shared, ways: Ways) -> None:
    guide = Guide.begin(home, ways, "restraint").answer("earlier")
    guide.walking.add_why("since the end of lunch")
    note = newest(shared.data, guide.walking.id)
    assert note["text"] == "since the end of lunch"
    assert str(note["about"]).endswith("earlier")
    guide.walking.see_no(guide.walking.button(strings.WHY))


def test_factors_are_marked_and_unmarked(home: Home, shared: Shared, ways: Ways) -> None:
    guide = Guide.begin(home, ways, "arrest").to("arrest", "alternatives")
    assert isinstance(guide.walk.screen, Factors)
    first, second, third, _fourth = guide.walk.screen.factors
    walking = guide.walking
    for factor, mark in ((first, "present"), (second, "absent"), (third, "unknown")):
        box = walking.mark(factor, mark).mark_box(factor, mark)  # type: ignore[arg-type]  # each is a mark
        expect(box).to_be_checked()
    walking.mark(second, "absent")
    expect(walking.mark_box(second, "absent")).not_to_be_checked()
    marks = [body for body in kept(shared.data, walking.id) if body["kind"] == "marked"]
    assert [(body["factor"], body["mark"]) for body in marks] == [
        (first.id, "present"),
        (second.id, "absent"),
        (third.id, "unknown"),
        (second.id, "untouched"),
    ]


def test_duty_is_marked_done_undone_and_done_earlier(home: Home, shared: Shared, ways: Ways) -> None:
    walking = at_outcome(home, ways).walking
    walking.mark_duty(strings.DUTY_NOW).see_text(re.compile("^" + strings.DUTY_DONE.format(time=r"\d\d:")))
    walking.see_no(walking.said(strings.FINISH_OPEN_ONE))
    walking.mark_duty(strings.DUTY_UNDO).see_text(strings.FINISH_OPEN_ONE)
    earlier = strings.DUTY_DONE_EARLIER.format(time=r"\d\d:")
    walking.mark_duty(strings.DUTY_EARLIER).see_text(re.compile("^" + earlier))
    marked = [body for body in kept(shared.data, walking.id) if body["kind"] == "duty"]
    assert [(body["duty"], body["done"], body["how"]) for body in marked] == [
        (CARE, True, "now"),
        (CARE, False, "now"),
        (CARE, True, "later"),
    ]
    walking.finish().see_no(walking.said(strings.OPEN_DUTIES))


def test_duty_left_open_is_said_and_recorded(home: Home, ways: Ways, pack: Pack) -> None:
    walking = at_outcome(home, ways).walking
    walking.see_text(strings.FINISH_OPEN_ONE)
    record = walking.finish().see_text(strings.OPEN_DUTIES)
    record.see_text(pack.trees["restraint"].duties[CARE].do)


def test_strategies_are_ticked_and_unticked(home: Home, shared: Shared, ways: Ways) -> None:
    guide = Guide.begin(home, ways, "deescalation").to("deescalation", "strategies")
    assert isinstance(guide.walk.screen, Guidance)
    first, second = (guide.walking.tick_box(item.say) for item in guide.walk.screen.do[:2])
    for box in (first, second):
        guide.walking.touch(box)
        expect(box).to_be_checked()
    guide.walking.touch(first)
    expect(first).not_to_be_checked()
    ticks = [body for body in kept(shared.data, guide.walking.id) if body["kind"] == "ticked"]
    assert [(body["item"], body["done"]) for body in ticks] == [
        ("empathy", True),
        ("space", True),
        ("empathy", False),
    ]


def test_tick_shows_only_once_it_is_kept(home: Home, shared: Shared, ways: Ways) -> None:
    guide = Guide.begin(home, ways, "deescalation").to("deescalation", "strategies")
    assert isinstance(guide.walk.screen, Guidance)
    box = guide.walking.tick_box(guide.walk.screen.do[0].say)
    with shared.served.asleep():
        guide.walking.touch(box)
        guide.walking.page.wait_for_timeout(LONG_ENOUGH_TO_SHOW_MS)
        assert not box.is_checked()
    expect(box).to_be_checked()
    assert kinds(shared.data, guide.walking.id)[-1] == "ticked"


def test_something_changed_leads_to_where_the_tree_reassesses(home: Home, shared: Shared, ways: Ways) -> None:
    guide = Guide.begin(home, ways, "force").answer("time")
    guide.walking.reassess()
    guide.walk = guide.walk.reassess(elapsed=0)
    guide.same()
    assert guide.walk.frame.node == ways.pack.trees["force"].reassess
    assert kinds(shared.data, guide.walking.id) == ["started", "answered", "reassessed"]


def test_restraint_clock_runs_only_while_it_lasts(home: Home, ways: Ways) -> None:
    clock = ways.pack.trees["restraint"].clocks["held"]
    guide = Guide.begin(home, ways, "restraint")
    guide.walking.see_no(guide.walking.clock(clock))
    guide.answer("now").walking.see(guide.walking.clock(clock))
    expect(guide.walking.clock(clock)).to_have_text(re.compile(r"0:0[2-9]$"))
    guide.to("restraint", "care").walking.see_no(guide.walking.clock(clock))


def test_words_of_the_policy_unfold_and_fold(home: Home, ways: Ways) -> None:
    guide = Guide.begin(home, ways, "restraint")
    cited = ways.pack.policy[guide.walk.screen.cites[0]]
    guide.walking.see_no(guide.walking.page.get_by_text(cited.text))
    guide.walking.unfold(cited.citation).see_text(cited.text)
    guide.walking.unfold(cited.citation).see_no(guide.walking.page.get_by_text(cited.text))


def test_finishing_shows_the_record(home: Home, ways: Ways, pack: Pack) -> None:
    guide = Guide.begin(home, ways, "arrest").answer("rule")
    record = guide.walking.finish()
    assert record.route == f"/saved/{record.id}"
    record.see_heading(pack.trees["arrest"].title).see_text(strings.INTACT)
    record.see_text(pack.trees["arrest"].nodes["criminal"].choices[1].say)  # type: ignore[union-attr]


def test_outcome_left_open_can_be_gone_on_with(home: Home, ways: Ways, pack: Pack) -> None:
    guide = Guide.begin(home, ways, "arrest").answer("rule")
    guide.walking.leave_open()
    home.here().offers(pack.trees["arrest"]).resume().shows(guide.walk).finish()


def test_two_quick_taps_answer_once(home: Home, shared: Shared, ways: Ways) -> None:
    guide = Guide.begin(home, ways, "arrest")
    yes = guide.walking.button(guide.say("yes"))
    place = yes.bounding_box()
    assert place
    x, y = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    first = guide.walking.asked.element_handle()
    assert first

    def answered() -> bool:
        guide.walking.page.touchscreen.tap(x, y)
        guide.walking.page.touchscreen.tap(x, y)
        return not first.evaluate("(heading) => heading.isConnected")

    guide.walking.until(answered, "The taps change nothing.")
    guide.walk = guide.walk.answer("yes", elapsed=0)
    guide.same()
    assert kinds(shared.data, guide.walking.id) == ["started", "answered"]
