"""Letters that the app's own typeface lacks: read as letters, not as rows of equal boxes."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Shared
from tests.browser.devices import PHONE
from tests.browser.page_objects.base import Screen
from tests.browser.page_objects.home import Home
from tests.browser.page_objects.policy import Policy

TEXT_STARTS, TEXT_WIDE, TEXT_HIGH = 50, 36, 30
"""Where the field's first letters stand, in pixels from its left edge; the caret is further right."""

UNLIKE = {
    "arrows": ("→→→→", "←←←←"),
    "signs": ("✓✓✓✓", "⚠⚠⚠⚠"),
    "emoji": ("😀😀😀😀", "🚓🚓🚓🚓"),
    "Arabic": ("سسسس", "دددد"),
    "Karen": ("ကကကက", "ညညညည"),
    "Amharic": ("አአአአ", "ማማማማ"),
    "Khmer": ("កកកក", "ខខខខ"),
    "Lao": ("ກກກກ", "ຂຂຂຂ"),
    "Thai": ("กกกก", "ขขขข"),
    "Nepali": ("कककक", "टटटट"),
    "Hebrew": ("אאאא", "שששש"),
}
"""Two texts of one script: drawn as boxes they look the same."""


@pytest.mark.parametrize(("one", "other"), UNLIKE.values(), ids=UNLIKE)
def test_letters_are_drawn_and_not_boxes(home: Home, one: str, other: str) -> None:
    tell_apart(home.policy(), one, other)


def test_no_letters_are_fetched_before_they_are_needed(shared: Shared) -> None:
    page = shared.profile.tab(PHONE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    Screen(page, PHONE).open(shared.served.address).now(Home).here()
    assert asked
    assert [url for url in asked if "noto" in url] == []


def tell_apart(policy: Policy, one: str, other: str) -> None:
    """Wait until the two look different."""
    policy.until(lambda: picture(policy, one) != picture(policy, other), f"{one} and {other} look the same.")


def picture(policy: Policy, letters: str) -> bytes:
    """What the beginning of the field looks like with these letters in it."""
    field = policy.search(f"{letters} of letters").find("textbox", "Search").bounding_box()
    assert field
    middle = field["y"] + field["height"] / 2 - TEXT_HIGH / 2
    return policy.page.screenshot(
        clip={"x": field["x"] + TEXT_STARTS, "y": middle, "width": TEXT_WIDE, "height": TEXT_HIGH}
    )
