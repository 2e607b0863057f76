"""Home: danger first, then what is happening, then the trees, then what was begun."""

from __future__ import annotations

import flet as ft

from sro_assist.app import strings
from sro_assist.app.session import Session
from sro_assist.trees.model import Tree
from sro_assist.ui import theme
from sro_assist.ui.components.action_bar import Offered, bar_row, bar_width, bottom_row
from sro_assist.ui.components.alert_banners import few_troubles
from sro_assist.ui.components.controls import (
    Sheet,
    danger_button,
    heading,
    icon_button,
    quiet_button,
    tappable,
)
from sro_assist.ui.components.edition_label import edition_line
from sro_assist.ui.context import go, screen, use_app
from sro_assist.ui.screens.scaffold import frame, halves, page_body, side_by_side
from sro_assist.ui.screens.unfinished_walks import unfinished
from sro_assist.ui.theme import Layout

MARK, GAPS = 34, 40
"""How wide the app's mark is, and what lies between what stands in the bar."""


@screen
def Home() -> ft.View:  # noqa: N802 - a component is written like a class
    """The first screen."""
    session, look = use_app()
    if ft.use_route_location() != "/":  # another screen lies over this one and is drawn at every tap
        return frame(look, _title(look), ft.Container())
    start = [
        _danger(session, look),
        _happening(session, look),
        *_told(session, look),
        *unfinished(session, look),
    ]
    trees = _trees(session, look)
    if look.low and look.roomy:
        return _low(session, look, start, trees)
    if look.wide:
        body = side_by_side(page_body(look, start), page_body(look, [*trees, _footer(session, look)]))
    else:
        body = page_body(look, [*start, *trees, _footer(session, look)], spacing=theme.GAP)
    return frame(
        look, _title(look), ft.Column([body, bottom_row(look, _places(session))], expand=True, spacing=4)
    )


def _low(session: Session, look: Layout, start: list[ft.Control], trees: list[ft.Control]) -> ft.View:
    """A phone held sideways: two columns, and the places in the bar if they fit, else under the trees."""
    more = [_footer(session, look)]
    title = _title(look)
    places = _places(session)
    said = [say for say, _icon, _act in places]
    if look.words_width("title", strings.APP) + MARK + GAPS + bar_width(look, said) < look.inner:
        title.controls += [ft.Container(expand=True), bar_row(look, places)]
    else:
        more.insert(0, bottom_row(look, places, look.column))
    left, right = page_body(look, start, theme.GAP), page_body(look, [*trees, *more], theme.GAP)
    return frame(look, title, halves(left, right))


def _places(session: Session) -> Offered:
    kept = strings.VISIT if session.context.storage_status.nowhere else strings.SAVED
    return [
        (kept, ft.Icons.INVENTORY_2_OUTLINED, lambda: go("/saved")),
        (strings.POLICY, ft.Icons.MENU_BOOK_OUTLINED, lambda: go("/policy")),
        (strings.SETTINGS, ft.Icons.TUNE, lambda: go("/settings")),
    ]


def _title(look: Layout) -> ft.Row:
    mark = ft.Image(src="icon.svg", width=MARK, height=MARK, exclude_from_semantics=True)
    above = ft.Padding.only(top=2 if look.low else 8, bottom=2 if look.low else 6)
    return ft.Row([ft.Container(mark, padding=above), heading(look, strings.APP, level=1)], spacing=10)


def _danger(session: Session, look: Layout) -> ft.Control:
    def danger() -> None:
        if not session.keys.meant_before:
            go(f"/walk/{session.danger()}")

    return danger_button(look, danger, large=True)


def _happening(session: Session, look: Layout) -> ft.Control:
    first = session.pack.trees[session.pack.manifest.first]

    def begin() -> None:
        go(f"/walk/{session.begin(first.id)}")

    asked = look.inside(36 + look.icon + 12).text("title", strings.HAPPENING, theme.ON_DEEP)
    said = ft.Column([asked, look.text("body", first.says, theme.ON_DEEP)], spacing=4)
    row = ft.Row(
        [
            ft.Container(said, expand=True),
            ft.Icon(ft.Icons.ARROW_FORWARD, color=theme.ON_DEEP, size=look.icon),
        ]
    )
    padding = ft.Padding.symmetric(horizontal=18, vertical=14 if look.low else 20)
    return tappable(row, begin, Sheet(padding, theme.DEEP, theme.ON_DEEP))


def _trees(session: Session, look: Layout) -> list[ft.Control]:
    manifest = session.pack.manifest
    trees = [session.pack.trees[tree] for tree in manifest.trees if tree != manifest.first]
    return [heading(look, strings.TREES, "label"), *(_tree(session, look, tree) for tree in trees)]


def _tree(session: Session, look: Layout, tree: Tree) -> ft.Control:
    def begin() -> None:
        go(f"/walk/{session.begin(tree.id)}")

    said = ft.Column([look.text("choice", tree.title), look.text("small", tree.says, theme.FAINT)], spacing=2)
    glance = icon_button(
        look,
        ft.Icons.ACCOUNT_TREE_OUTLINED,
        strings.GLANCE.format(title=tree.title),
        lambda: go(f"/glance/{tree.id}"),
        theme.ACCENT,
    )
    opener = tappable(said, begin, Sheet(ft.Padding.only(left=16, top=13, bottom=13, right=4)))
    row = ft.Row(
        [ft.Container(opener, expand=True), glance],
        spacing=0,
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
    )
    return ft.Container(
        content=row,
        bgcolor=theme.CARD,
        border_radius=theme.RADIUS,
        border=ft.Border.all(1, theme.HAIRLINE),
    )


def _told(session: Session, look: Layout) -> list[ft.Control]:
    told = few_troubles(session, look)
    if session.context.storage_status.read_only:
        told.append(quiet_button(look, strings.TAKE_OVER, session.write_here))
    return told


def _footer(session: Session, look: Layout) -> ft.Control:
    manifest = session.pack.manifest
    said = look.text("small", f"{strings.PROMISE} {manifest.department}, {manifest.title}.", theme.FAINT)
    return ft.Column([said, edition_line(session, look)], spacing=2)
