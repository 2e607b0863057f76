"""An address that begins a walkthrough: what a shortcut, or a tap made before the app was up, leads to."""

from __future__ import annotations

import flet as ft

from sro_assist.app import strings
from sro_assist.ui.error_boundary import screen
from sro_assist.ui.hooks import go, use_app
from sro_assist.ui.screens.scaffold import bar, frame

DANGER = "danger"


@screen
def BeginRoute() -> ft.View:  # noqa: N802 - a component is written like a class
    """Begins the tree that the address names, or *Danger now*, and goes there; else home."""
    session, layout = use_app()
    named = ft.use_route_params().get("tree", "")

    def begin() -> None:
        if session.window.memory.came_by == named or (
            named != DANGER and named not in session.context.pack.trees
        ):
            go("/")  # the browser's own back came here again
            return
        session.window.memory.came_by = named
        go(f"/walk/{session.walks.danger() if named == DANGER else session.walks.begin(named)}")

    ft.use_effect(begin, [named])
    return frame(layout, bar(layout, strings.APP, lambda: go("/")), ft.Container())
