"""The offline app on a phone: it starts, walks, keeps, and asks nothing of anyone else."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from sro_assist.app import strings
from sro_assist.trees.pack import Pack
from tests.browser.conftest import Profile
from tests.browser.devices import PHONE
from tests.browser.offline.opening import first_question, opened
from tests.browser.page_objects.walking import Walking
from tests.running_server import Served

TREE = "arrest"


@pytest.fixture
def page(profile: Profile) -> Page:
    return profile.tab(PHONE)


def test_walk_and_draft_outlive_reload_without_server(offline_app: Served, page: Page, pack: Pack) -> None:
    walking = opened(page, offline_app.address).begin(pack.trees[TREE])
    question = first_question(pack, TREE)
    expect(walking.asked).to_have_text(question.ask)
    walking.tap(question.choices[0].say).see_text(re.compile("^Step 2,"))
    walking.write_note("told the nurse").touch(walking.button(strings.CLOSE))
    offline_app.stop()
    again = walking.reload().now(Walking).here().see_text(re.compile("^Step 2,"))
    again.touch(again.button(strings.NOTE))
    expect(again.find("textbox", strings.NOTE_LABEL)).to_have_value("told the nurse")
    page.go_back()
    again.see_text(re.compile("^Step 2,"))
    page.go_back()
    again.see_text(re.compile("^Step 1,"))
    expect(again.asked).to_have_text(question.ask)


def test_every_place_opens_from_its_own_origin(offline_app: Served, profile: Profile, pack: Pack) -> None:
    page = profile(PHONE).new_page()  # nobody else's: the worker of another copy may still be fetching
    asked: list[str] = []
    errors: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    home = opened(page, offline_app.address)
    section = pack.trees[TREE].rests_on
    for route in ("/saved", "/policy", "/settings", f"/policy/{section}", f"/glance/{TREE}"):
        before = page.get_by_role("heading").first.text_content()
        home.go(route)
        expect(page.get_by_role("heading").first).not_to_have_text(before or "")
    assert errors == []
    assert [url for url in asked if not is_own(url, offline_app.address)] == []
    assert any(url.endswith("app.bin") for url in asked)


def is_own(url: str, address: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "data" or url.removeprefix("blob:").startswith(address)
