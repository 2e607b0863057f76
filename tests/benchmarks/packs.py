"""Packs made to freeze the app: what the full check of each takes, and reading it as a record's edition."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import suppress

from sro_assist.errors import PackError
from sro_assist.paths import pack_folder
from sro_assist.trees.edition import read_edition
from sro_assist.trees.loader import check_files
from sro_assist.trees.pack_files import folder_files
from tests.benchmarks.comparing import machine
from tests.trees.hostile import KINDS

SIZE = 100_000
"""Bytes of a pack."""
AT_MOST = 100
"""The aim, in milliseconds of the processor's time."""
LINE = "{what:<32} {size:>7} bytes {check:>9.1f} ms {edition:>9.1f} ms  {verdict}"


def _edition(files: Mapping[str, str]) -> None:
    with suppress(PackError):
        read_edition(files)


def taken(do: Callable[[Mapping[str, str]], object], files: Mapping[str, str]) -> float:
    """Milliseconds of the processor's time, the least of three: other work on the machine is not ours."""
    times = []
    for _ in range(3):
        before = time.process_time()
        do(files)
        times.append((time.process_time() - before) * 1000)
    return min(times)


def _line(what: str, files: Mapping[str, str]) -> tuple[float, str]:
    check, edition = taken(check_files, files), taken(_edition, files)
    size, worst = sum(map(len, files.values())), max(check, edition)
    verdict = "reached" if worst <= AT_MOST * max(size, SIZE) / SIZE else "MISSED"
    return worst, LINE.format(what=what, size=size, check=check, edition=edition, verdict=verdict)


if __name__ == "__main__":
    print(machine())
    print(f"The full check, and reading as an edition; aim: {AT_MOST} ms for {SIZE} bytes, the worst last.")
    print(_line("the app's own pack", folder_files(pack_folder()))[1])
    for _, line in sorted(_line(name, make(SIZE)) for name, make in KINDS.items()):
        print(line)
