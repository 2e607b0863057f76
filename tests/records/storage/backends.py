"""A second home, in memory: what a home must do and nothing else."""

from __future__ import annotations

from sro_assist.errors import RecordError
from sro_assist.records import Alert
from sro_assist.records.storage.protocol import BusyError, Stamp, known, lost, not_confirmed, record_id


class MemoryHome:
    """Files in a dict; ``room`` is how many bytes a journal may still grow, None for no limit."""

    read_only = False
    alerts: tuple[Alert, ...] = ()

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.taken: set[str] = set()
        self.room: int | None = None

    def names(self) -> tuple[str, ...]:
        return tuple(name for name in self.files if record_id(name))

    def stamp(self, name: str) -> Stamp | None:
        data = self.files.get(known(name))
        return None if data is None else (len(data), hash(data) % 2**32)

    def read(self, name: str) -> bytes | None:
        return self.files.get(known(name))

    def confirm(self, *names: str) -> None:
        for name in names:
            known(name)

    def replace(self, name: str, data: bytes) -> None:
        self.files[known(name)] = data

    def writer(self, name: str, *, create: bool = False) -> MemoryWriter:
        if name in self.taken:
            raise BusyError("This walkthrough is open in another window.", hint="Close it there.")
        if name not in self.files and not create:
            raise RecordError("This record is not here.", hint="Open another.")
        self.files.setdefault(known(name), b"")
        return MemoryWriter(self, name)

    def set_aside(self, name: str) -> str:
        place = f"set-aside/{name}"
        self.files[place] = self.files.pop(known(name))
        return place


class MemoryWriter:
    def __init__(self, storage: MemoryHome, name: str) -> None:
        self._storage, self._name = storage, name
        self._open = True
        storage.taken.add(name)

    def append(self, index: int, lines: bytes) -> None:
        *kept, _ = self._storage.files.get(self._name, b"").split(b"\n")
        room = self._storage.room
        if self._open and len(kept) < index:
            raise lost(self._name, "a line before it is not there")
        if not self._open or (room is not None and len(lines) > room):
            raise not_confirmed(self._name, "no room")
        self._storage.files[self._name] = b"".join(line + b"\n" for line in kept[:index]) + lines

    def set_aside(self) -> str:
        self.close()
        return self._storage.set_aside(self._name)

    def close(self) -> None:
        self._open = False
        self._storage.taken.discard(self._name)
