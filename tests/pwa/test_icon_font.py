"""Icons: those that are named are shipped, and no others."""

from __future__ import annotations

import json

import pytest

from sro_assist.pwa.build_error import BuildError
from sro_assist.pwa.build_paths import lock, shelf
from sro_assist.pwa.flet_client import stock_client
from sro_assist.pwa.icon_font import ICON_FONT, icon_font, icon_names, named_icons
from sro_assist.pwa.wheel_download import PURE, fetch


def test_icons_are_found_by_name_wherever_used() -> None:
    modules = {
        "a.py": b"x = ft.Icons.ARROW_BACK",
        "b.py": b"from flet import Icons\nIcons.INVENTORY_2_OUTLINED",
    }
    assert icon_names(modules) == {"ARROW_BACK", "INVENTORY_2_OUTLINED"}


def test_table_keeps_the_used_icons_numbers() -> None:
    every = json.dumps({"ADD": 1, "ARROW_BACK": 2}).encode()
    assert json.loads(named_icons(every, {"ARROW_BACK", "UNHEARD_OF"})) == {"ARROW_BACK": 2}


def test_icon_the_font_lacks_stops_the_build() -> None:
    font = (stock_client() / ICON_FONT).read_bytes()
    (tool,) = fetch(lock("web-fonts"), shelf() / "fonts", PURE)
    with pytest.raises(BuildError, match=r"font of icons could not be made: .*unheard_of"):
        icon_font(font, {"UNHEARD_OF"}, tool)
