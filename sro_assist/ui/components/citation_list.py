"""Citations with their weight, and the policy's own words one tap away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import flet as ft

from sro_assist.app import strings
from sro_assist.policy import Policy, Provision
from sro_assist.ui import theme
from sro_assist.ui.components.tappable import Handler, Sheet, tappable
from sro_assist.ui.theme import Layout

# Weight is a shape and a word: a full square binds most, an open circle least.
SHAPES = {
    "shall": ft.Icons.SQUARE_ROUNDED,
    "should": ft.Icons.CONTRAST,
    "may": ft.Icons.CIRCLE_OUTLINED,
    "states": ft.Icons.MENU_BOOK_OUTLINED,
    "practice": ft.Icons.LIGHTBULB_OUTLINE,
}


def weight_chip(layout: Layout, weight: str) -> ft.Control:
    """A weight as a shape and a word."""
    base = weight.removesuffix(" not")
    binding = base == "shall"
    colour = theme.ON_DEEP if binding else theme.INK
    said = layout.text("small", strings.WEIGHTS[weight], colour, italic=base == "practice")
    said.expand = True
    said.expand_loose = True
    return ft.Container(
        content=ft.Row(
            [ft.Icon(SHAPES[base], size=layout.glyph("small"), color=colour), said], spacing=5, tight=True
        ),
        bgcolor=theme.DEEP if binding else None,
        border=None if base in {"states", "practice"} else ft.Border.all(1.2, theme.DEEP),
        border_radius=4 if binding else 20,
        padding=ft.Padding.symmetric(horizontal=0 if base in {"states", "practice"} else 8, vertical=3),
    )


@dataclass(frozen=True, slots=True)
class Unfolding:
    """Which citations have their words unfolded, and what folds or unfolds them."""

    opened: frozenset[str]
    toggle: Callable[[str], Handler]
    line: Callable[[str, ft.TextButton], object] = lambda _key, _line: None
    """Told of the line to tap for each."""


def cited(
    layout: Layout, policy: Policy, names: Sequence[str], unfolding: Unfolding, *, weighed: bool = True
) -> ft.Control:
    """One line to tap for what a thing rests on; the policy's words unfold under it."""
    if not names:
        return ft.Container()
    key = "; ".join(names)
    opened = key in unfolding.opened
    provisions = [policy[name] for name in names]
    line = _line(layout, provisions, unfolding.toggle(key), opened=opened, weighed=weighed)
    unfolding.line(key, line)
    quotes = [quote(layout, policy, name, named=len(names) > 1) for name in names] if opened else []
    shown = ft.MergeSemantics(content=ft.Semantics(content=line, expanded=opened))
    return ft.Column([shown, *quotes], spacing=8, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _line(
    layout: Layout, provisions: Sequence[Provision], on_click: Handler, *, opened: bool, weighed: bool
) -> ft.TextButton:
    """The first name of each weight beside it, how many more there are, and the sign to unfold."""
    unfold = ft.Icons.EXPAND_LESS if opened else ft.Icons.EXPAND_MORE
    sign = ft.Icon(unfold, color=theme.ACCENT, size=layout.glyph("body"))
    named = [_named(layout, weight if weighed else "", names) for weight, names in _by_weight(provisions)]
    content = _row([*named[0], sign]) if len(named) == 1 else _pairs(named, sign)
    return tappable(content, on_click, Sheet(ft.Padding.symmetric(vertical=10), radius=10))


def _row(parts: Sequence[ft.Control]) -> ft.Row:
    return ft.Row(list(parts), spacing=6, run_spacing=4, wrap=True)


def _pairs(named: Sequence[Sequence[ft.Control]], sign: ft.Control) -> ft.Row:
    """Weights with their names, each pair kept together, and the sign right behind them all."""
    pairs: list[ft.Control] = [_row(pair) for pair in named]
    together = ft.Row(pairs, spacing=10, run_spacing=6, wrap=True, expand=True, expand_loose=True)
    return ft.Row([together, sign], spacing=4)


def _by_weight(provisions: Sequence[Provision]) -> list[tuple[str, list[str]]]:
    """The citations of each weight that is among them, what binds most first."""
    weights = sorted({each.modality for each in provisions}, key=list(strings.WEIGHTS).index)
    return [(weight, [one.citation for one in provisions if one.modality == weight]) for weight in weights]


def _named(layout: Layout, weight: str, names: Sequence[str]) -> list[ft.Control]:
    more = len(names) - 1
    said = strings.AND_MORE.format(name=names[0], count=more) if more else names[0]
    name = layout.text("label", said, theme.ACCENT)
    return [weight_chip(layout, weight), name] if weight else [name]


def quote(layout: Layout, policy: Policy, citation: str, *, named: bool = False) -> ft.Control:
    """The policy word for word, with what leads it in when it is an item of a list."""
    provision = policy[citation]
    lead = policy.lead_in(citation)
    parts: list[ft.Control] = [layout.text("small", lead.text, theme.FAINT)] if lead else []
    parts.append(layout.text("body", provision.text, theme.ON_TINT))
    if named:
        parts.insert(0, _name(layout, provision))
    return ft.Container(content=ft.Column(parts, spacing=6), bgcolor=theme.TINT, border_radius=10, padding=14)


def _name(layout: Layout, provision: Provision) -> ft.Control:
    """A provision's weight, its name and the heading it stands under."""
    return ft.Row(
        [
            weight_chip(layout, provision.modality),
            layout.text("small", f"{provision.citation} {provision.heading}", theme.FAINT),
        ],
        spacing=8,
        run_spacing=4,
        wrap=True,
    )
