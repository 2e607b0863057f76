"""What the pages do, inside the browser: steps that are acknowledged one by one."""

from __future__ import annotations

import json
import time
from importlib import import_module
from itertools import count
from secrets import token_hex

from sro_assist.errors import RecordError
from sro_assist.records.journal.hash_chain import ROOT, Seal, closing, seal, verify
from sro_assist.records.storage.browser.backend import BrowserStorage
from sro_assist.records.storage.protocol import BusyError, LineWriter, journal_name
from sro_assist.records.walkthrough_id import parse_id

NAME = journal_name(parse_id("00000000-0000-0000-0000-000000000001"))


class Window:
    """One tab: its home, and the one journal it writes."""

    def __init__(self) -> None:
        self.lost = 0
        self._writer: LineWriter | None = None
        self._head, self._next = ROOT, 0

    async def open(self) -> None:
        """Open the home."""
        self.storage = await BrowserStorage.open(on_lost=self._lose)

    def found(self) -> str:
        """What is there, as JSON: whether the journal is intact, what it holds, and who may write."""
        verdict = verify(self.storage.read(NAME) or b"")
        steps = [body["elapsed"] for body in verdict.bodies]
        self._head, self._next = verdict.head, len(steps)
        return json.dumps({"intact": verdict.intact, "steps": steps, "read_only": self.storage.read_only})

    def step(self, length: int = 20) -> int:
        """One acknowledged step more, and its number."""
        if self._writer is None:
            self._writer = self.storage.writer(NAME, create=True)
        body: dict[str, object] = {"kind": "answered", "node": _text(length), "elapsed": self._next}
        head, line = seal(self._head, body)
        self._writer.append(self._next, line)
        self._head, self._next = head, self._next + 1
        return self._next - 1

    def steps(self, most: int) -> int:
        """So many steps, each told to the page; the number of the last."""
        tell = import_module("js").postMessage
        for number in range(most):
            tell(last := self.step(number % 300))
        return last

    def for_ever(self) -> None:
        """Steps without end."""
        for _ in count():
            self.steps(100)

    def refused(self, length: int = 20) -> str:
        """Why the next step is refused."""
        try:
            self.step(length)
        except BusyError as error:
            return f"busy: {error.what}"
        except RecordError as error:
            return error.what
        raise AssertionError("it was not refused")

    def until_refused(self) -> str:
        """Steps until one is refused: how many were not, and why that one was."""
        for number in range(10_000):
            try:
                self.step(5_000)
            except RecordError as error:
                return json.dumps([number, error.what])
        raise AssertionError("it is never refused")

    async def take_over(self) -> None:
        """Become the window that writes."""
        await self.storage.take_over()
        self._writer = None

    def fill(self, records: int, answers: int = 20) -> None:
        """Keep so many closed records."""
        for number in range(records):
            name = journal_name(parse_id(f"00000000-0000-0000-0000-{number:012}"))
            writer = self.storage.writer(name, create=True)
            writer.append(0, _closed(answers))
            writer.close()

    async def open_again(self) -> float:
        """Close and open, and say how many seconds that took."""
        self.storage.close()
        began = time.perf_counter()
        await self.open()
        return time.perf_counter() - began

    def _lose(self) -> None:
        self.lost += 1


def _text(length: int) -> str:
    """What no database packs smaller."""
    return token_hex(length)[:length]


def _closed(answers: int) -> bytes:
    head, lines = ROOT, []
    for number in range(answers):
        head, line = seal(head, {"kind": "answered", "node": "n" * 120, "elapsed": number})
        lines.append(line)
    return b"".join([*lines, seal(head, closing(Seal(answers, head)))[1]])
