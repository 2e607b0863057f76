"""What a kill, a start after it and a power cut take back of what was told: nothing, it has to say."""

from __future__ import annotations

import sys

from tests.records.power_cuts import tried

TIMES = 8_000

if __name__ == "__main__":
    times = int(sys.argv[1]) if len(sys.argv) > 1 else TIMES
    found = tried(times)
    lost = ", ".join(f"{found[what]} {what}" for what in ("walks", "imports", "editions", "false alarms"))
    print(f"A kill, a start and a power cut, {times} times; lost: {lost}.")
