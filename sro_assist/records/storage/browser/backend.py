"""Records in the browser's own storage, for one writing window at a time (docs/records.md).

Opening files takes waiting there, so all of them are opened at the start and stay open: nine, however
many records there are. Everything after that is synchronous, as a storage must be.
"""

from __future__ import annotations

from asyncio import Lock
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from errno import ENOENT, ENOSPC

from sro_assist.errors import RecordError, Where
from sro_assist.records.alerts import Alert
from sro_assist.records.storage.browser.browser_protocol import BrowserFiles, Task
from sro_assist.records.storage.browser.file_handle import Handle
from sro_assist.records.storage.browser.virtual_files import FILES, LOG, VirtualFiles
from sro_assist.records.storage.line_place import KnownPlaces, LinePlace
from sro_assist.records.storage.protocol import (
    SUMMARIES,
    BusyError,
    LineWriter,
    Stamp,
    known,
    lost,
    not_confirmed,
)


class BrowserStorage:
    """All records of this browser. One window writes; the others hold a copy to read.

    read_only: another window writes, and ``writer`` raises BusyError here; keeps: False when nothing is
    kept at all; persisted: the browser has promised not to clear this storage by itself; alerts: what
    could not be read.
    """

    def __init__(self, place: BrowserFiles | None, on_lost: Callable[[], None] = lambda: None) -> None:
        """Use ``open`` or ``forgetful``: with no place, nothing is kept."""
        self._place = place
        self._on_lost = on_lost
        self._shelf = VirtualFiles.in_memory()
        self._names: tuple[str, ...] = ()
        self._writers: dict[str, BrowserWriter] = {}
        self._places = KnownPlaces()
        self._turn = Lock()
        self._holds = False
        self._mending = False
        self.keeps = place is not None
        self.read_only = self.keeps
        self.persisted = False

    @classmethod
    async def open(
        cls, place: BrowserFiles | None = None, on_lost: Callable[[], None] = lambda: None
    ) -> BrowserStorage:
        """The records of this browser; read-only when another window is writing.

        ``on_lost`` is called when another window has taken over and this one has become read-only. Raises
        NoKeepingError when this browser has no storage to rely on, RecordError when it cannot be read.
        """
        storage = cls(place or await _this_browser(), on_lost)
        await storage.room_left()
        if not await storage._write(steal=False):
            await storage.refresh()
        return storage

    @classmethod
    def forgetful(cls) -> BrowserStorage:
        """A storage in memory, for a browser that cannot keep anything: to be said on every screen."""
        return cls(None)

    @property
    def alerts(self) -> tuple[Alert, ...]:
        """What could not be read."""
        return (_DAMAGED,) if self._shelf.damaged else ()

    async def take_over(self) -> None:
        """Become the writer, and the window that was one read-only. Raises BusyError if it does not let go.

        Nothing it confirmed is lost. Make ``Records`` anew afterwards.
        """
        async with self._turn:
            if self.read_only and not await self._write(steal=True):
                raise BusyError(
                    "The other window does not let go of the records.", hint="Close it, then try again."
                )

    async def refresh(self) -> None:
        """When read-only: see what the other window has added. Raises RecordError."""
        if self.read_only and self._place:
            with _told(LOG, "The records in this browser could not be read"):
                copies = await self._place.copies(FILES)
                if self.read_only:
                    self._shelf = VirtualFiles.in_memory(copies)

    async def room_left(self) -> int | None:
        """How many bytes the browser will still take; None when it does not say. Asks ``persisted`` anew."""
        if self._place is None:
            return None
        self.persisted = await self._place.persisted()
        return await self._place.room()

    def close(self) -> None:
        """Let another window write; here it can still be read."""
        if self._place and not self.read_only:
            self._step_down()
            self._give_back(self._place)

    def names(self) -> tuple[str, ...]:
        """The names of the journals."""
        names = self._shelf.journals()
        if names != self._names:
            self._names = names
        return self._names

    def stamp(self, name: str) -> Stamp | None:
        """Size, and where its last piece is."""
        return self._shelf.stamp(known(name))

    def read(self, name: str) -> bytes | None:
        """All of a file, or None when it is not there."""
        with self._mended(known(name), "This file could not be read"):
            return self._shelf.read(name)

    def confirm(self, *names: str) -> None:
        """Nothing is left to do: what opening read, it flushed, and nobody else writes."""

    def replace(self, name: str, data: bytes) -> None:
        """Replace a small file. A read-only window keeps its own list, in memory; it can always be made."""
        if known(name) != SUMMARIES:
            self._only_here(name)
        with self._mended(name, "Could not confirm that this file is kept"):
            self._shelf.replace(name, data)

    def writer(self, name: str, *, create: bool = False) -> LineWriter:
        """The journal's only writer."""
        self._only_here(known(name))
        if name in self._writers:
            raise _busy("This walkthrough is open in another window.", name)
        with self._mended(name, "This record could not be opened for writing"):
            self._find(name, create=create)
        self._writers[name] = BrowserWriter(self, name, self._places.of(name, self._shelf.stamp(name)))
        return self._writers[name]

    def set_aside(self, name: str) -> str:
        """Move a file to ``set-aside/``."""
        self._only_here(known(name))
        with self._mended(name, "This file could not be set aside"):
            return self._shelf.set_aside(name)

    def append(self, writer: BrowserWriter, index: int, lines: bytes) -> None:
        """For a writer: have ``lines`` follow the first ``index`` of its journal. Raises RecordError."""
        self._only_here(writer.name)
        if self._writers.get(writer.name) is not writer:
            raise not_confirmed(writer.name, "it is closed here")
        try:
            place = writer.next.of(index, lambda at: (self._shelf.read(writer.name) or b"")[at:])
            if place is None or place.at > (self._shelf.size(writer.name) or 0):
                raise lost(writer.name, "a part of it is gone")
            self._shelf.append(writer.name, place.at, lines)
        except OSError as error:
            self._doubt(error)
            raise not_confirmed(writer.name, _why(error)) from error
        writer.next = place.behind(lines)

    def release(self, writer: BrowserWriter) -> None:
        """For a writer: another may have its journal."""
        if self._writers.get(writer.name) is writer:
            self._places.note(writer.name, self._shelf.stamp(writer.name), writer.next)
            del self._writers[writer.name]

    def _find(self, name: str, *, create: bool) -> None:
        if self._shelf.size(name) is None:
            if not create:
                raise FileNotFoundError(ENOENT, "it is not here")
            self._shelf.append(name, 0, b"")

    def _only_here(self, name: str) -> None:
        if self.read_only:
            raise _busy("Records are being written in another window.", name)

    async def _write(self, *, steal: bool) -> bool:
        """Become the writer; False when another window is."""
        if self._place is None:
            return False
        self._holds = True  # from here on another window may take over: _lose says so
        try:
            with _told(LOG, "The records in this browser could not be opened"):
                if await self._place.lock(self._lose, steal=steal):
                    await self._open(self._place)
        except RecordError as error:
            self._give_back(self._place)
            if not isinstance(error.__cause__, BlockingIOError):
                raise
        return not self.read_only

    async def _open(self, place: BrowserFiles) -> None:
        """Open the files, and write from then on. Raises OSError, a BlockingIOError if that is not to be."""
        handles = await place.handles(FILES)
        try:
            shelf = self._looked_through(handles)
        except BaseException:
            _close(handles)
            raise
        self._shelf, self.read_only = shelf, False
        shelf.index()

    def _looked_through(self, handles: Mapping[str, Handle]) -> VirtualFiles:
        if not self._holds:
            raise BlockingIOError("another window took over meanwhile")
        return VirtualFiles(handles)

    def _give_back(self, place: BrowserFiles) -> None:
        self._holds = False
        place.unlock()

    def _lose(self) -> None:
        """Another window takes over: it cannot open the files before they are closed here."""
        self._holds = False
        if not self.read_only:
            self._step_down()
            self._on_lost()

    def _step_down(self) -> None:
        """Write no more; keep a copy to read from."""
        self.read_only = True
        self._writers.clear()
        shelf = self._shelf
        try:
            self._shelf = shelf.copy()
        except OSError:
            self._later(self._refresh_quietly)
        finally:
            shelf.close()

    async def _refresh_quietly(self) -> None:
        with suppress(RecordError):
            await self.refresh()

    def _doubt(self, error: OSError) -> None:
        """After anything but a full quota the files cannot be trusted as they are open: open them again."""
        if error.errno not in {ENOSPC, ENOENT} and not self._mending:
            self._mending = True
            self._later(self._mend)

    def _later(self, task: Task) -> None:
        if self._place:
            self._place.later(task)

    async def _mend(self) -> None:
        self._shelf.close()
        try:
            if self._place and self._holds:
                await self._open(self._place)
        except (OSError, RecordError):
            return  # the next step says so, and has it tried again
        finally:
            self._mending = False

    @contextmanager
    def _mended(self, name: str, what: str) -> Iterator[None]:
        """Say what the storage refused, and have it opened again."""
        with _told(name, what):
            try:
                yield
            except OSError as error:
                self._doubt(error)
                raise


