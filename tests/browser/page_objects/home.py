"""The first screen."""

from __future__ import annotations

import re
from typing import Self

from playwright.sync_api import Locator

from sro_assist.app import strings
from sro_assist.trees.model import Tree
from tests.browser.page_objects.base import Screen
from tests.browser.page_objects.glance import Glance
from tests.browser.page_objects.policy import Policy
from tests.browser.page_objects.saved import Saved
from tests.browser.page_objects.settings import Settings
from tests.browser.page_objects.walking import Walking


class Home(Screen):
    """Danger, what is happening, the trees, what was begun, and the other places."""

    def here(self) -> Self:
        """Wait until it is shown."""
        return self.see_heading(strings.APP, level=1)

    def tree(self, tree: Tree) -> Locator:
        """What begins a tree: its own button; the first of them has *What's happening?*."""
        first = self.find("button", re.compile(f"^{re.escape(strings.HAPPENING)}.*{re.escape(tree.says)}"))
        own = self.find("button", re.compile(f"^{re.escape(tree.title)}.*{re.escape(tree.says)}"))
        return first.or_(own)

    def begin(self, tree: Tree) -> Walking:
        """Begin a tree."""
        self.touch(self.tree(tree))
        return self.now(Walking).here()

    def danger_now(self) -> Walking:
        """The red button."""
        self.touch(self.button(strings.DANGER))
        return self.now(Walking)

    def offer(self, title: str = "") -> Locator:
        """What goes on with the newest unfinished walkthrough, if it is of a tree of this title."""
        return self.find("button", re.compile("^" + re.escape(strings.RESUME.format(title=title))))

    def offers(self, tree: Tree) -> Self:
        """Wait until going on with a walkthrough of this tree is offered."""
        return self.see(self.offer(tree.title))

    def offers_nothing(self) -> Self:
        """Wait until nothing is offered to go on with."""
        return self.see_no(self.offer())

    def resume(self) -> Walking:
        """Go on with the walkthrough that is offered."""
        self.touch(self.offer())
        return self.now(Walking).here()

    def end_interrupted(self) -> Self:
        """End the walkthrough that is offered."""
        self.touch(self.button(strings.END_IT))
        return self

    def undo(self) -> Self:
        """Leave it open after all."""
        self.touch(self.button(strings.UNDO))
        return self

    def glance_at(self, tree: Tree) -> Glance:
        """A tree on one page."""
        self.touch(self.button(strings.GLANCE.format(title=tree.title)))
        return self.now(Glance)

    def saved(self) -> Saved:
        """The saved walkthroughs."""
        self.touch(self.button(strings.SAVED))
        return self.now(Saved).here()

    def policy(self) -> Policy:
        """The policy."""
        self.touch(self.button(strings.POLICY))
        return self.now(Policy).here()

    def settings(self) -> Settings:
        """The settings."""
        self.touch(self.button(strings.SETTINGS))
        return self.now(Settings).here()
