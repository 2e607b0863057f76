"""The browser's side: its locks, its word on keeping, and where its files are. Only for Pyodide."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib import import_module
from typing import Any

from sro_assist.records.storage.browser.browser_protocol import NoKeepingError, Task
from sro_assist.records.storage.browser.file_handle import Handle
from sro_assist.records.storage.browser.indexed_db import IndexedFiles
from sro_assist.records.storage.browser.js_bridge import (
    MissingError,
    javascript,
    offered,
    options,
    system_errors,
    within,
)
from sro_assist.records.storage.browser.opfs import SHARED, OpfsFiles

_WAIT = 1_500
"""Milliseconds that a lock may still be held by the window that this one follows, as after a reload."""


class BrowserApi:  # pragma: no cover - not measured in a browser; test_storage_in_chromium.py runs it
    """A folder of this browser's own storage, and the lock of the same name.

    The folder is one of files where there are handles to write them at once, unless the making of them was
    cut short; otherwise one in IndexedDB.
    """

    def __init__(self, folder: str, database: str = "") -> None:
        """``folder`` and ``database``, if that has another name, are one name each, no path.

        ``of_this_copy`` knows which the app's own are.
        """
        self._name, self._database = folder, database or folder
        self._files, self._indexed = OpfsFiles(folder), IndexedFiles(self._database)
        self._free: Callable[[object], None] | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    @classmethod
    async def of_this_copy(cls) -> BrowserApi:
        """The place of this copy of the app: others may be on the same origin (pwa/client/records-folder.js).

        Raises NoKeepingError when the browser does not say which it is.
        """
        try:
            with system_errors():
                return cls(await within(javascript().recordsFolder), SHARED)
        except OSError as error:
            raise NoKeepingError(str(error.strerror)) from error

    async def lock(self, lost: Callable[[], None], *, steal: bool) -> bool:
        """Become the only writer; wait a moment for a window that is just closing."""
        js, ffi = javascript(), import_module("pyodide.ffi")
        answer: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        held = js.Promise.new(ffi.create_once_callable(self._keep))

        def hold(_lock: object) -> object:
            answer.set_result(True)
            return held

        def end(_error: object) -> None:
            if answer.done():
                lost()
            else:
                answer.set_result(False)

        how = {"steal": True} if steal else {"signal": js.AbortSignal.timeout(_WAIT)}
        request = offered(js.navigator, "locks").request(
            f"sro-assist {self._name}", options(**how), ffi.create_once_callable(hold)
        )
        request.then(lambda _: None, end)
        self._indexed = IndexedFiles(
            self._database
        )  # with the lock the files may be taken from another window
        return await within(answer)

    def unlock(self) -> None:
        """Let another window write."""
        if self._free:
            self._free(None)

    async def handles(self, names: tuple[str, ...]) -> Mapping[str, Handle]:
        """Open these files, each made if it is missing, for this window alone."""
        if await self._indexed.is_begun():
            return self._indexed.handles(names)
        try:
            if await self._files.begin(names):
                return await self._files.handles(names)
            return self._indexed.handles(names)
        except MissingError as missing:
            return self._indexed.handles(names, instead_of=missing)

    async def copies(self, names: tuple[str, ...]) -> Mapping[str, bytes]:
        """What is in these files now."""
        if await self._indexed.is_begun():
            return self._indexed.copies(names)
        return await self._files.copies(names)

    async def persisted(self) -> bool:
        """Whether the browser has promised not to clear this storage by itself."""
        with suppress(OSError, AttributeError), system_errors():
            return bool(await self._storage.persisted())
        return False

    async def room(self) -> int | None:
        """How many bytes the browser will still take; None when it does not say (Safari before 17)."""
        with suppress(OSError, AttributeError), system_errors():
            estimate = await within(self._storage.estimate())
            return max(0, int(estimate.quota) - int(estimate.usage))
        return None

    def later(self, task: Task) -> None:
        """Run this once the browser has a moment."""
        running = asyncio.ensure_future(task())
        self._tasks.add(running)
        running.add_done_callback(self._tasks.discard)

    @property
    def _storage(self) -> Any:  # noqa: ANN401 - a browser's object
        return offered(javascript().navigator, "storage")

    def _keep(self, resolve: Callable[[object], None], _reject: object) -> None:
        self._free = resolve
