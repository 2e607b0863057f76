"""Icons: those that are named are shipped, and no others."""

from __future__ import annotations

import json

from sro_assist.pwa.icon_font import icon_names, named_icons


def test_icons_are_found_by_name_wherever_used() -> None:
    modules = {
        "a.py": b"x = ft.Icons.ARROW_BACK",
        "b.py": b"from flet import Icons\nIcons.INVENTORY_2_OUTLINED",
    }
    assert icon_names(modules) == {"ARROW_BACK", "INVENTORY_2_OUTLINED"}


def test_table_keeps_the_used_icons_numbers() -> None:
    every = json.dumps({"ADD": 1, "ARROW_BACK": 2}).encode()
    assert json.loads(named_icons(every, {"ARROW_BACK", "UNHEARD_OF"})) == {"ARROW_BACK": 2}
