"""Finished records looked at again in the background, a few a second: what is found is told at once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

if TYPE_CHECKING:
    from sro_assist.app.session import AppContext, Session

PAUSE = 0.25
"""Seconds between one record and the next: reading one must delay no tap."""
log = logging.getLogger("sro_assist")


class BackgroundCheck:
    """One pass over all records when a window is opened, however many windows there are."""

    def __init__(self, context: AppContext) -> None:
        self._context = context
        self._windows: WeakSet[Session] = WeakSet()
        self._runs = False

    def begin(
        self, session: Session, run: Callable[[Callable[[], Coroutine[Any, Any, None]]], object]
    ) -> None:
        """Check for this window too; ``run`` has a task done while it is open, and after."""
        self._windows.add(session)
        if not self._runs:
            self._runs = True
            run(self._pass)

    async def _pass(self) -> None:
        try:
            await asyncio.sleep(PAUSE)  # the first screen comes first
            while self.next():
                await asyncio.sleep(PAUSE)
        except Exception:  # the records are read when they are opened, too
            log.exception("The check in the background ended")
        finally:
            self._runs = False

    def next(self) -> bool:
        """Look at one record more; False at the end. The windows are drawn again when something was found."""
        records = self._context.records
        before = records.troubles
        more = records.check_some(1)
        if records.troubles != before:
            for session in tuple(self._windows):
                session.changed_elsewhere()
        return more
