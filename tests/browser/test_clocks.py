"""A clock past its first minute, in a real picture: it asks, and the rest of the screen stays."""

from __future__ import annotations

from pathlib import Path

from sro_assist.app import strings
from sro_assist.trees.model import Question
from sro_assist.walk.walkthrough import Walkthrough
from tests.browser.conftest import Profile, serving
from tests.browser.devices import PHONE
from tests.browser.page_objects.walking import Walking
from tests.browser.pictures import greys
from tests.browser.pictures.standing import keep
from tests.browser.ways import Ways
from tests.running_server import whole_app

HELD_SECONDS = 50
"""So long has someone been held when the walkthrough is opened again: the clock asks at 60."""


def in_a_hold(ways: Ways) -> Walkthrough:
    """*Physical restraint*, *Yes, just now*, *A hold*, and on to the next question."""
    held = ways.start("restraint").answer("now", elapsed=0).answer("hold", elapsed=0)
    asked = ways.to(held, lambda walk: isinstance(walk.screen, Question))
    assert asked
    return asked


def test_question_and_choices_stay_while_a_clock_asks(data: Path, profile: Profile, ways: Ways) -> None:
    walk = in_a_hold(ways)
    (clock,) = (ways.pack.trees[tree].clocks[name] for tree, name in walk.history.clocks)
    assert isinstance(walk.screen, Question)
    walk_id = keep(data, walk, HELD_SECONDS)
    with serving(whole_app(data)) as served:
        walking = Walking(profile.tab(PHONE), PHONE).open(f"{served.address}/#/walk/{walk_id}")
        walking.shows(walk)
        walking.until(
            lambda: (
                walking.said(clock.prompt).is_visible() or greys.error_share_on(walking.page) > greys.MOST
            ),
            "The clock does not ask.",
        )
        before = walking.text()
        walking.until(lambda: walking.text() != before, "The clock stands still.")
        assert greys.error_share_on(walking.page) <= greys.MOST
        walking.shows(walk).see(walking.button(strings.NOTE))
        for choice in walk.screen.choices:
            walking.see(walking.button(choice.say))
        walking.leave()