class BrowserWriter:
    """Appends to one journal, until another window takes over. ``next``: where its next line begins."""

    def __init__(self, storage: BrowserStorage, name: str, begins: LinePlace) -> None:
        """``BrowserStorage.writer`` makes it."""
        self._storage = storage
        self.name = name
        self.next = begins

    def append(self, index: int, lines: bytes) -> None:
        """Write and flush."""
        self._storage.append(self, index, lines)

    def set_aside(self) -> str:
        """Move the journal to ``set-aside/`` and close."""
        try:
            return self._storage.set_aside(self.name)
        finally:
            self.close()

    def close(self) -> None:
        """Let another have it."""
        self._storage.release(self)


_DAMAGED = Alert(
    LOG,
    "A part of what this browser keeps could not be read.",
    "The rest is here. Export your records, and tell your supervisor.",
)


async def _this_browser() -> BrowserFiles:
    from sro_assist.records.storage.browser.api import (
        BrowserApi,  # not at the top: elsewhere there is no browser
    )

    return await BrowserApi.of_this_copy()


@contextmanager
def _told(name: str, what: str) -> Iterator[None]:
    """Turn the storage's error into one that a person can act on."""
    try:
        yield
    except OSError as error:
        raise RecordError(
            f"{what}: {_why(error)}.",
            where=Where(file=name),
            hint="Make room on this device, close the app and open it again.",
        ) from error


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).rstrip(".")


def _busy(what: str, name: str) -> BusyError:
    return BusyError(
        what, where=Where(file=name), hint="Go on in that window, or take over here; here they can be read."
    )


def _close(handles: Mapping[str, Handle]) -> None:
    for handle in handles.values():
        with suppress(OSError):
            handle.close()
