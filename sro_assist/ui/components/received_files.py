"""Files that another app gave to this one: nothing is taken in before the officer says so."""

from __future__ import annotations

import flet as ft

from sro_assist.app import strings
from sro_assist.app.session import Session
from sro_assist.ui import theme
from sro_assist.ui.components.controls import banner, quiet_button
from sro_assist.ui.context import on
from sro_assist.ui.theme import Layout


def handed(desk: Session, look: Layout) -> list[ft.Control]:
    """What was given, by name, and the two ways from there."""
    carrying = desk.carrying
    if not carrying.handed:
        return []
    names = ", ".join(file.name for file in carrying.handed)
    take = quiet_button(look, strings.HANDED_TAKE, on(desk, carrying.take_handed), colour=theme.ON_NOTICE)
    leave = quiet_button(look, strings.HANDED_LEAVE, on(desk, carrying.leave_handed), colour=theme.ON_NOTICE)
    return [banner(look, strings.HANDED.format(names=names), take, leave)]
