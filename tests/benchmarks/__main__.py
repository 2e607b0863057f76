"""Runs every benchmark and prints one table: ``python -m tests.benchmarks``."""

from __future__ import annotations

from tests.benchmarks import engine, listing, records, screens
from tests.benchmarks.comparing import machine, table

if __name__ == "__main__":
    print(machine())
    steps = engine.compare()
    print(table([*steps, *records.compare(), *listing.compare(), *screens.compare()]))
    print(engine.steps_per_second(steps))
