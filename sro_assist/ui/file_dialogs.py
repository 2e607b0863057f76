"""What the page carries files with: its file picker, its downloads and its share sheet.

A browser opens these only while a tap is being handled, so a button does it by itself, without asking Python.
"""

from __future__ import annotations

from dataclasses import InitVar, dataclass

import flet as ft

from sro_assist.app.record_export import ExportFile
from sro_assist.app.session import Session

PLAIN = "application/octet-stream"


@dataclass
class SaveFile(ft.ClientAction):
    """Have the device keep a file: a download in a browser."""

    picker: InitVar[ft.FilePicker]
    export: InitVar[ExportFile]

    def __post_init__(self, picker: ft.FilePicker, export: ExportFile) -> None:
        """Say what is to be saved: it has to be known before the tap."""
        kind = ft.FilePickerFileType.ANY
        args = {"file_name": export.name, "file_type": kind, "src_bytes": export.data}
        self._bind(picker, "save_file", args)


@dataclass
class ShareFile(ft.ClientAction):
    """Open the device's share sheet on a file. A browser that shares no such file saves it instead."""

    sheet: InitVar[ft.Share]
    export: InitVar[ExportFile]

    def __post_init__(self, sheet: ft.Share, export: ExportFile) -> None:
        """Say what is to be shared: it has to be known before the tap."""
        file = ft.ShareFile.from_bytes(export.data, mime_type=PLAIN, name=export.name)
        args = {"files": [file], "download_fallback_enabled": True, "mail_to_fallback_enabled": False}
        self._bind(sheet, "share_files", args)


class PageFileDialogs:
    """The carriers of one page. Made once, when its window opens."""

    def __init__(self, page: ft.Page, session: Session) -> None:
        self._page, self._session = page, session
        self._picker = ft.FilePicker(on_result=self._picked)
        self._sheet = ft.Share()

    def pick(self) -> ft.ClientAction:
        """Let files be chosen. Of any kind: a phone would grey out those whose ending it doesn't know."""
        # A slow machine takes its time to read them: that the page lost focus says nothing.
        return ft.PickFiles(
            self._picker, allow_multiple=True, with_data=True, cancel_upload_on_window_blur=False
        )

    def save(self, export: ExportFile) -> ft.ClientAction:
        """Save a record as a file."""
        return SaveFile(self._picker, export)

    def share(self, export: ExportFile) -> ft.ClientAction | None:
        """Share a record; None but on a phone, where the sheet is the usual way."""
        on_phone = self._page.platform is not None and self._page.platform.is_mobile()
        return ShareFile(self._sheet, export) if on_phone else None

    def _picked(self, event: ft.FilePickerResultEvent) -> None:
        self._session.transfer.incoming.receive((file.name, bytes(file.bytes or b"")) for file in event.files)
        self._session.changed()
