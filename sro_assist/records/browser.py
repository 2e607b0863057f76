"""The browser's side of a home: its files, its locks, its word on keeping. Only for Pyodide in a worker."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from errno import EAGAIN, EIO, ENOSPC
from importlib import import_module
from typing import Any, Protocol

from sro_assist.records.handles import FULL, Handle
from sro_assist.records.opfs import NoKeepingError, Task

_PATIENCE = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 1.6, 1.6, 1.6)
"""Seconds after each attempt: what a killed window had open is free only a moment later."""
_WAIT = 1_500
"""Milliseconds that a lock may still be held by the window that this one follows, as after a reload."""
_BUSY = {"NoModificationAllowedError", "NotReadableError", "InvalidStateError"}
"""What browsers throw when another window has a file open, or changed it while it was read."""


class _AccessHandle(Protocol):
    """FileSystemSyncAccessHandle, as much of it as is used."""

    def getSize(self) -> int: ...  # noqa: N802 - the browser's name
    def read(self, buffer: object, options: object) -> int: ...
    def write(self, buffer: object, options: object) -> int: ...
    def truncate(self, size: int) -> None: ...
    def flush(self) -> None: ...
    def close(self) -> None: ...


class BrowserHandle:  # pragma: no cover - measured in no browser; tests/web/test_opfs_browser.py runs it
    """An open file of the origin's private file system. Every method raises OSError."""

    def __init__(self, handle: _AccessHandle) -> None:
        self._handle = handle
        self._js: Any = import_module("js")
        self._to_js: Callable[[bytes], object] = import_module("pyodide.ffi").to_js
        self._at: Any = self._js.Object.new()

    def size(self) -> int:
        """How many bytes it has."""
        with _system_errors():
            return self._handle.getSize()

    def read(self, at: int, length: int) -> bytes:
        """Up to ``length`` bytes from offset ``at``."""
        buffer = self._js.Uint8Array.new(max(length, 0))
        self._at.at = at
        with _system_errors():
            count = self._handle.read(buffer, self._at)
        data: bytes = buffer.subarray(0, count).to_bytes()
        return data

    def write(self, at: int, data: bytes) -> int:
        """Write at offset ``at``; a full quota takes fewer bytes and says nothing."""
        self._at.at = at
        with _system_errors():
            return self._handle.write(self._to_js(data), self._at)

    def truncate(self, size: int) -> None:
        """Cut it to ``size`` bytes."""
        with _system_errors():
            self._handle.truncate(size)

    def flush(self) -> None:
        """Force it to the disk."""
        with _system_errors():
            self._handle.flush()

    def close(self) -> None:
        """Let another window open it."""
        with _system_errors():
            self._handle.close()


