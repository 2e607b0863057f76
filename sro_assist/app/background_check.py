"""Finished records looked at again in the background, a few a second: what is found is told at once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any, Protocol
from weakref import WeakSet

from sro_assist.records import Records

PAUSE = 0.25
"""Seconds between one record and the next: reading one must delay no tap."""
log = logging.getLogger("sro_assist")


class Told(Protocol):
    """What is to know when something was found."""

    def changed_elsewhere(self) -> None:
        """Show it."""


class BackgroundCheck:
    """One pass over all records when a window is opened, however many windows there are."""

    def __init__(self, records: Callable[[], Records]) -> None:
        """``records`` gives those that are checked; they may be opened anew meanwhile."""
        self._records = records
        self._windows: WeakSet[Told] = WeakSet()
        self._runs = False

    def begin(self, told: Told, run: Callable[[Callable[[], Coroutine[Any, Any, None]]], object]) -> None:
        """Check for this window too; ``run`` has a task done while it is open, and after."""
        self._windows.add(told)
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
        records = self._records()
        before = records.alerts
        more = records.check_some(1)
        if records.alerts != before:
            for told in tuple(self._windows):
                told.changed_elsewhere()
        return more
