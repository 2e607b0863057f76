"""A walkthrough being written: the unsaved side of a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import cast

from sro_assist.errors import RecordError, Where
from sro_assist.records.alerts import Alerts
from sro_assist.records.journal.hash_chain import (
    CLOSING,
    Body,
    Seal,
    Verdict,
    closing,
    seal,
    verify,
    whole_lines,
)
from sro_assist.records.journal.restoring_writer import RestoringWriter
from sro_assist.records.storage.protocol import RecordStorage, journal_name, not_here
from sro_assist.records.summary import FINISHED, summarise
from sro_assist.records.walkthrough_id import WalkthroughId, parse_id
from sro_assist.safe_json import tidy


class JournalWriter:
    """One open walkthrough. Its cost per step knows nothing of how much else is kept.

    id: the walkthrough's UUID; closed: nothing more can be added here. A ``finished`` event ends it: the
    closing line follows by itself. It holds every line it ever confirmed: a journal that is deleted or cut
    meanwhile is written anew from them.
    """

    def __init__(self, record_id: WalkthroughId, writer: RestoringWriter, verdict: Verdict) -> None:
        self.id = record_id
        self._writer = writer
        self._end = verdict.seal
        self._finished = bool(verdict.bodies) and verdict.bodies[-1]["kind"] == FINISHED
        self._sealed = verdict.closed
        self.closed = False
        self.told_sealed: Callable[[Seal], object] = lambda _: None
        """Called when the closing line is kept, with what it seals."""
        self._turn = Lock()  # two taps at once must not follow the same line

    @classmethod
    def begin(cls, storage: RecordStorage, started: Body, alerts: Alerts | None = None) -> JournalWriter:
        """A new walkthrough, its first event kept. Raises RecordError; the same event may be given again."""
        record_id = parse_id(str(started.get("walkthrough")))
        summarise(record_id, [started])  # what could not be listed afterwards must not begin
        with _taken(storage, record_id, alerts, create=True) as (writer, verdict):
            if verdict.bodies:
                raise _refused(record_id, "This walkthrough has begun before.", "Resume it.")
            writing = cls(record_id, writer, verdict)
            writing.append(started)
        return writing

    @classmethod
    def resume(
        cls, storage: RecordStorage, record_id: WalkthroughId, alerts: Alerts | None = None
    ) -> JournalWriter:
        """Go on with an open walkthrough. Raises BusyError when another window writes it, or RecordError.

        A last line that was never confirmed is cut off by the first event that is added. One that is
        finished cannot be gone on with, but gets the closing line that a crash may have kept from it.
        ``alerts``: told when the journal is deleted or cut meanwhile.
        """
        if storage.read(journal_name(record_id)) is None:
            raise not_here(journal_name(record_id))
        with _taken(storage, record_id, alerts, create=False) as (writer, verdict):
            writing = cls(record_id, writer, verdict)
            if writing.finished:
                writing.append(verdict.bodies[-1])
                raise _is_finished(record_id)
        return writing

    @property
    def end(self) -> Seal:
        """How many lines are kept, and the last one's digest."""
        return self._end

    @property
    def finished(self) -> bool:
        """Its last event is there; only the closing line may be missing."""
        return self._finished

    def append(self, event: Body) -> None:
        """Keep one event: it is on disk when this returns.

        Texts are kept in NFC, without control and bidirectional characters. Raises RecordError when the event
        could not be confirmed: the same one may be given again.
        """
        with self._turn:
            if not (self._finished and event.get("kind") == FINISHED):
                self._add(event)
            if self._finished:
                self._close()

    def close(self) -> None:
        """Stop writing here; what is unfinished can be resumed."""
        self.closed = True
        self._writer.close()

    def _add(self, event: Body) -> None:
        if self._finished or event.get("kind") == CLOSING:
            raise _is_finished(self.id)
        self._line(cast("Body", tidy(event)))
        self._finished = event.get("kind") == FINISHED

    def _close(self) -> None:
        if not self._sealed:
            self._line(closing(self._end))
            self._sealed = True
            self.told_sealed(self._end)
        self.close()

    def _line(self, body: Body) -> None:
        head, line = seal(self._end.head, body)
        self._writer.append(line)
        self._end = Seal(self._end.lines + 1, head)


@contextmanager
def _taken(
    storage: RecordStorage, record_id: WalkthroughId, alerts: Alerts | None, *, create: bool
) -> Iterator[tuple[RestoringWriter, Verdict]]:
    """The writer of a journal, and what it will follow; let go of again when anything fails."""
    name = journal_name(record_id)
    writer = RestoringWriter(storage, name, create=create, alerts=Alerts() if alerts is None else alerts)
    try:
        data = storage.read(name) or b""
        verdict = _continuable(record_id, verify(data))
        writer.begin_with(whole_lines(data)[: verdict.seal.lines])
        yield writer, verdict
    except BaseException:
        writer.close()
        raise


def _continuable(record_id: WalkthroughId, verdict: Verdict) -> Verdict:
    """The verdict again. Raises RecordError when a line does not fit."""
    if verdict.fault:
        raise _refused(
            record_id,
            f"This record cannot be continued. {verdict.fault}",
            "It can be read up to there. Begin a new walkthrough.",
        )
    return verdict


def _is_finished(record_id: WalkthroughId) -> RecordError:
    return _refused(
        record_id, "This walkthrough is finished: nothing can be added to it.", "Begin a new one."
    )


def _refused(record_id: WalkthroughId, what: str, hint: str) -> RecordError:
    return RecordError(what, where=Where(file=journal_name(record_id)), hint=hint)
