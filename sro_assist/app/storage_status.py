"""Where this device keeps its records, and whether this window may write there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sro_assist.app import strings


class StorageStatus:
    """A folder on disk: it keeps what it confirms, and its windows share one set of records."""

    read_only = False
    """Another window writes all the records; here they can only be read."""

    nowhere = False
    """Nothing is kept once the page is closed."""

    looks = False
    """It looks for new editions by itself."""

    looked: datetime | None = None
    """When it last did so and was answered."""

    preferences = "sro."
    """What the page's own notes, for which it cannot ask Python, begin with."""

    install_page = ""
    """Where it says how to install the app, if it can be installed."""

    told_lost: Callable[[], object] = staticmethod(lambda: None)
    """Called when another window has become the one that writes all the records."""

    def told(self) -> tuple[str, ...]:
        """What the officer has to know of it, on home and in the list."""
        return ()

    async def facts(self) -> tuple[str, ...]:
        """What settings say of it."""
        return (strings.KEPT_ON_DISK,)

    async def write_here(self) -> None:
        """Become the window that writes. Raises RecordError when the other one does not let go."""
