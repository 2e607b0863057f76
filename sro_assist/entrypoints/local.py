"""Puts it together: opens the pack and the records, and hands them to the screens."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import flet as ft

from sro_assist.app.context import AppContext
from sro_assist.errors import SroError, printable
from sro_assist.log_file import logged
from sro_assist.paths import assets_folder, data_folder, pack_folder
from sro_assist.records import Records, Settings
from sro_assist.trees.loader import read_folder
from sro_assist.ui.late_screens import import_all
from sro_assist.ui.main_window import open_window
from sro_assist.ui.screens.startup_error import refused

USUAL_PORT = 8550


def window_maker(pack: Path, data: Path) -> tuple[Callable[[ft.Page], None], Callable[[], None]]:
    """What opens a window, and what closes the records. What cannot be opened says so on the screen."""
    import_all()
    try:
        context = AppContext(read_folder(pack), Records.open(data))
    except SroError as error:
        problem = error  # the name in ``except`` ends with it
        look = _settings(data)
        return (lambda page: refused(page, problem, look)), lambda: None
    return (lambda page: open_window(page, context)), lambda: close(context.records)


def close(records: Records) -> None:
    """Close the records, and say on the command line what was met meanwhile: no window is left to say it."""
    before = set(records.alerts)
    records.close()
    for alert in records.alerts:
        if alert not in before:
            sys.stderr.write(f"{printable(str(alert))}\n")


def _settings(data: Path) -> Settings:
    """The settings kept in a folder of records; the usual ones where it is not there or cannot be opened."""
    try:
        if not data.is_dir():
            return Settings()
        with closing(Records.open(data)) as records:
            return records.settings
    except (SroError, OSError):  # such as a name that is too long, or a folder that may not be entered
        return Settings()


def run(*, data: Path | None, pack: Path | None, port: int | None, open_browser: bool) -> int:
    """Serve the app on this machine until it is ended. Raises ServeError when it cannot be served."""
    from sro_assist.server.serve_app import serve  # a phone has no server

    folder = data or data_folder()
    main, close = window_maker(pack or pack_folder(), folder)
    try:
        with logged(folder):
            serve(main, assets_folder(), USUAL_PORT if port is None else port, open_browser=open_browser)
    finally:
        close()
    return 0
