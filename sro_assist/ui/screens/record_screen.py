"""One saved walkthrough: a screen of its own on a phone, beside the list where there is room."""

from __future__ import annotations

import flet as ft

from sro_assist.ui.error_boundary import screen
from sro_assist.ui.hooks import go, use_app
from sro_assist.ui.screens.record_detail import record_detail
from sro_assist.ui.screens.saved_list import list_title, saved_list, use_offset
from sro_assist.ui.screens.scaffold import bar, frame, side_by_side


@screen
def RecordRoute() -> ft.View:  # noqa: N802 - a component is written like a class
    """The record that the address names."""
    session, layout = use_app()
    walk_id = ft.use_route_params().get("id", "")
    listed = saved_list(session, layout, walk_id) if layout.wide else None
    use_offset(session, listed, walk_id)
    shown, title = record_detail(session, layout, walk_id), list_title(session)
    if listed is None:
        return frame(layout, bar(layout, title, lambda: go("/saved")), shown)
    return frame(layout, bar(layout, title, lambda: go("/")), side_by_side(listed, shown))
