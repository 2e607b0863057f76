"""Carrying records from device to device: what goes out of this window, and what comes into it."""

from __future__ import annotations

from typing import Any, Protocol

from sro_assist.app.context import AppContext
from sro_assist.app.record_export import ExportFile, RecordExport
from sro_assist.app.record_import import RecordImport


class FileDialogs(Protocol):
    """What a page can carry a file with. Each gives what a button does inside of the tap, or None."""

    def pick(self) -> Any:  # noqa: ANN401 - the page's own
        """Let the officer choose files; they come to ``RecordImport.receive``."""

    def save(self, export: ExportFile) -> Any:  # noqa: ANN401
        """Keep a record as a file."""

    def share(self, export: ExportFile) -> Any | None:  # noqa: ANN401
        """Open the share sheet; None where there is none."""


class RecordTransfer:
    """What one window sends and takes in."""

    def __init__(self, context: AppContext) -> None:
        self.dialogs: FileDialogs | None = None
        self.outgoing = RecordExport(context)
        self.incoming = RecordImport(context)
