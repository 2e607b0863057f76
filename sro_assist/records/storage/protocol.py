"""Where records live, behind one small interface: a folder on disk now, the browser's own files later."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol, cast

from sro_assist.errors import RecordError, Where
from sro_assist.records.alerts import Alert
from sro_assist.records.walkthrough_id import UUID, WalkthroughId, id_or_none

_SUFFIX = ".journal"
_JOURNAL = re.compile(rf"({UUID})\.journal")
_EDITION = re.compile(r"editions/[0-9a-f]{64}\.json")
SUMMARIES = "summaries.json"
SETTINGS = "settings.json"
DRAFTS = "drafts.json"
EDITIONS, ASIDE = "editions", "set-aside"
"""The two folders in a storage."""
DEVICE_LOG = "device.log"
_ONES = {SUMMARIES, SETTINGS, DRAFTS, DEVICE_LOG}
Stamp = tuple[int, int]
"""A file's size, and a number that is another when it was written to since."""


class BusyError(RecordError):
    """Another window is writing this record: here it can only be read."""


class LostError(RecordError):
    """The journal under a writer was deleted, replaced or cut: whoever holds its lines can write it anew."""


class LineWriter(Protocol):
    """The one writer of one journal, line by line: nobody else has it until it is closed."""

    def append(self, index: int, lines: bytes) -> None:
        """Have ``lines`` follow the first ``index`` lines of the file; they are durable when this returns.

        Each ends with its newline; one cut short counts as none. Whatever else is found behind the first
        ``index`` was never acknowledged and is cut off first. Raises RecordError when ``lines`` could not be
        confirmed: they may be there or not, and the same may be given again. LostError when fewer than
        ``index`` lines are there: then nothing more can be appended, and ``close`` is all that is left to do.
        """

    def set_aside(self) -> str:
        """Move the journal out of the way, close, and say where it went. Raises RecordError."""

    def close(self) -> None:
        """Let another window write."""


class RecordStorage(Protocol):
    """Journals and the device's log, which grow, and small files, which are replaced whole.

    read_only: another window writes here; alerts: what was found when it was opened. Every method raises
    RecordError.
    """

    read_only: bool

    @property
    def alerts(self) -> tuple[Alert, ...]:
        """What was found when it was opened, to be told."""

    def names(self) -> tuple[str, ...]:
        """The names of the journals that are here, in no order; the same tuple while nothing has changed."""

    def stamp(self, name: str) -> Stamp | None:
        """What a file's content can be told apart by without reading it, or None when there is none."""

    def read(self, name: str) -> bytes | None:
        """All of a file, or None when there is no such file."""

    def confirm(self, *names: str) -> None:
        """Have on the disk what was read of these files, names and all, before anything is built on it.

        Whoever wrote them may have been killed before flushing them: a power cut would take that back.
        """

    def replace(self, name: str, data: bytes) -> None:
        """Make the file's content ``data``: after a crash the old or the new is there, whole."""

    def writer(self, name: str, *, create: bool = False) -> LineWriter:
        """The journal's writer; ``create`` makes one that is not there. Raises BusyError if it is taken."""

    def set_aside(self, name: str) -> str:
        """Move a small file out of the way, never deleting it, and say where it went."""


def journal_name(walkthrough: WalkthroughId) -> str:
    """The name of a walkthrough's journal."""
    return walkthrough + _SUFFIX


def record_id(name: str) -> WalkthroughId | None:
    """The walkthrough whose journal ``name`` is, or None when it is not a journal's name."""
    return id_or_none(name.removesuffix(_SUFFIX)) if name.endswith(_SUFFIX) else None


def record_ids(names: Iterable[str]) -> set[WalkthroughId]:
    """The walkthroughs whose journals these are, as a storage names them: it has judged them one by one."""
    return cast("set[WalkthroughId]", {name.removesuffix(_SUFFIX) for name in names})


def edition_name(digest: str) -> str:
    """The name of the file that keeps an edition. Raises RecordError when this is no SHA-256 in hex."""
    name = f"editions/{digest}.json"
    if not _EDITION.fullmatch(name):
        raise RecordError("This is not the digest of an edition.", hint="Report this; nothing was written.")
    return name


def known(name: str) -> str:
    """``name`` again. Raises RecordError when no storage keeps such a file: no path leads out of one."""
    if is_known(name):
        return name
    raise RecordError(f"No record is kept under the name {name!r}.", hint="Open it from the list.")


def is_known(name: str) -> bool:
    """Whether a storage keeps files of this name."""
    return bool(name in _ONES or _JOURNAL.fullmatch(name) or _EDITION.fullmatch(name))


def not_here(name: str) -> RecordError:
    """There is no such record on this device."""
    return RecordError("This record is not here.", where=Where(file=name), hint="Open another from the list.")


def not_confirmed(name: str, why: str) -> RecordError:
    """A writer cannot vouch for the last step. It may still be on disk: so never "not saved"."""
    return RecordError(_UNCONFIRMED.format(why=why), where=Where(file=name), hint=_TRIED_AGAIN)


def lost(name: str, why: str) -> LostError:
    """A writer's journal is no longer what was written to it."""
    return LostError(_UNCONFIRMED.format(why=why), where=Where(file=name), hint=_TRIED_AGAIN)


def reason(error: RecordError) -> str:
    """Why something could not be kept, without what it was: an error says both, one after the other."""
    return (error.what.partition(": ")[2] or error.what).rstrip(".")


_UNCONFIRMED = "Could not confirm that the last step is kept: {why}."
_TRIED_AGAIN = "Make room or reconnect the disk. It is tried again with the next step."
