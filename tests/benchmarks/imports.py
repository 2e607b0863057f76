"""What a phone's start imports: here, timed beside ``import flet``; and in the shipped Pyodide, as a list.

``python -m tests.benchmarks.imports`` for figures. With ``--list`` it prints the modules of a start as
``sro_assist/pwa/start_modules.txt`` holds them: for after a new version of a package.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from sro_assist.paths import pack_folder
from sro_assist.pwa.build import PACKAGE
from sro_assist.pwa.build_paths import shelf
from sro_assist.pwa.python_archives import python_files
from sro_assist.pwa.start_modules import Start, trace
from sro_assist.pwa.toolchain import gathered
from sro_assist.trees.loader import read_folder
from tests.benchmarks.comparing import Comparison, machine, table

ROUNDS, WARM = 11, 1
ENTRY, BASELINE = "sro_assist.entrypoints.browser", "flet"
SCRIPT = Path(__file__).with_name("timed_import.py")
OURS, PACKAGES, PYTHON = "ours", "packages'", "Python's own"
HEAD = """\
# What a start on a phone may import: home, then a walk until its first question is shown. The build holds it
# to this list (start_modules.py). Printed by: python -m tests.benchmarks.imports --list
"""


def owner(module: str) -> str:
    """Whose a module is."""
    first = module.partition(".")[0]
    if first == "sro_assist":
        return OURS
    return PYTHON if first in sys.stdlib_module_names or first.startswith("_") else PACKAGES


def imported(name: str) -> Counter[str]:
    """The milliseconds of the processor that importing a module takes in a new process, by owner."""
    command = [sys.executable, str(SCRIPT), name]
    own: Mapping[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    times: Counter[str] = Counter()
    for module, seconds in own.items():
        times[owner(module)] += seconds * 1000  # type: ignore[assignment] # it counts in fractions, too
    return times


def compare() -> list[Comparison]:
    """Time both, by turns."""
    pairs = [(imported(ENTRY), imported(BASELINE)) for _ in range(WARM + ROUNDS)][WARM:]
    baseline = [theirs.total() for _, theirs in pairs]
    parts = (OURS, PACKAGES, PYTHON)
    rows = [
        Comparison(f"imports of a start, {part} / flet", "ms", [ours[part] for ours, _ in pairs], baseline)
        for part in parts
    ]
    whole = [ours.total() for ours, _ in pairs]
    return [*rows, Comparison("imports of a start, all / flet", "ms", whole, baseline)]


def started() -> Start:
    """One start in the shipped Pyodide, of the app as it is here."""
    given = gathered(shelf())
    archives = python_files(PACKAGE, pack_folder(), given)
    with tempfile.TemporaryDirectory() as nowhere:  # not one that was kept: this one is timed
        return trace(given, archives, read_folder(pack_folder()), Path(nowhere))


def listed(modules: Iterable[str]) -> str:
    """The text of the list: by owner, a module a line."""
    return HEAD + "".join(
        f"\n# {part}\n" + "".join(f"{each}\n" for each in sorted(modules) if owner(each) == part)
        for part in (OURS, PACKAGES, PYTHON)
    )


def main(given: list[str]) -> None:
    """Measure and print."""
    start = started()
    if given == ["--list"]:
        print(listed(start.imported), end="")
        return
    print(machine())
    print(table(compare()))
    counts = Counter(map(owner, start.imported))
    said = ", ".join(f"{counts[part]} {part}" for part in (OURS, PACKAGES, PYTHON))
    print(f"modules of a start in the shipped Pyodide: {said}")
    print(f"seconds of it in Node.js, from the first import to the first question: {start.seconds:.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
