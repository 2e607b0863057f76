"""A tree at a glance: the whole of it on one page, to look one thing up."""

from __future__ import annotations

import flet as ft

from sro_assist.app import strings
from sro_assist.app.session import Session
from sro_assist.trees.model import (
    Choice,
    Do,
    Factors,
    Guidance,
    Node,
    Outcome,
    Question,
    Tree,
    Visit,
    targets,
)
from sro_assist.ui import theme
from sro_assist.ui.components.buttons import main_button
from sro_assist.ui.components.cards import card
from sro_assist.ui.components.headings import heading, opening
from sro_assist.ui.error_boundary import screen
from sro_assist.ui.hooks import go, use_app
from sro_assist.ui.screens.scaffold import bar, frame, page_body
from sro_assist.ui.theme import Layout


@screen
def GlanceRoute() -> ft.View:  # noqa: N802 - a component is written like a class
    """The tree that the address names."""
    session, layout = use_app()
    tree = session.context.pack.trees.get(ft.use_route_params().get("tree", ""))
    if tree is None:
        return frame(
            layout, bar(layout, strings.APP, lambda: go("/")), layout.text("body", strings.NOT_FOUND)
        )
    nodes = [
        _node(session, layout, tree, node) for node in tree.nodes.values() if not isinstance(node, Visit)
    ]
    read = [opening(layout.text("body", tree.says, theme.FAINT)), *nodes]

    def begin() -> None:
        go(f"/walk/{session.walks.begin(tree.id)}")

    if layout.low or layout.large:  # a button that stays would take what is read its room
        body = page_body(layout, [main_button(layout, strings.WALK_IT, begin), *read], spacing=10)
        return frame(layout, bar(layout, tree.title, lambda: go("/")), body)
    width = min(theme.READABLE, layout.width - 2 * layout.edge)
    body = page_body(layout, read, spacing=10)
    start = ft.Container(main_button(layout, strings.WALK_IT, begin), width=width)
    page = ft.Column([body, start], expand=True, horizontal_alignment=ft.CrossAxisAlignment.CENTER)
    return frame(layout, bar(layout, tree.title, lambda: go("/")), page)


def _node(session: Session, layout: Layout, tree: Tree, node: Node) -> ft.Control:
    parts: list[ft.Control] = [heading(layout, node.headline, "label")]
    match node:
        case Question():
            parts += [_choice(session, layout, tree, choice) for choice in node.choices]
        case Factors():
            parts += [_line(layout, factor.say, factor.cites) for factor in node.factors]
        case Guidance() | Outcome():
            parts += [_line(layout, item.say, _why(session, item)) for item in node.do]
    parts.append(layout.text("small", ", ".join((*node.quotes, *node.cites)), theme.ACCENT))
    return card(ft.Column(parts, spacing=5))


def _why(session: Session, item: Do) -> tuple[str, ...]:
    """An item's weight, as its provisions have it, and where it stands."""
    weights = [session.context.pack.policy[citation].modality for citation in item.cites] or [item.weight]
    return (*dict.fromkeys(strings.WEIGHTS[weight] for weight in weights), *item.cites)


def _line(layout: Layout, say: str, cites: tuple[str, ...]) -> ft.Control:
    return ft.Column(
        [layout.text("body", say), layout.text("small", ", ".join(cites), theme.FAINT)], spacing=0
    )


def _choice(session: Session, layout: Layout, tree: Tree, choice: Choice) -> ft.Control:
    """A choice, and where it leads: the words of the next screen, or the tree it hands over to."""
    onward = dict.fromkeys(_named(session, tree, node) for node in targets(choice.go))
    said, leads = layout.text("body", choice.say), layout.text("small", " / ".join(onward), theme.FAINT)
    arrow = ft.Icon(ft.Icons.ARROW_FORWARD, size=layout.glyph("body"), color=theme.FAINT)
    if layout.large:  # side by side, words would break
        return ft.Column([said, ft.Row([arrow, ft.Container(leads, expand=True)], spacing=8)], spacing=2)
    return ft.Row(
        [ft.Container(said, expand=4), arrow, ft.Container(leads, expand=6)],
        spacing=8,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )


def _named(session: Session, tree: Tree, node_id: str) -> str:
    node = tree.nodes[node_id]
    return session.context.tree_title(node.tree) if isinstance(node, Visit) else node.headline
