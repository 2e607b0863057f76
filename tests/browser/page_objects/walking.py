"""The walking screen, and what lies over it: danger, a note, so far."""

from __future__ import annotations

import re
from typing import Self

from playwright.sync_api import Locator, expect

from sro_assist.app import strings
from sro_assist.app.walk_actions import DOUBLE_TAP
from sro_assist.trees.conditions import FactorMark
from sro_assist.trees.model import Clock, Factor, Outcome, Question
from sro_assist.walk.events import Answered
from sro_assist.walk.walkthrough import Walkthrough
from tests.browser.page_objects.base import LONGEST_MS, Screen
from tests.browser.page_objects.saved import Record
from tests.browser.ways import Tap

PROGRESS = re.compile(r"^Step (\d+)")


class Walking(Screen):
    """One decision a screen."""

    def here(self) -> Self:
        """Wait until a node is shown."""
        return self.see(self.page.get_by_role("progressbar"))

    @property
    def id(self) -> str:
        """The walkthrough's id, which the address holds."""
        return self.route.split("/")[2]

    @property
    def asked(self) -> Locator:
        """The heading: what the screen asks or says."""
        return self.page.get_by_role("heading", level=2).first

    def shows(self, walk: Walkthrough) -> Self:
        """Wait for the screen where this walk stands: its tree, its question, how many screens it is in."""
        self.see(self.page.get_by_text(re.compile(f"^Step {walk.step},")).first)
        self.see_heading(walk.pack.trees[walk.frame.tree].title, level=1, exact=True)
        expect(self.asked).to_have_text(walk.screen.headline)
        return self

    # The ways on

    def way(self, walk: Walkthrough, tap: Tap) -> Locator:
        """What to tap to make this event, standing where ``walk`` stands."""
        if isinstance(tap, Answered):
            assert isinstance(walk.screen, Question)
            choice = walk.screen.choice(tap.choice)
            say = re.escape(choice.say if choice else tap.choice)
            return self.find("button", re.compile(rf"^{say}(\s+{strings.BEFORE})?$"))
        if isinstance(walk.screen, Outcome):
            waiting = walk.position.stack[-2].tree
            return self.button(strings.BACK_TO.format(title=walk.pack.trees[waiting].title))
        return self.button(strings.GO_ON)

    def take(self, walk: Walkthrough, tap: Tap) -> Self:
        """Tap it."""
        self.tap_away(self.way(walk, tap))
        return self

    def finish(self) -> Record:
        """Finish and save."""
        self.touch(self.button(strings.FINISH))
        return self.now(Record).here()

    def leave_open(self) -> None:
        """Go home, and leave it unfinished."""
        self.touch(self.button(strings.KEEP_OPEN))

    def reassess(self) -> Self:
        """Something changed. The button stays and would count a second tap: so once, when it counts."""
        asked = self.asked.element_handle()
        self.page.wait_for_timeout(1_000 * DOUBLE_TAP)
        self.touch(self.button(strings.CHANGED))
        asked.wait_for_element_state("hidden", timeout=LONGEST_MS)
        return self

    # Danger

    def danger_now(self) -> Self:
        """The red button at the top right."""
        self.touch(self.button(strings.DANGER))
        return self

    def leave_danger(self, say: str = strings.DANGER_BACK) -> Self:
        """Back to where I was; or on to the questions, when it began with danger."""
        self.touch(self.button(say))
        return self.here()

    # Notes

    def write_note(self, text: str) -> Self:
        """Open the note and write."""
        self.touch(self.button(strings.NOTE))
        return self.write(strings.NOTE_LABEL, text)

    def keep_note(self) -> Self:
        """Keep what is written."""
        self.touch(self.button(strings.NOTE_KEEP))
        return self

    def keep_note_anyway(self) -> Self:
        """Keep what is written, though it looks private."""
        self.touch(self.button(strings.NOTE_KEEP_ANYWAY))
        return self.noted()

    def noted(self) -> Self:
        """Wait until the note was taken, and the node is shown again: for a moment both are there."""
        return self.see_no(self.find("textbox", strings.NOTE_LABEL)).here()

    def add_why(self, text: str) -> Self:
        """Take the note that was offered after a choice, and keep it."""
        self.touch(self.button(strings.WHY))
        return self.write(strings.NOTE_LABEL, text).keep_note().noted()

    # The policy's words

    def unfold(self, citation: str) -> Self:
        """Tap a citation: its words unfold, or fold again."""
        self.touch(self.find("button", re.compile(re.escape(citation))).first)
        return self

    # Factors, things to tick, duties

    def mark(self, factor: Factor, mark: FactorMark) -> Self:
        """Tap one of a factor's three marks."""
        self.touch(self.mark_box(factor, mark))
        return self

    def mark_box(self, factor: Factor, mark: FactorMark) -> Locator:
        """One of a factor's three marks."""
        return self.find("checkbox", f"{factor.say}: {strings.MARKS[mark]}")

    def tick_box(self, say: str) -> Locator:
        """The box of a thing to do."""
        return self.find("checkbox", say, exact=True)

    def mark_duty(self, say: str) -> Self:
        """Tap *Done*, *Done earlier* or *Open again* under the one duty there is."""
        self.touch(self.button(say))
        return self

    # Clocks, so far

    def clock(self, clock: Clock) -> Locator:
        """The line of a clock that runs."""
        return self.page.get_by_text(re.compile(re.escape(clock.say) + r": \d+:\d\d"))

    def so_far(self) -> str:
        """Look at the path so far and close it again; what it says."""
        self.touch(self.button(strings.SO_FAR))
        self.see_heading(strings.SO_FAR, level=2)
        said = self.text()
        self.touch(self.button(strings.CLOSE))
        self.here()
        return said
