"""kill -9 while it writes: every event that was acknowledged is there afterwards."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sro_assist.records import Records, verify
from sro_assist.records.storage.local_folder import LocalFolder
from sro_assist.records.storage.protocol import journal_name
from tests.records.events import a_start, an_id

# Starts once and forks: fifty starts of Python would be most of the test.
NURSERY = """
import os, sys
from pathlib import Path
from sro_assist.records.storage.local_folder import LocalFolder
from sro_assist.records.journal.writer import JournalWriter

def say(*words):
    os.write(1, (" ".join(map(str, words)) + "\\n").encode())

def write_for_ever(record, first):
    writing = JournalWriter.resume(LocalFolder(Path(sys.argv[1])), record)
    while True:
        writing.append({"kind": "answered", "node": "n" * (first % 300), "elapsed": first})
        say("kept", first)
        first += 1

for line in sys.stdin:
    record, first = line.split()
    child = os.fork()
    if not child:
        write_for_ever(record, int(first))
    say("pid", child)
    os.waitpid(child, 0)
    say("dead")
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_kill_loses_no_acknowledged_event(tmp_path: Path) -> None:
    dice, storage, total = random.Random(9), LocalFolder(tmp_path), 0  # noqa: S311 - no secret
    command = [sys.executable, "-c", NURSERY, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as nursery:
        for kill in range(50):
            record = an_id(kill // 10)  # ten kills to one walkthrough
            if kill % 10 == 0:
                Records.open(tmp_path).begin(a_start(kill // 10)).close()
            first = len(verify(storage.read(journal_name(record)) or b"").bodies)
            kept = _killed_after(nursery, f"{record} {first}\n", dice.randrange(1, 60))
            verdict = verify(storage.read(journal_name(record)) or b"")
            assert verdict.intact
            assert [body["elapsed"] for body in verdict.bodies] == list(range(len(verdict.bodies)))
            assert len(verdict.bodies) > kept
            total += kept + 1 - first
    assert total > 500
    assert {row.id for row in Records.open(tmp_path).unfinished()} == {an_id(number) for number in range(5)}


def _killed_after(nursery: subprocess.Popen[str], order: str, acknowledged: int) -> int:
    """Have a process write, kill it after so many acknowledgements, and give the last one that came."""
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    nursery.stdin.write(order)
    nursery.stdin.flush()
    child, last, seen = 0, 0, 0
    for line in nursery.stdout:
        match line.split():
            case ["pid", number]:
                child = int(number)
            case ["kept", number]:
                last, seen = int(number), seen + 1
            case ["dead"]:
                return last
        if child and seen == acknowledged:
            os.kill(child, signal.SIGKILL)
    raise AssertionError("the nursery ended")
