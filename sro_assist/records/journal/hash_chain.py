"""The journal's format and its verifier: pure functions over bytes, no disk (docs/records.md).

A line is ``<64 hex digits> <canonical JSON>`` and a newline. The digits are the SHA-256 of the line
before's digits, a newline, and this line's JSON as it stands; before the first line stand the digits of
``FORMAT``. A finished record ends with a closing line that holds how many lines precede it and the
digest of the last.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from hashlib import sha256

from sro_assist.errors import RecordError
from sro_assist.records.journal.salvage import DIGITS, Rest, SalvagedLine, facts_of, rest_of
from sro_assist.safe_json import check, guarded

FORMAT = "sro-assist journal 1"
ROOT = sha256(FORMAT.encode()).hexdigest()
CLOSING = "closed"
"""The ``kind`` of the closing line; no event has it."""
_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
"""Writes as RFC 8785 says, but for what ``check`` refuses (docs/decisions/0008-canonical-json.md)."""
_REPORT = "Report this; nothing of it was written."

Body = dict[str, object]


@dataclass(frozen=True, slots=True)
class Fault:
    """The first line that does not fit (counted from 1), and why."""

    line: int
    why: str

    def __str__(self) -> str:
        """``Line 3: its digest does not fit ...``."""
        return f"Line {self.line}: {self.why}."


@dataclass(frozen=True, slots=True)
class Seal:
    """What is known elsewhere of a finished journal: how many lines it has, and its last digest."""

    lines: int
    head: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a journal's bytes turned out to be.

    bodies: the events that fit, the closing line left out; head: the digest of the last line that fits;
    torn: a last line was never acknowledged; closed: the closing line is there and holds; fault: the first
    line that does not fit, if any; rest: what can be read from there on; facts: what a first line that does
    not fit still tells.
    """

    bodies: tuple[Body, ...] = ()
    head: str = ROOT
    torn: bool = False
    closed: bool = False
    fault: Fault | None = None
    rest: Rest = field(default_factory=Rest)
    facts: Body = field(default_factory=dict)

    @property
    def lines(self) -> tuple[SalvagedLine, ...]:
        """Every event that can be read, whether its line fits or not."""
        fitting = (SalvagedLine(number, body) for number, body in enumerate(self.bodies, 1))
        return (*fitting, *(line for line in self.rest.lines if line.body["kind"] != CLOSING))

    @property
    def first(self) -> Body:
        """The first line as far as it can be read; not to be relied on when it does not fit."""
        return self.bodies[0] if self.bodies else self.facts

    @property
    def intact(self) -> bool:
        """Every acknowledged line fits the one before it."""
        return self.fault is None

    @property
    def complete(self) -> bool:
        """Intact from the first line to the closing line: nothing was cut off the end."""
        return self.intact and self.closed

    @property
    def seal(self) -> Seal:
        """How many lines fit, and the last one's digest."""
        return Seal(len(self.bodies) + self.closed, self.head)

    def __str__(self) -> str:
        """What the lines alone say, for a person. Whether it is what its trees say, ``judging`` tells."""
        if self.fault:
            return f"Not intact. {self.fault}{self._told_rest()}"
        state = "closed" if self.closed else "not closed: still open, or cut off at the end"
        tail = " A last line that was never confirmed is cut short." if self.torn else ""
        return f"Every line fits, {len(self.bodies)} events, {state}.{tail}"

    def _told_rest(self) -> str:
        """Nothing when nothing can be read from the fault on."""
        read = self.rest.lines
        if not read:
            return ""
        fitting = sum(line.fits for line in read)
        return f" From there on {len(read)} can be read, {fitting} of them follow the line before."


def canonical(body: Body) -> bytes:
    """The one way to write ``body``, which is RFC 8785's. Raises RecordError if it cannot be written."""
    if not isinstance(body.get("kind"), str):
        raise RecordError("This step cannot be written down: it has no kind.", hint=_REPORT)
    try:
        data = _ENCODER.encode(body).encode()
        check(body, len(data))
    except (TypeError, ValueError, RecursionError) as error:
        raise RecordError(f"This step cannot be written down: {error}.", hint=_REPORT) from error
    return data


def seal(previous: str, body: Body) -> tuple[str, bytes]:
    """``body`` as the line after the one with digest ``previous``: its own digest, and the line's bytes."""
    data = canonical(body)
    digest = _digest(previous, data)
    return digest, digest.encode() + b" " + data + b"\n"