class BrowserPlace:  # pragma: no cover - as above
    """A folder of the origin's private file system, and the lock of the same name."""

    def __init__(self, folder: str = "records") -> None:
        """``folder`` is one name, no path."""
        self._name = folder
        self._js: Any = import_module("js")
        self._ffi: Any = import_module("pyodide.ffi")
        self._free: Callable[[object], None] | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def lock(self, lost: Callable[[], None], *, steal: bool) -> bool:
        """Become the only writer; wait a moment for a window that is just closing."""
        answer: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        held = self._js.Promise.new(self._ffi.create_once_callable(self._keep))

        def hold(_lock: object) -> object:
            answer.set_result(True)
            return held

        def end(_error: object) -> None:
            if answer.done():
                lost()
            else:
                answer.set_result(False)

        how = {"steal": True} if steal else {"signal": self._js.AbortSignal.timeout(_WAIT)}
        request = self._locks.request(
            f"sro-assist {self._name}", self._options(**how), self._ffi.create_once_callable(hold)
        )
        request.then(lambda _: None, end)
        return await answer

    def unlock(self) -> None:
        """Let another window write."""
        if self._free:
            self._free(None)

    async def handles(self, names: tuple[str, ...]) -> Mapping[str, Handle]:
        """Open these files, each made if it is missing, for this window alone."""
        opened: dict[str, Handle] = {}
        try:
            for name in names:
                opened[name] = await self._patiently(await self._file(name))
        except BaseException:
            for handle in opened.values():
                handle.close()
            raise
        return opened

    async def copies(self, names: tuple[str, ...]) -> Mapping[str, bytes]:
        """What is in these files now; one that changes while it is read is read again."""
        return {name: await self._copy(await self._file(name)) for name in names}

    async def persisted(self) -> bool:
        """Whether the browser has promised not to clear this storage by itself."""
        storage = self._storage
        with suppress(OSError, AttributeError), _system_errors():
            return bool(await storage.persisted())
        return False

    async def room(self) -> int | None:
        """How many bytes the browser will still take; None when it does not say (Safari before 17)."""
        storage = self._storage
        with suppress(OSError, AttributeError), _system_errors():
            estimate = await storage.estimate()
            return max(0, int(estimate.quota) - int(estimate.usage))
        return None

    def later(self, task: Task) -> None:
        """Run this once the browser has a moment."""
        running = asyncio.ensure_future(task())
        self._tasks.add(running)
        running.add_done_callback(self._tasks.discard)

    @property
    def _storage(self) -> Any:  # noqa: ANN401 - a browser's object
        return _offered(self._js.navigator, "storage")

    @property
    def _locks(self) -> Any:  # noqa: ANN401 - a browser's object
        return _offered(self._js.navigator, "locks")

    def _keep(self, resolve: Callable[[object], None], _reject: object) -> None:
        self._free = resolve

    def _options(self, **options: object) -> object:
        made = self._js.Object.new()
        for name, value in options.items():
            setattr(made, name, value)
        return made

    async def _file(self, name: str) -> Any:  # noqa: ANN401 - a browser's object
        create = self._options(create=True)
        root = await self._root()
        with _system_errors():
            folder = await root.getDirectoryHandle(self._name, create)
            return await folder.getFileHandle(name, create)

    async def _root(self) -> Any:  # noqa: ANN401 - a browser's object
        directory = _offered(self._storage, "getDirectory")
        try:
            with _system_errors():
                return await directory()
        except OSError as error:
            raise NoKeepingError(str(error.strerror)) from error

    async def _patiently(self, file: Any) -> BrowserHandle:  # noqa: ANN401 - a browser's object
        _offered(file, "createSyncAccessHandle")
        for wait in _PATIENCE:
            with suppress(BlockingIOError), _system_errors():
                return _synchronous(await file.createSyncAccessHandle())
            await asyncio.sleep(wait)
        raise BlockingIOError(EAGAIN, "another window has the records open")

    async def _copy(self, file: Any) -> bytes:  # noqa: ANN401 - a browser's object
        for wait in _PATIENCE:
            with suppress(BlockingIOError), _system_errors():
                data: bytes = (await (await file.getFile()).arrayBuffer()).to_bytes()
                return data
            await asyncio.sleep(wait)
        raise OSError(EAGAIN, "another window is writing all the time")


def _offered(owner: Any, name: str) -> Any:  # noqa: ANN401 - a browser's object  # pragma: no cover
    """What the browser has under this name. Raises NoKeepingError when it has no such thing."""
    if not hasattr(owner, name):
        raise NoKeepingError(f"it has no {name}")
    return getattr(owner, name)


def _synchronous(handle: _AccessHandle) -> BrowserHandle:  # pragma: no cover - as above
    """The handle, unless it is one of those of 2022, whose flush returned before anything was flushed."""
    if not isinstance(handle.getSize(), int):
        handle.close()
        raise NoKeepingError("its files cannot be flushed")
    return BrowserHandle(handle)


@contextmanager
def _system_errors() -> Iterator[None]:  # pragma: no cover - as above
    """Turn what the browser throws into OSError, or NoKeepingError when it forbids storage altogether."""
    try:
        yield
    except import_module("pyodide.ffi").JsException as error:
        name = str(getattr(error, "name", "") or "an error")
        if name == "SecurityError":
            raise NoKeepingError("it forbids storage here") from error
        if name in _BUSY:
            raise BlockingIOError(EAGAIN, f"the browser says {name}") from error
        if name == "QuotaExceededError":
            raise OSError(ENOSPC, FULL) from error
        raise OSError(EIO, f"the browser says {name}") from error
