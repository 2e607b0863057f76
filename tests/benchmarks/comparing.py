"""What a benchmark found: two series of times, taken by turns, as a ratio beside its aim."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median, quantiles

COLUMNS = "{what:<48} {ours:>24} {theirs:>24}  {ratio:>7}  {aim}"
CPU_INFO = Path("/proc/cpuinfo")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two series of times, ours and the baseline's.

    what: what was timed, and against what; unit: of the times; at_most: the aim for the ratio of the
    medians, or none when it is only told.
    """

    what: str
    unit: str
    ours: Sequence[float]
    theirs: Sequence[float]
    at_most: float | None = None

    @property
    def ratio(self) -> float:
        """How many times the baseline's median ours is."""
        return median(self.ours) / median(self.theirs)

    @property
    def verdict(self) -> str:
        """The aim, and whether it was reached."""
        if self.at_most is None:
            return "no aim of its own"
        return f"at most {self.at_most}: {'reached' if self.ratio <= self.at_most else 'MISSED'}"


def spread(times: Sequence[float], unit: str) -> str:
    """The median, and between which times the middle half lies."""
    low, _, high = quantiles(times, n=4)
    return f"{median(times):.1f} ({low:.1f}-{high:.1f}) {unit}"


def table(found: Iterable[Comparison]) -> str:
    """One line a comparison."""
    head = COLUMNS.format(what="what", ours="ours", theirs="baseline", ratio="ratio", aim="aim")
    return "\n".join([head, "-" * (len(head) + 16), *map(_line, found)])


def _line(one: Comparison) -> str:
    return COLUMNS.format(
        what=one.what,
        ours=spread(one.ours, one.unit),
        theirs=spread(one.theirs, one.unit),
        ratio=f"{one.ratio:.2f}",
        aim=f"{one.verdict} (n={len(one.ours)})",
    )


def machine() -> str:
    """What it ran on, and how busy that was with other work: load above the cores' number is noise."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"{_processor()}, {os.cpu_count()} cores{load}; {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, Flet {version('flet')}"
    )


def _processor() -> str:
    lines = CPU_INFO.read_text(encoding="utf-8").splitlines() if CPU_INFO.is_file() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())
