"""Files of the origin's private file system, through synchronous access handles. Only for Pyodide."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from errno import EAGAIN
from importlib import import_module
from typing import Any, Protocol

from sro_assist.records.storage.browser.browser_protocol import NoKeepingError
from sro_assist.records.storage.browser.file_handle import Handle
from sro_assist.records.storage.browser.js_bridge import (
    MissingError,
    javascript,
    name_here,
    offered,
    options,
    system_errors,
    within,
)

_PATIENCE = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 1.6, 1.6, 1.6)
"""Seconds after each attempt: what a killed window had open is free only a moment later."""


SHARED = "records"
"""The folder that all copies of the app on an origin once had in common (pwa/client/records-folder.js)."""


_LAST_OF_SEVEN = "index.json.b"
"""The last file that a first start made when there were seven: such a phone has its records there."""


class _AccessHandle(Protocol):
    """FileSystemSyncAccessHandle, as much of it as is used."""

    def getSize(self) -> int: ...  # noqa: N802 - the browser's name
    def read(self, buffer: object, options: object) -> int: ...
    def write(self, buffer: object, options: object) -> int: ...
    def truncate(self, size: int) -> None: ...
    def flush(self) -> None: ...
    def close(self) -> None: ...


class OpfsHandle:  # pragma: no cover - not measured in a browser; test_storage_in_chromium.py runs it
    """An open file of the origin's private file system. Every method raises OSError."""

    def __init__(self, handle: _AccessHandle) -> None:
        self._handle = handle
        self._js = javascript()
        self._to_js: Callable[[bytes], object] = import_module("pyodide.ffi").to_js
        self._at: Any = self._js.Object.new()

    def size(self) -> int:
        """How many bytes it has."""
        with system_errors():
            return self._handle.getSize()

    def read(self, at: int, length: int) -> bytes:
        """Up to ``length`` bytes from offset ``at``."""
        buffer = self._js.Uint8Array.new(max(length, 0))
        self._at.at = at
        with system_errors():
            count = self._handle.read(buffer, self._at)
        data: bytes = buffer.subarray(0, count).to_bytes()
        return data

    def write(self, at: int, data: bytes) -> int:
        """Write at offset ``at``; a full quota takes fewer bytes and says nothing."""
        self._at.at = at
        with system_errors():
            return self._handle.write(self._to_js(data), self._at)

    def truncate(self, size: int) -> None:
        """Cut it to ``size`` bytes."""
        with system_errors():
            self._handle.truncate(size)

    def flush(self) -> None:
        """Force it to the disk."""
        with system_errors():
            self._handle.flush()

    def close(self) -> None:
        """Let another window open it."""
        with system_errors():
            self._handle.close()


class OpfsFiles:  # pragma: no cover - as above
    """One folder of the origin's private file system."""

    def __init__(self, folder: str) -> None:
        """``folder`` is one name, no path."""
        self._name = folder

    async def begin(self, names: tuple[str, ...]) -> bool:
        """Note that these files are to be made, unless they are there; False if an earlier start did no more.

        A kill while it made them can leave Chromium's list of files torn: it then forgets, start after start,
        what was made behind the tear. Raises OSError or NoKeepingError.
        """
        if await self._has(names[-1]) or await self._has(_LAST_OF_SEVEN):
            return True
        caches, note = offered(javascript(), "caches"), name_here(f"{self._name} begun")
        with system_errors():
            was_begun: bool = await within(caches.has(note)) or await within(
                caches.has(name_here(f"{SHARED} begun"))
            )
            await within(caches.open(note))
        return not was_begun

    async def handles(self, names: tuple[str, ...]) -> Mapping[str, Handle]:
        """Open these files, each made if it is missing, for this window alone.

        Raises BlockingIOError, OSError, or NoKeepingError, a MissingError when there are no such handles.
        """
        opened: dict[str, Handle] = {}
        try:
            for name in names:
                opened[name] = await _patiently(await self._file(name))
        except BaseException:
            for handle in opened.values():
                handle.close()
            raise
        return opened

    async def copies(self, names: tuple[str, ...]) -> Mapping[str, bytes]:
        """What is in these files now; one that changes while it is read is read again."""
        return {name: await _copy(await self._file(name)) for name in names}

    async def _has(self, name: str) -> bool:
        root = await _root()
        with suppress(FileNotFoundError), system_errors():
            folder = await within(root.getDirectoryHandle(self._name))
            await within(folder.getFileHandle(name))
            return True
        return False

    async def _file(self, name: str) -> Any:  # noqa: ANN401 - a browser's object
        create = options(create=True)
        root = await _root()
        with system_errors():
            folder = await within(root.getDirectoryHandle(self._name, create))
            return await within(folder.getFileHandle(name, create))


async def _root() -> Any:  # noqa: ANN401 - a browser's object  # pragma: no cover
    directory = offered(offered(javascript().navigator, "storage"), "getDirectory")
    try:
        with system_errors():
            return await within(directory())
    except OSError as error:
        raise NoKeepingError(str(error.strerror)) from error


async def _patiently(file: Any) -> OpfsHandle:  # noqa: ANN401 - a browser's object  # pragma: no cover
    offered(file, "createSyncAccessHandle")
    for wait in _PATIENCE:
        with suppress(BlockingIOError), system_errors():
            return _synchronous(await within(file.createSyncAccessHandle()))
        await asyncio.sleep(wait)
    raise BlockingIOError(EAGAIN, "another window has the records open")


async def _copy(file: Any) -> bytes:  # noqa: ANN401 - a browser's object  # pragma: no cover
    for wait in _PATIENCE:
        with suppress(BlockingIOError), system_errors():
            content = await within((await within(file.getFile())).arrayBuffer())
            data: bytes = content.to_bytes()
            return data
        await asyncio.sleep(wait)
    raise OSError(EAGAIN, "another window is writing all the time")


def _synchronous(handle: _AccessHandle) -> OpfsHandle:  # pragma: no cover - as above
    """The handle, unless it is one of those of 2022, whose flush returned before anything was flushed."""
    if not isinstance(handle.getSize(), int):
        handle.close()
        raise MissingError("its files cannot be flushed")
    return OpfsHandle(handle)
