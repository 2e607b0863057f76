"""The app on a phone: Python in the browser, records in the browser's own files."""

from __future__ import annotations

import asyncio

import flet as ft

from sro_assist.errors import SroError
from sro_assist.places import pack_folder
from sro_assist.records import Records
from sro_assist.records.opfs import OpfsHome
from sro_assist.trees.reading import read_folder
from sro_assist.ui.desk import House
from sro_assist.ui.screens.refused import refused
from sro_assist.ui.window import open_window


async def open_house() -> House:
    """Open the pack that came with the app, and the records. Raises SroError."""
    pack = read_folder(pack_folder())
    return House(pack, Records(await OpfsHome.open()))


def start() -> None:
    """Wait for the page. Called once, by the worker, while the page is still loading: the house opens now."""
    opening = asyncio.ensure_future(open_house())

    async def main(page: ft.Page) -> None:
        try:
            house = await opening
        except SroError as error:
            refused(page, error)
        else:
            open_window(page, house)

    ft.run(main)
