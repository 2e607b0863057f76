"""What the list costs at each drawing of a screen, with ten thousand walkthroughs finished or open."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter

from sro_assist.app.context import AppContext
from sro_assist.app.session import Session
from sro_assist.paths import pack_folder
from sro_assist.records import JournalWriter, Records
from sro_assist.trees.loader import read_folder
from tests.benchmarks.comparing import Comparison, machine, table
from tests.records.events import a_journal, a_start, a_walk, an_answer, an_id

MANY, ROUNDS, WARM_UP = 10_000, 60, 5
MOST = 20.0
"""Milliseconds that one drawing may take for the list."""


def compare() -> list[Comparison]:
    """Time what home and the list ask for, right after a step, and naming the files of the same folder."""
    found: list[Comparison] = []
    with tempfile.TemporaryDirectory() as place:
        for kind in ("finished", "open"):
            folder = Path(place) / kind
            _fill(folder, finished=kind == "finished")
            drawn, named = zip(*_turns(folder), strict=True)
            what = f"list at a drawing, {MANY} {kind}"
            found.append(Comparison(f"{what} / naming the files", "ms", drawn, named))
            found.append(Comparison(f"{what} / {MOST:.0f} ms", "ms", drawn, [MOST] * len(drawn), 1.0))
    return found


def _turns(folder: Path) -> Iterator[tuple[float, float]]:
    with closing(Records.open(folder)) as records:
        session = Session(AppContext(read_folder(pack_folder()), records))
        writing = records.begin(a_start())
        for number in range(ROUNDS + WARM_UP):
            times = _drawing(session, writing, number), _naming(folder)
            if number >= WARM_UP:
                yield times


def _drawing(session: Session, writing: JournalWriter, number: int) -> float:
    writing.append(an_answer(number))
    start = perf_counter()
    session.library.load()
    _ = session.library.unfinished
    session.library.alerts()
    return (perf_counter() - start) * 1e3


def _naming(folder: Path) -> float:
    start = perf_counter()
    os.listdir(folder)  # noqa: PTH208 - the least there is
    return (perf_counter() - start) * 1e3


def _fill(folder: Path, *, finished: bool) -> None:
    folder.mkdir()
    for number in range(2, MANY + 2):
        walk = a_walk(12, number)
        journal = a_journal(walk if finished else walk[:-1], closed=finished)
        (folder / f"{an_id(number)}.journal").write_bytes(journal)


if __name__ == "__main__":
    print(machine())
    print(table(compare()))
