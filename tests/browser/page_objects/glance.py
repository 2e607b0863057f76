"""A tree at a glance."""

from __future__ import annotations

from typing import Self

from sro_assist.app import strings
from sro_assist.trees.model import Tree, Visit
from tests.browser.page_objects.base import Screen
from tests.browser.page_objects.walking import Walking


class Glance(Screen):
    """The whole tree on one page."""

    def shows(self, tree: Tree) -> Self:
        """Wait for the tree's title, and for the heading of each of its screens."""
        self.see_heading(tree.title, level=1, exact=True)
        for node in tree.nodes.values():
            if not isinstance(node, Visit):
                self.page.get_by_role("heading", name=node.headline, exact=True).first.wait_for(
                    state="attached"
                )
        return self

    def walk(self) -> Walking:
        """Begin to walk it."""
        self.touch(self.button(strings.WALK_IT))
        return self.now(Walking).here()
