"""Looking at finished records again, a few at a time: what is listed is not read when the app opens."""

from __future__ import annotations

from sro_assist.errors import RecordError
from sro_assist.records.alerts import Alerts
from sro_assist.records.storage.protocol import journal_name
from sro_assist.records.summary_index import SummaryIndex
from sro_assist.records.walkthrough_id import WalkthroughId

_STAMPS = 100
"""Files whose stamps are compared for each one that may be read."""


class Recheck:
    """One pass after the other over the records that change no more, newest first.

    One whose file has the size and time that it had when it was last read is not read again.
    """

    def __init__(self, listing: SummaryIndex, alerts: Alerts) -> None:
        self._listing, self._alerts = listing, alerts
        self._left: list[WalkthroughId] | None = None

    def some(self, count: int) -> bool:
        """Read at most ``count`` records; False when that was the end of a pass."""
        if self._left is None:
            self._left = list(reversed(self._listing.settled()))
        stamps = count * _STAMPS
        while self._left and count and stamps:
            count -= self._check(self._left.pop())
            stamps -= 1
        if self._left:
            return True
        self._left = None
        self._listing.flush()
        return False

    def _check(self, walkthrough: WalkthroughId) -> bool:
        """Whether the record had to be read."""
        try:
            if self._listing.is_as_seen(walkthrough):
                return False
            self._listing.hold(walkthrough)
        except RecordError as error:
            self._alerts.add_error(journal_name(walkthrough), error)
        return True
