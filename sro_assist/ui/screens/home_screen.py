"""Home: danger first, then what is happening, then the trees, then what was begun."""

from __future__ import annotations

import flet as ft

from sro_assist.app import strings
from sro_assist.app.session import Session
from sro_assist.trees.model import Tree
from sro_assist.ui import theme
from sro_assist.ui.components.action_bar import Offered, bar_row, bar_width, bottom_row
from sro_assist.ui.components.alert_banners import few_alerts
from sro_assist.ui.components.buttons import danger_button, icon_button, quiet_button
from sro_assist.ui.components.edition_label import edition_line
from sro_assist.ui.components.headings import heading
from sro_assist.ui.components.tappable import Sheet, tappable
from sro_assist.ui.error_boundary import screen
from sro_assist.ui.hooks import go, use_app
from sro_assist.ui.screens.scaffold import frame, halves, page_body, side_by_side
from sro_assist.ui.screens.unfinished_walks import unfinished
from sro_assist.ui.theme import Layout

MARK, GAPS = 34, 40
"""How wide the app's mark is, and what lies between what stands in the bar."""


@screen
def Home() -> ft.View:  # noqa: N802 - a component is written like a class
    """The first screen."""
    session, layout = use_app()
    if ft.use_route_location() != "/":  # another screen lies over this one and is drawn at every tap
        return frame(layout, _title(layout), ft.Container())
    start = [
        _danger(session, layout),
        _happening(session, layout),
        *_told(session, layout),
        *unfinished(session, layout),
    ]
    trees = _trees(session, layout)
    if layout.low and layout.roomy:
        return _low(session, layout, start, trees)
    if layout.wide:
        body = side_by_side(page_body(layout, start), page_body(layout, [*trees, _footer(session, layout)]))
    else:
        body = page_body(layout, [*start, *trees, _footer(session, layout)], spacing=theme.GAP)
    return frame(
        layout,
        _title(layout),
        ft.Column([body, bottom_row(layout, _places(session))], expand=True, spacing=4),
    )


def _low(session: Session, layout: Layout, start: list[ft.Control], trees: list[ft.Control]) -> ft.View:
    """A phone held sideways: two columns, and the places in the bar if they fit, else under the trees."""
    more = [_footer(session, layout)]
    title = _title(layout)
    places = _places(session)
    said = [say for say, _icon, _act in places]
    if layout.words_width("title", strings.APP) + MARK + GAPS + bar_width(layout, said) < layout.inner:
        title.controls += [ft.Container(expand=True), bar_row(layout, places)]
    else:
        more.insert(0, bottom_row(layout, places, layout.column))
    left, right = page_body(layout, start, theme.GAP), page_body(layout, [*trees, *more], theme.GAP)
    return frame(layout, title, halves(left, right))


def _places(session: Session) -> Offered:
    kept = strings.VISIT if session.context.storage_status.nowhere else strings.SAVED
    return [
        (kept, ft.Icons.INVENTORY_2_OUTLINED, lambda: go("/saved")),
        (strings.POLICY, ft.Icons.MENU_BOOK_OUTLINED, lambda: go("/policy")),
        (strings.SETTINGS, ft.Icons.TUNE, lambda: go("/settings")),
    ]


def _title(layout: Layout) -> ft.Row:
    mark = ft.Image(src="icon.svg", width=MARK, height=MARK, exclude_from_semantics=True)
    above = ft.Padding.only(top=2 if layout.low else 8, bottom=2 if layout.low else 6)
    return ft.Row([ft.Container(mark, padding=above), heading(layout, strings.APP, level=1)], spacing=10)


def _danger(session: Session, layout: Layout) -> ft.Control:
    def danger() -> None:
        if not session.window.keys.meant_before:
            go(f"/walk/{session.walks.danger()}")

    return danger_button(layout, danger, large=True)


def _happening(session: Session, layout: Layout) -> ft.Control:
    first = session.context.pack.trees[session.context.pack.manifest.first]

    def begin() -> None:
        go(f"/walk/{session.walks.begin(first.id)}")

    asked = layout.inside(36 + layout.icon + 12).text("title", strings.HAPPENING, theme.ON_DEEP)
    said = ft.Column([asked, layout.text("body", first.says, theme.ON_DEEP)], spacing=4)
    row = ft.Row(
        [
            ft.Container(said, expand=True),
            ft.Icon(ft.Icons.ARROW_FORWARD, color=theme.ON_DEEP, size=layout.icon),
        ]
    )
    padding = ft.Padding.symmetric(horizontal=18, vertical=14 if layout.low else 20)
    return tappable(row, begin, Sheet(padding, theme.DEEP, theme.ON_DEEP))


def _trees(session: Session, layout: Layout) -> list[ft.Control]:
    manifest = session.context.pack.manifest
    trees = [session.context.pack.trees[tree] for tree in manifest.trees if tree != manifest.first]
    return [heading(layout, strings.TREES, "label"), *(_tree(session, layout, tree) for tree in trees)]


def _tree(session: Session, layout: Layout, tree: Tree) -> ft.Control:
    def begin() -> None:
        go(f"/walk/{session.walks.begin(tree.id)}")

    said = ft.Column(
        [layout.text("choice", tree.title), layout.text("small", tree.says, theme.FAINT)], spacing=2
    )
    glance = icon_button(
        layout,
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


def _told(session: Session, layout: Layout) -> list[ft.Control]:
    told = few_alerts(session, layout)
    if session.context.storage_status.read_only:
        told.append(quiet_button(layout, strings.TAKE_OVER, session.write_here))
    return told


def _footer(session: Session, layout: Layout) -> ft.Control:
    manifest = session.context.pack.manifest
    said = layout.text("small", f"{strings.PROMISE} {manifest.department}, {manifest.title}.", theme.FAINT)
    return ft.Column([said, edition_line(session, layout)], spacing=2)
