"""The app in a native build: Flet's own runner, records in the folder that the system gives it."""

from __future__ import annotations

import flet as ft

from sro_assist.entrypoints.local import window_maker
from sro_assist.paths import data_folder, pack_folder


def start() -> None:
    """Run until the system ends it."""
    main, close = window_maker(pack_folder(), data_folder())
    try:
        ft.run(main)
    finally:
        close()
