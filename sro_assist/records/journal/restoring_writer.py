"""A writer that holds every line it ever confirmed: what is deleted or cut under it is written anew."""

from __future__ import annotations

from sro_assist.errors import RecordError, Where
from sro_assist.records.alerts import Alerts
from sro_assist.records.journal.hash_chain import verify, whole_lines
from sro_assist.records.storage.protocol import BusyError, LostError, RecordStorage, not_confirmed, reason


class RestoringWriter:
    """The one writer of a journal, from what is kept of it on. Every method raises RecordError."""

    def __init__(self, storage: RecordStorage, name: str, *, create: bool, alerts: Alerts) -> None:
        """Take the journal. Raises BusyError when another window has it."""
        self._storage, self._name, self._alerts = storage, name, alerts
        self._writer = storage.writer(name, create=create)
        self._kept: list[bytes] = []
        self._lost = False

    def begin_with(self, kept: list[bytes]) -> None:
        """The lines that are there, and will be followed."""
        self._kept = kept

    def append(self, line: bytes) -> None:
        """Put ``line`` behind all that are kept; it is durable when this returns."""
        if self._lost:
            self._write_anew()
        try:
            self._writer.append(len(self._kept), line)
        except LostError:
            self._lost = True
            self._write_anew()
            self._writer.append(len(self._kept), line)
        self._kept.append(line)

    def close(self) -> None:
        """Let another window write."""
        self._writer.close()

    def _write_anew(self) -> None:
        """Have a journal that holds exactly what is kept. What is there instead is set aside, and told."""
        self._writer.close()
        try:
            self._writer = self._storage.writer(self._name, create=True)
            what, hint = self._make_whole(b"".join(self._kept), self._storage.read(self._name) or b"")
        except RecordError as error:
            self._writer.close()
            if isinstance(error, BusyError):
                raise
            raise not_confirmed(self._name, reason(error)) from error
        self._lost = False
        if what:
            self._alerts.add(self._name, what, hint)

    def _make_whole(self, kept: bytes, here: bytes) -> tuple[str, str]:
        """Make what is here what is kept, and say what was wrong; nothing was, if it only moved."""
        self._check_not_gone_on(kept, here)
        what, hint = ("", "") if here.startswith(kept) else (_CUT, _ANEW)
        if not (kept.startswith(here) or here.startswith(kept)):
            what, hint = _CHANGED, f"{_ANEW} What was there is in {self._writer.set_aside()}."
            self._writer, here = self._storage.writer(self._name, create=True), b""
        index = min(len(whole_lines(here)), len(self._kept))
        self._writer.append(index, b"".join(self._kept[index:]))
        return what, hint

    def _check_not_gone_on(self, kept: bytes, here: bytes) -> None:
        if here.startswith(kept) and verify(here).seal.lines > len(self._kept):
            raise BusyError(
                "This walkthrough was gone on with in another window.",
                where=Where(file=self._name),
                hint="Go on in that window, or take it over here.",
            )


_CUT = "This record was deleted or cut by something else while it was being walked."
_CHANGED = "This record was changed by something else while it was being walked."
_ANEW = "It was written anew, whole: no step is missing."
