"""The sources of the screens: whatever can be tapped is made so that its focus shows by a ring."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import sro_assist.ui

UI = Path(sro_assist.ui.__file__).parent
WITHOUT_RING = {"Container", "GestureDetector", "ListTile", "Chip", "Checkbox"}
"""What takes taps and shows the focus by a faint fill at most: `tappable` makes a button of anything."""


def faults(source: str) -> list[str]:
    """Each call that makes something to tap whose focus would not show."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return [
        f"{call.lineno}: {name}" for call in calls if (name := _made(call)) and not _shows_focus(call, name)
    ]


def _made(call: ast.Call) -> str:
    """The name of the Flet control that a call makes; empty for any other call."""
    match call.func:
        case ast.Attribute(value=ast.Name(id="ft"), attr=name):
            return name
    return ""


def _shows_focus(call: ast.Call, name: str) -> bool:
    given = {each.arg for each in call.keywords}
    if name in WITHOUT_RING:
        return not given & {"on_click", "on_tap", "on_select", "ink"}
    return not name.endswith("Button") or "style" in given


@pytest.mark.parametrize("path", sorted(UI.rglob("*.py")), ids=lambda path: str(path.relative_to(UI)))
def test_whatever_can_be_tapped_has_a_ring(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source", ["ft.Container(on_click=go)", "ft.Container(ink=True)", "ft.TextButton(content=said)"]
)
def test_what_has_none_is_found(source: str) -> None:
    assert faults(source)


@pytest.mark.parametrize(
    "source", ["ft.Container(said)", "ft.TextButton(content=said, style=style)", "tappable(said, go, sheet)"]
)
def test_what_has_one_is_left_alone(source: str) -> None:
    assert faults(source) == []
