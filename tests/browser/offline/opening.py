"""The first visit to the offline app, and what its trees begin with."""

from __future__ import annotations

from playwright.sync_api import Page

from sro_assist.trees.model import Question
from sro_assist.trees.pack import Pack
from tests.browser.devices import DESK, PHONE
from tests.browser.page_objects.base import LONGEST_MS
from tests.browser.page_objects.home import Home

FIRST_VISIT_MS = 3 * LONGEST_MS
"""Everything is fetched and checked before anything starts."""


def opened(page: Page, address: str) -> Home:
    """The first visit, up to the home screen."""
    page.goto(address, wait_until="commit")
    return Home(page, PHONE).attend(FIRST_VISIT_MS).here()


def started(page: Page, address: str) -> Home:
    """The app from what is kept, up to the home screen, on a desk."""
    page.set_viewport_size({"width": DESK.width, "height": DESK.height})
    page.goto(address, wait_until="commit")
    return Home(page, DESK).attend(FIRST_VISIT_MS).here()


def first_question(pack: Pack, tree: str) -> Question:
    """The question that a tree begins with."""
    node = pack.trees[tree].nodes[pack.trees[tree].start]
    assert isinstance(node, Question)
    return node
