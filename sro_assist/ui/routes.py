"""Which address shows which screen."""

from __future__ import annotations

from typing import Any

import flet as ft

from sro_assist.app import address_history, strings
from sro_assist.app.session import Session
from sro_assist.ui import late_screens, theme
from sro_assist.ui.components.buttons import main_button
from sro_assist.ui.components.column import column
from sro_assist.ui.error_boundary import component, late_screen
from sro_assist.ui.hooks import go, use_app, use_title
from sro_assist.ui.screens.home_screen import Home
from sro_assist.ui.screens.scaffold import bar
from sro_assist.ui.screens.start_link import BeginRoute
from sro_assist.ui.screens.walk_screen import WalkRoute

FLETS_OWN = 10
"""The margin that Flet's own screen has already."""

SCREENS = [
    ft.Route(path="begin/:tree", component=BeginRoute),
    ft.Route(path=address_history.ROUTE, component=WalkRoute),
    ft.Route(path="glance/:tree", component=late_screen(late_screens.glance)),
    ft.Route(
        path="saved",
        component=late_screen(late_screens.saved),
        children=[ft.Route(path=":id", component=late_screen(late_screens.record))],
    ),
    ft.Route(
        path="policy",
        component=late_screen(late_screens.policy),
        children=[ft.Route(path=":section", component=late_screen(late_screens.section))],
    ),
    ft.Route(path="settings", component=late_screen(late_screens.settings)),
]
"""Every screen above home."""


@component
def NotFound() -> ft.Control:  # noqa: N802 - a component is written like a class
    """An address that leads nowhere. The router puts it into a screen of its own."""
    session, layout = use_app()
    page = ft.context.page
    use_title(strings.NOT_FOUND)
    ft.use_effect(lambda: session.arrive(page.route or ""), [])  # so that the screen before is loaded anew

    def home() -> None:
        go("/")

    way = main_button(layout, strings.TO_HOME, home)
    body = column(bar(layout, strings.APP, home), layout.text("body", strings.NOT_FOUND), way, spacing=20)
    width = min(theme.READABLE, layout.width - 2 * layout.edge)
    return ft.Container(body, width=width, margin=ft.Margin.symmetric(horizontal=layout.edge - FLETS_OWN))


def router(session: Session) -> Any:  # noqa: ANN401 - a Flet component
    """The screens, by address. What is at an address is loaded when it is gone to, before it is drawn."""
    page = ft.context.page
    home = ft.Route(
        component=Home, children=SCREENS, loader=lambda _params: session.arrive(page.route or "/")
    )
    return ft.Router([home], manage_views=True, not_found=NotFound)
