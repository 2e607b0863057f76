"""What keeping a step costs, however much is kept, against a plain append and fsync of the same bytes."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from sro_assist.records import JournalWriter, Records
from tests.benchmarks.comparing import Comparison, machine, table
from tests.records.events import a_journal, a_start, a_walk, an_answer, an_id, lines_of

FEW, MANY = 10, 10_000
ROUNDS, WARM_UP = 300, 20
MICROSECONDS = 1e6
P = TypeVar("P")


def compare() -> list[Comparison]:
    """Time appends with few and with many walkthroughs kept, and raw ones, by turns."""
    with tempfile.TemporaryDirectory() as place, raw(Path(place)) as write:
        few, many = (kept(Path(place) / str(count), count) for count in (FEW, MANY))
        with closing(few), closing(many):
            rows = list(_turns(write, few, many))[WARM_UP:]
    plain, with_few, with_many = zip(*rows, strict=True)
    against = "kept / append + fsync"
    return [
        Comparison(f"keep a step, {FEW} {against}", "us", with_few, plain, 1.5),
        Comparison(f"keep a step, {MANY} {against}", "us", with_many, plain, 1.5),
    ]


def _turns(
    write: Callable[[bytes], None], few: JournalWriter, many: JournalWriter
) -> Iterator[tuple[float, float, float]]:
    for step, line in enumerate(lines_of(a_walk(ROUNDS))):
        event = an_answer(step)
        yield timed(write, line), timed(few.append, event), timed(many.append, event)


def kept(folder: Path, count: int) -> JournalWriter:
    """A new walkthrough in a folder that holds this many finished ones."""
    folder.mkdir()
    for number in range(2, count + 2):
        journal = a_journal(a_walk(12, number), closed=True)
        (folder / f"{an_id(number)}.journal").write_bytes(journal)
    return Records.open(folder).begin(a_start())


@contextmanager
def raw(folder: Path) -> Iterator[Callable[[bytes], None]]:
    """The least that has to be done: append a line to a file that stays open, and flush it to the disk."""
    file = os.open(folder / "raw", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def write(line: bytes) -> None:
        os.write(file, line)
        os.fsync(file)

    try:
        yield write
    finally:
        os.close(file)


def timed(act: Callable[[P], None], on: P) -> float:
    """How long it takes, in microseconds."""
    start = perf_counter()
    act(on)
    return (perf_counter() - start) * MICROSECONDS


if __name__ == "__main__":
    print(machine())
    print(table(compare()))