def follows(previous: str, line: bytes) -> bool:
    """Whether a line (its newline left out) bears the digest that fits after the one with ``previous``."""
    return line[: DIGITS + 1] == _digest(previous, line[DIGITS + 1 :]).encode() + b" "


def whole_lines(data: bytes) -> list[bytes]:
    """Every line of a journal with its newline; a last one cut short is left out."""
    return [line + b"\n" for line in data.split(b"\n")[:-1]]


def closing(end: Seal) -> Body:
    """The closing line's body for a journal that ends with ``end``."""
    return {"kind": CLOSING, "count": end.lines, "head": end.head}


def verify(data: bytes, sealed: Seal | None = None) -> Verdict:
    """What the journal in ``data`` is: intact, or the first line that does not fit, why, and what follows it.

    ``sealed``: what is known from elsewhere of this record once finished; with it, lines cut off the end
    and a journal written anew from the start are found too. Raises nothing.
    """
    *lines, tail = data.split(b"\n")
    reader = _Reader()
    for number, line in enumerate(lines, 1):
        try:
            reader.read(line)
        except RecordError as error:
            last = number == len(lines) and not tail
            if last and reader.is_filler(line):
                return _against(reader.verdict(torn=True), sealed)
            verdict = reader.verdict(Fault(number, error.what.rstrip(".")))
            return _with_rest(verdict, lines[number - 1 :])
    if tail and reader.closed:
        return reader.verdict(Fault(len(lines) + 1, _AFTER))
    return _against(reader.verdict(torn=bool(tail)), sealed)


class _Reader:
    """Takes a journal's lines one after the other, for as long as they fit."""

    def __init__(self) -> None:
        self.closed = False
        self._bodies: list[Body] = []
        self._head = ROOT

    def read(self, line: bytes) -> None:
        """One line more, its newline left out. Raises RecordError when it does not fit."""
        if self.closed:
            raise _misfit(_AFTER)
        body = self._body(line)
        if body["kind"] == CLOSING:
            self._close(body)
        else:
            self._bodies.append(body)
        self._head = line[:DIGITS].decode()

    def verdict(self, fault: Fault | None = None, *, torn: bool = False) -> Verdict:
        """What was taken so far, and what comes after it."""
        return Verdict(tuple(self._bodies), self._head, torn, self.closed, fault)

    def is_filler(self, line: bytes) -> bool:
        """Zeros, which no line ever holds: after a power cut, filler for what never reached the disk."""
        return b"\0" in line and not self.closed

    def _body(self, line: bytes) -> Body:
        data = line[DIGITS + 1 :]
        if line[: DIGITS + 1] != _digest(self._head, data).encode() + b" ":
            raise _misfit(
                "its digest does not fit: it was changed, or a line before it was changed or cut out"
            )
        body = guarded(data)
        if not isinstance(body, dict) or not isinstance(body.get("kind"), str):
            raise _misfit("it is not an event")
        return body

    def _close(self, body: Body) -> None:
        if body != closing(Seal(len(self._bodies), self._head)):
            raise _misfit("this closing line belongs to another record")
        self.closed = True


_AFTER = "it comes after the closing line"


def _digest(previous: str, data: bytes) -> str:
    return sha256(previous.encode() + b"\n" + data).hexdigest()


def _misfit(why: str) -> RecordError:
    return RecordError(why, hint="Read it, but do not rely on it.")


def _with_rest(verdict: Verdict, lines: list[bytes]) -> Verdict:
    """The verdict, with what can be read from its fault on: these lines."""
    number = verdict.fault.line if verdict.fault else 1
    rest = rest_of(lines, number, verdict.head)
    if number > 1:
        return replace(verdict, rest=rest)
    begins = next((line.body for line in rest.lines if line.number == 1), None)
    return replace(verdict, rest=rest, facts=begins or facts_of(lines))


def _against(verdict: Verdict, sealed: Seal | None) -> Verdict:
    """The verdict, held against what is known of the record from elsewhere."""
    if sealed is None or verdict.seal == sealed:
        return verdict
    missing = sealed.lines - verdict.seal.lines
    if missing > 0:
        fault = Fault(verdict.seal.lines + 1, f"{missing} lines were cut off the end")
    else:
        fault = Fault(1, "this is not the record that was sealed under this name")
    return replace(verdict, torn=False, fault=fault)
