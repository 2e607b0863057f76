"""Saved walkthroughs: the list by itself."""

from __future__ import annotations

import flet as ft

from sro_assist.ui.error_boundary import screen
from sro_assist.ui.hooks import go, use_app
from sro_assist.ui.screens.saved_list import list_title, saved_list, use_offset
from sro_assist.ui.screens.scaffold import bar, frame


@screen
def Saved() -> ft.View:  # noqa: N802 - a component is written like a class
    """Every walkthrough that is kept here, newest first."""
    session, layout = use_app()
    listed = saved_list(session, layout)
    use_offset(session, listed)
    return frame(layout, bar(layout, list_title(session), lambda: go("/")), listed)
