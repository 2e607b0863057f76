"""The system's wish for contrast: worn at once where the theme is left to the system, and taken off again."""

from __future__ import annotations

from typing import Literal

import flet as ft
import pytest

from sro_assist.ui.color_schemes import CONTRAST, CONTRAST_LIGHT, DARK, LIGHT
from tests.browser.conftest import Opener, Profile
from tests.browser.devices import DESK, PHONE
from tests.browser.page_objects.home import Home
from tests.browser.pixels import see_paper
from tests.running_server import Served

SCHEMES = [("light", LIGHT, CONTRAST_LIGHT), ("dark", DARK, CONTRAST)]


@pytest.mark.parametrize(("ground", "usual", "asked"), SCHEMES, ids=["light", "dark"])
def test_more_contrast_is_followed_in_the_open_app(
    app: Served,
    open_screen: Opener,
    ground: Literal["light", "dark"],
    usual: ft.ColorScheme,
    asked: ft.ColorScheme,
) -> None:
    home = open_screen(app.address, DESK).now(Home).here()
    home.page.emulate_media(color_scheme=ground)
    see_paper(home, usual.surface)
    home.page.emulate_media(color_scheme=ground, contrast="more")
    see_paper(home, asked.surface)
    home.page.emulate_media(color_scheme=ground, contrast="no-preference")
    see_paper(home, usual.surface)


def test_forced_colours_are_followed_from_the_start(app: Served, profile: Profile) -> None:
    page = profile.tab(PHONE)
    page.emulate_media(color_scheme="light", forced_colors="active")
    see_paper(Home(page, PHONE).open(app.address).here(), CONTRAST_LIGHT.surface)
