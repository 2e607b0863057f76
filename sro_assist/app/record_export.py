"""Sending a record to another device: its file, made and put away again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sro_assist.app import strings
from sro_assist.app.context import AppContext
from sro_assist.errors import RecordError
from sro_assist.records.exchange import SUFFIX

_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9-]")


@dataclass(frozen=True, slots=True)
class ExportFile:
    """One record as a file, ready to go. ``name``: the day, the tree, the start of the id; nobody's name."""

    id: str
    name: str
    data: bytes

    @property
    def size(self) -> str:
        """``74 KB``."""
        return strings.FILE_SIZE.format(kilobytes=-(-len(self.data) // 1024))


class RecordExport:
    """The one record that a window is about to send, or why it cannot be sent."""

    def __init__(self, context: AppContext) -> None:
        self._context = context
        self.file: ExportFile | None = None
        self.saved = False
        """Whether the file was given to the device."""
        self._failure = ("", "")
        """Which record, and why there is no file of it."""

    def prepare(self, walk_id: str) -> None:
        """Make the file of a record; or there is a failure."""
        self.put_away()
        try:
            self.file = self._made(walk_id)
        except RecordError as error:
            self._failure = (walk_id, strings.NOT_SENT.format(why=error))

    def file_of(self, walk_id: str) -> ExportFile | None:
        """The file of this record, if it was made."""
        return self.file if self.file and self.file.id == walk_id else None

    def failure_of(self, walk_id: str) -> str:
        """Why there is no file of this record; empty if nobody asked for one."""
        about, failure = self._failure
        return failure if about == walk_id else ""

    def keep(self) -> None:
        """Remember that the file was given to the device."""
        self.saved = True

    def put_away(self) -> None:
        """Have done with sending."""
        self.file, self.saved, self._failure = None, False, ("", "")

    def _made(self, walk_id: str) -> ExportFile:
        data = self._context.records.hand_over(walk_id)
        first = next(iter(self._context.records.read(walk_id).bodies), {})
        parts = (str(first.get("at", ""))[:10], str(first.get("tree", "")), walk_id[:8])
        name = "-".join(filter(None, (_NOT_IN_A_NAME.sub("", part) for part in parts)))
        return ExportFile(walk_id, f"{name}{SUFFIX}", data)
