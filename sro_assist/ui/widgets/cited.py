"""Citations with their weight, and the policy's own words one tap away."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import flet as ft

from sro_assist.policy import Policy, Provision
from sro_assist.ui import theme, words
from sro_assist.ui.theme import Look
from sro_assist.ui.widgets.parts import Handler

# Weight is a shape and a word: a full square binds most, an open circle least.
SHAPES = {
    "shall": ft.Icons.SQUARE_ROUNDED,
    "should": ft.Icons.CONTRAST,
    "may": ft.Icons.CIRCLE_OUTLINED,
    "states": ft.Icons.MENU_BOOK_OUTLINED,
    "practice": ft.Icons.LIGHTBULB_OUTLINE,
}


Toggles = tuple[Callable[[str], bool], Callable[[str], Handler]]
"""Whether a citation's words are open, and what opens or closes them."""


def weight_of(provision: Provision) -> str:
    """``shall not``, ``should``, ... or ``states``: what the chip beside a citation says."""
    weight = provision.weight.value
    return f"{weight} not" if provision.forbids else weight


def weight_chip(look: Look, weight: str) -> ft.Control:
    """A weight as a shape and a word."""
    base = weight.removesuffix(" not")
    binding = base == "shall"
    colour = theme.ON_DEEP if binding else theme.INK
    return ft.Container(
        content=ft.Row(
            [
                ft.Icon(SHAPES[base], size=look.size("small"), color=colour),
                look.text("small", words.WEIGHTS[weight], colour, italic=base == "practice"),
            ],
            spacing=5,
            tight=True,
        ),
        bgcolor=theme.DEEP if binding else None,
        border=None if base in {"states", "practice"} else ft.Border.all(1.2, theme.DEEP),
        border_radius=4 if binding else 20,
        padding=ft.Padding.symmetric(horizontal=0 if base in {"states", "practice"} else 8, vertical=3),
    )


def cited(
    look: Look,
    policy: Policy,
    citations: Iterable[str],
    toggles: Toggles,
    *,
    weighed: bool = True,
) -> ft.Control:
    """A pill for each citation; a tap unfolds the policy's words under them."""
    is_open, toggle = toggles
    names = tuple(citations)
    pills = [_pill(look, policy[name], toggle(name), opened=is_open(name), weighed=weighed) for name in names]
    opened = [quote(look, policy, name, named=len(names) > 1) for name in names if is_open(name)]
    return ft.Column(
        [ft.Row(pills, spacing=8, run_spacing=8, wrap=True), *opened],
        spacing=8,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _pill(look: Look, provision: Provision, on_click: Handler, *, opened: bool, weighed: bool) -> ft.Control:
    mark = ft.Icons.EXPAND_LESS if opened else ft.Icons.EXPAND_MORE
    row = ft.Row(
        [
            *([weight_chip(look, weight_of(provision))] if weighed else []),
            look.text("label", provision.citation, theme.ACCENT),
            ft.Icon(mark, color=theme.ACCENT, size=look.size("body")),
        ],
        spacing=6,
        tight=True,
    )
    pill = ft.Container(
        content=row,
        on_click=on_click,
        ink=True,
        border_radius=10,
        padding=ft.Padding.only(left=0, right=4, top=10, bottom=10),
    )
    return ft.Semantics(content=pill, expanded=opened)


def quote(look: Look, policy: Policy, citation: str, *, named: bool = False) -> ft.Control:
    """The policy word for word, with what leads it in when it is an item of a list."""
    provision = policy[citation]
    lead = policy.lead_in(citation)
    parts = [look.text("small", lead.text, theme.FAINT)] if lead else []
    heading = [look.text("small", f"{citation} {provision.heading}", theme.FAINT)] if named else []
    return ft.Container(
        content=ft.Column([*heading, *parts, look.text("body", provision.text, theme.ON_TINT)], spacing=6),
        bgcolor=theme.TINT,
        border_radius=10,
        padding=14,
    )
