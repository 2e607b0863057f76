"""What the page tells Python: when it last looked for a new version, and files given to the app."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from importlib import import_module
from typing import Protocol

from sro_assist.app.record_import import ReceivedFile
from sro_assist.records.storage.browser.browser_protocol import NoKeepingError
from sro_assist.records.storage.browser.js_bridge import javascript, system_errors, within


class News(Protocol):
    """What the page tells."""

    async def looked(self) -> datetime | None:
        """When it last looked for a new version and was answered."""

    async def handed(self) -> tuple[ReceivedFile, ...]:
        """Files that were given to the app and that no window has let go of."""

    async def let_go(self, files: tuple[ReceivedFile, ...]) -> None:
        """Have these wait no longer: the officer has decided."""

    def listen(self, told: Callable[[], object]) -> None:
        """Have this called when there is something new."""


class PageNews:  # pragma: no cover - not measured in a browser; tests/browser/offline runs it
    """The news of the page that this worker belongs to (pwa/client/news.js)."""

    async def looked(self) -> datetime | None:
        """When it last looked for a new version and was answered."""
        try:
            with system_errors():
                return datetime.fromisoformat(await within(javascript().news.looked())).astimezone()
        except (OSError, NoKeepingError, ValueError):
            return None

    async def handed(self) -> tuple[ReceivedFile, ...]:
        """Files that were given to the app."""
        try:
            with system_errors():
                files = await within(javascript().news.handed())
                return tuple(
                    ReceivedFile(str(file.name), file.bytes.to_bytes(), str(file.key)) for file in files
                )
        except (OSError, NoKeepingError):
            return ()

    async def let_go(self, files: tuple[ReceivedFile, ...]) -> None:
        """Have these wait no longer."""
        with suppress(OSError, NoKeepingError), system_errors():  # it is told of them again at the next start
            await within(javascript().news.letGo(*(file.key for file in files)))

    def listen(self, told: Callable[[], object]) -> None:
        """Have this called when there is something new."""
        javascript().news.listen(import_module("pyodide.ffi").create_proxy(lambda *_: told()))
