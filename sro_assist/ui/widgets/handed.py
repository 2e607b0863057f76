"""Files that another app gave to this one: nothing is taken in before the officer says so."""

from __future__ import annotations

import flet as ft

from sro_assist.ui import theme, words
from sro_assist.ui.core import on
from sro_assist.ui.desk import Desk
from sro_assist.ui.theme import Look
from sro_assist.ui.widgets.parts import banner, quiet_button


def handed(desk: Desk, look: Look) -> list[ft.Control]:
    """What was given, by name, and the two ways from there."""
    carrying = desk.carrying
    if not carrying.handed:
        return []
    names = ", ".join(file.name for file in carrying.handed)
    take = quiet_button(look, words.HANDED_TAKE, on(desk, carrying.take_handed), colour=theme.ON_NOTICE)
    leave = quiet_button(look, words.HANDED_LEAVE, on(desk, carrying.leave_handed), colour=theme.ON_NOTICE)
    return [banner(look, words.HANDED.format(names=names), take, leave)]
