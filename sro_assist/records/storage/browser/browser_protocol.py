"""What is asked of a browser: files that can be written at once, a lock, its word on keeping."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from typing import Any, Protocol

from sro_assist.errors import RecordError
from sro_assist.records.storage.browser.file_handle import Handle

Task = Callable[[], Coroutine[Any, Any, None]]


class NoKeepingError(RecordError):
    """The browser has no storage that keeps what it confirms."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"This browser cannot keep records safely: {why}.",
            hint="The app works, but keeps nothing. Use an up-to-date browser, not in a private window.",
        )


class BrowserFiles(Protocol):
    """What the browser offers, in one storage folder of its own."""

    async def lock(self, lost: Callable[[], None], *, steal: bool) -> bool:
        """Become the only writer until ``unlock``; ``lost`` is called when another window takes over."""

    def unlock(self) -> None:
        """Let another window write."""

    async def handles(self, names: tuple[str, ...]) -> Mapping[str, Handle]:
        """Open these files, each made if it is missing, for this window alone.

        Raises BlockingIOError when another window has them open and does not let go, OSError, or
        NoKeepingError when this browser has no such files.
        """

    async def copies(self, names: tuple[str, ...]) -> Mapping[str, bytes]:
        """What is in these files now, whoever has them open. Raises OSError or NoKeepingError."""

    async def persisted(self) -> bool:
        """Whether the browser has promised not to clear this storage by itself."""

    async def room(self) -> int | None:
        """How many bytes the browser will still take; None when it does not say."""

    def later(self, task: Task) -> None:
        """Run this once the browser has a moment."""
