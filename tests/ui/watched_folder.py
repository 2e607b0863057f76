"""A folder of records that notes what was asked of it while a screen was drawn."""

from __future__ import annotations

import sys
from types import FrameType
from typing import ClassVar

from sro_assist.records.storage.local_folder import LocalFolder
from sro_assist.ui import error_boundary

ASKED = {"names", "stamp", "read", "confirm", "replace", "writer", "set_aside"}


class WatchedFolder(LocalFolder):
    """Whatever reads or writes it in the drawing of a component is in ``touched``."""

    touched: ClassVar[list[str]] = []

    def __getattribute__(self, name: str) -> object:
        if name in ASKED and (drawn := _drawn()):
            WatchedFolder.touched.append(f"{name} in the drawing of {drawn}")
        return super().__getattribute__(name)


def _drawn() -> str:
    """The component that is being drawn, or empty."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        if frame.f_code.co_name == "drawn" and frame.f_code.co_filename == error_boundary.__file__:
            return str(frame.f_locals["body"].__name__)
        frame = frame.f_back
    return ""
