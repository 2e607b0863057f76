"""The app on a phone: Python in the browser, records in the browser's own files."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import flet as ft

from sro_assist.app import strings
from sro_assist.app.context import AppContext
from sro_assist.app.record_import import ReceivedFile
from sro_assist.app.session import Session
from sro_assist.app.storage_status import StorageStatus
from sro_assist.entrypoints.page_news import News, PageNews
from sro_assist.errors import RecordError, SroError
from sro_assist.paths import pack_folder
from sro_assist.records import Records, Settings
from sro_assist.records.storage.browser.backend import BrowserStorage
from sro_assist.records.storage.browser.browser_protocol import BrowserFiles
from sro_assist.records.storage.browser.js_bridge import javascript
from sro_assist.trees.pack_files import folder_files
from sro_assist.trees.pack_reader import read_unchecked
from sro_assist.ui.main_window import open_window
from sro_assist.ui.screens.startup_error import refused

MEGABYTE = 1_000_000


class BrowserStorageStatus(StorageStatus):
    """The browser's own files, for one writing window at a time."""

    install_page = "install.html"
    looks = True

    def __init__(self, storage: BrowserStorage, nowhere: str = "", preferences: str = "sro.") -> None:
        self._storage, self._nowhere, self.preferences = storage, nowhere, preferences
        self.nowhere = bool(nowhere)
        self.looked: datetime | None = None
        self.context: AppContext | None = None

    @property
    def read_only(self) -> bool:  # type: ignore[override]  # here it changes
        """Whether another window writes."""
        return self._storage.read_only

    def told(self) -> tuple[str, ...]:
        """That nothing is kept, or that another window writes."""
        said = [strings.KEPT_NOWHERE.format(why=self._nowhere)] if self._nowhere else []
        said += [strings.ANOTHER_WRITES] if self.read_only else []
        return tuple(said)

    async def facts(self) -> tuple[str, ...]:
        """Whether the browser has promised to keep the records, and the room it says is left."""
        if self._nowhere:
            return self.told()
        room = await self._storage.room_left()
        promise = strings.KEPT_PROMISED if self._storage.persisted else strings.KEPT_UNPROMISED
        left = () if room is None else (strings.KEPT_ROOM.format(room=room // MEGABYTE),)
        return (strings.KEPT_IN_BROWSER, promise, *left)

    async def write_here(self) -> None:
        """Take the records over from the window that writes them. Raises RecordError."""
        await self._storage.take_over()
        self.renew()

    def renew(self) -> None:
        """Read the records anew, after this window became or ceased to be the one that writes."""
        if self.context is not None:
            self.context.records = self.records()

    def lose(self) -> None:
        """Another window writes from now on: here nothing is to look as if it could go on."""
        self.renew()
        for walking in self.context.walks.values() if self.context else ():
            walking.persistence.release()
        self.told_lost()

    def records(self) -> Records:
        """The records as this window now has them."""
        return Records(self._storage)


async def follow(session: Session, news: News) -> None:
    """Have the session know what the page around the app tells, from now on."""
    storage_status, incoming = session.context.storage_status, session.transfer.incoming
    in_turn = asyncio.Lock()
    decided: set[str] = set()
    tasks: set[asyncio.Task[None]] = set()

    async def look() -> None:
        async with in_turn:  # what was asked first may be answered last
            storage_status.looked = await news.looked()
            files = await news.handed()
            incoming.handed = tuple(file for file in files if file.key not in decided)
        session.changed_elsewhere()

    def begin(work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    def let_go(files: tuple[ReceivedFile, ...]) -> None:
        decided.update(file.key for file in files)  # until the page has let go of them it still tells of them
        begin(news.let_go(files))

    storage_status.told_lost = session.changed_elsewhere
    incoming.let_go = let_go
    news.listen(lambda: begin(look()))
    await look()


async def open_context(place: BrowserFiles | None = None, preferences: str = "sro.") -> AppContext:
    """Open the pack that came with the app, and the records in this browser. Raises SroError."""
    pack = read_unchecked(folder_files(pack_folder()))  # the build has checked it
    storage_status = await _storage_status(place, preferences)
    storage_status.context = AppContext(pack, storage_status.records(), storage_status=storage_status)
    return storage_status.context


async def _storage_status(place: BrowserFiles | None, preferences: str = "sro.") -> BrowserStorageStatus:
    mine: list[BrowserStorageStatus] = []

    def lost() -> None:
        for storage_status in mine:
            storage_status.lose()

    try:
        storage = await BrowserStorage.open(place, on_lost=lost)
        mine.append(BrowserStorageStatus(storage, preferences=preferences))
    except RecordError as error:  # whatever is wrong with the storage: the trees can be walked
        mine.append(BrowserStorageStatus(BrowserStorage.forgetful(), error.what, preferences))
    return mine[0]


def _preferences() -> str:
    """What the notes of this copy's page begin with (pwa/client/theme.js); other copies have their own."""
    return f"sro {urlsplit(str(javascript().recordsScope)).path} "


def start() -> None:
    """Wait for the page. Called once, while it is still loading: the records open now."""
    opening = asyncio.ensure_future(open_context(preferences=_preferences()))

    async def main(page: ft.Page) -> None:
        try:
            context = await opening
        except SroError as error:
            refused(page, error, Settings())
        else:
            sessions: list[Session] = []
            open_window(page, context, sessions.append)
            await follow(sessions[0], PageNews())

    ft.run(main)
