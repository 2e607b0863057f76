"""Files in IndexedDB, for a browser whose own files cannot be written at once.

IndexedDB answers only to those who can wait, and a step cannot. So the service worker writes, with strict
durability, and Python asks it by a request that blocks until the answer is there (pwa/client/indexed.js).
It keeps a second copy, from which it makes the database anew when the browser has dropped it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from errno import EAGAIN, EIO, ENOSPC
from functools import partial
from importlib import import_module
from urllib.parse import urlencode
from uuid import uuid4

from sro_assist.records.storage.browser.browser_protocol import NoKeepingError
from sro_assist.records.storage.browser.file_handle import FULL, Handle, MemoryHandle
from sro_assist.records.storage.browser.js_bridge import javascript, name_here, system_errors, within

SILENT = "the part of the app that writes them does not answer"
_MARK = "X-SRO-Assist"
"""A header of the service worker's answers, how it went: a web server's own are not taken for them."""


class IndexedHandle(MemoryHandle):
    """A file in memory that is kept at each flush. Every method raises OSError.

    keep: makes what is kept the file's first so many bytes, and then the bytes given. Raises OSError.
    """

    def __init__(self, data: bytes, keep: Callable[[int, bytes], None]) -> None:
        super().__init__(data)
        self._keep = keep
        self._alike: int | None = None

    def write(self, at: int, data: bytes) -> int:
        """Write at offset ``at``, zeros before it where the file is shorter; kept by ``flush``."""
        self._changed(at)
        self._data.extend(bytes(max(0, at - len(self._data))))
        return super().write(at, data)

    def truncate(self, size: int) -> None:
        """Cut it to ``size`` bytes; kept by ``flush``."""
        self._changed(size)
        super().truncate(size)

    def flush(self) -> None:
        """Have kept whatever changed since the last flush that succeeded."""
        if self._alike is not None:
            self._keep(self._alike, bytes(self._data[self._alike :]))
            self._alike = None

    def close(self) -> None:
        """Keep nothing any more."""
        self._keep = _closed

    def _changed(self, at: int) -> None:
        self._alike = min(at, len(self._data) if self._alike is None else self._alike)


class IndexedFiles:  # pragma: no cover - not measured in a browser; test_storage_in_chromium.py runs it
    """One folder in IndexedDB. Only for Pyodide in a worker that the service worker answers."""

    def __init__(self, folder: str) -> None:
        """``folder`` is one name, no path."""
        self._name = folder
        self._is_begun = False
        self._owner = ""

    async def is_begun(self) -> bool:
        """Whether there is such a folder: records stay where they were begun when the browser learns more."""
        js, name = javascript(), name_here(self._name)
        if not self._is_begun:
            with suppress(OSError, NoKeepingError, AttributeError), system_errors():
                self._is_begun = await within(js.caches.has(name))  # the second copy
        if not self._is_begun:
            with suppress(OSError, NoKeepingError, AttributeError), system_errors():
                self._is_begun = any(found.name == name for found in await within(js.indexedDB.databases()))
        return self._is_begun

    def handles(
        self, names: tuple[str, ...], instead_of: NoKeepingError | None = None
    ) -> Mapping[str, Handle]:
        """Take the files: from then on only these handles write. The first time whoever has them.

        Afterwards only from itself: raises BlockingIOError when another window has taken them meanwhile.
        Raises OSError, or NoKeepingError, ``instead_of`` if it is given, when nothing writes here.
        """
        owner = uuid4().hex
        try:
            self._ask("open", owner=owner, before=self._owner)
        except NoKeepingError as error:
            raise instead_of or error from error
        self._owner, self._is_begun = owner, True
        return {name: IndexedHandle(self._read(name), partial(self._write, owner, name)) for name in names}

    def copies(self, names: tuple[str, ...]) -> Mapping[str, bytes]:
        """What is in these files now. Raises OSError or NoKeepingError."""
        return {name: self._read(name) for name in names}

    def _read(self, name: str) -> bytes:
        return self._ask("read", file=name)

    def _write(self, owner: str, name: str, alike: int, data: bytes) -> None:
        try:
            self._ask("write", data, owner=owner, file=name, alike=alike)
        except NoKeepingError as error:
            raise OSError(EIO, SILENT) from error

    def _ask(self, what: str, data: bytes = b"", **fields: object) -> bytes:
        """What the service worker answers. Raises OSError, or NoKeepingError when it is not there."""
        request = javascript().XMLHttpRequest.new()
        query = urlencode({"folder": self._name, **fields})
        with system_errors():
            request.open("POST", f"{javascript().recordsScope}indexed/{what}?{query}", False)
            request.responseType = "arraybuffer"
            request.send(import_module("pyodide.ffi").to_js(data))
        why = request.getResponseHeader(_MARK)
        if why is None:
            raise NoKeepingError(SILENT)
        _check(why)
        answer: bytes = request.response.to_bytes()
        return answer


def _check(why: str) -> None:
    """Raise OSError if the service worker did not do it, NoKeepingError if it cannot."""
    if why == "OwnedByAnother":
        raise BlockingIOError(EAGAIN, "another window has the records open")
    if why == "QuotaExceededError":
        raise OSError(ENOSPC, FULL)
    if why == "NotStrict":
        raise NoKeepingError("its database cannot be flushed")
    if why != "done":
        raise OSError(EIO, f"the browser says {why}")


def _closed(_alike: int, _data: bytes) -> None:
    raise OSError(EIO, "it is closed")
