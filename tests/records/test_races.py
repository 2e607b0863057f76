"""Several windows and processes on one folder: nothing that was acknowledged is moved or missed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sro_assist.records import Records, verify
from sro_assist.records.device_log import DeviceLog
from sro_assist.records.exchange.importer import take_in
from sro_assist.records.storage.local_folder import LocalFolder
from sro_assist.records.storage.protocol import DEVICE_LOG, journal_name
from tests.records.events import a_journal, a_walk, an_id

EACH = int(os.environ.get("SRO_RACES", "15"))
"""Records that each process takes in; a thousand and more find a race that needs luck."""

# Takes records in beside others that do the same, each with an opening of all records in between.
TAKER = """
import sys
from pathlib import Path
from sro_assist.errors import RecordError
from sro_assist.records import Records
from tests.records.events import a_journal, a_walk
folder, first, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
for number in range(first, first + count):
    records = Records.open(folder)
    try:
        records.take_in(a_journal(a_walk(3, number), closed=True))
    except RecordError as error:
        print("refused", number, error)
    else:
        print("taken", number)
    records.close()
"""


class Late(LocalFolder):
    """Right after its first reading of a journal, another window takes that record in."""

    def __init__(self, folder: Path, journal: bytes) -> None:
        super().__init__(folder)
        self._journal = journal

    def read(self, name: str) -> bytes | None:
        data = super().read(name)
        if name == journal_name(an_id()) and self._journal:
            journal, self._journal = self._journal, b""
            (self._folder / name).write_bytes(b"")
            take_in(LocalFolder(self._folder), journal, lambda _: None)
        return data


@pytest.mark.parametrize("before", [b"", b"half a line, as another program might have left it\n"])
def test_record_taken_in_meanwhile_is_not_moved_away(tmp_path: Path, before: bytes) -> None:
    (tmp_path / journal_name(an_id())).write_bytes(before)
    journal = a_journal(a_walk(), closed=True)
    records = Records(Late(tmp_path, journal))
    assert (tmp_path / journal_name(an_id())).read_bytes() == journal
    assert not (tmp_path / "set-aside").exists()
    assert records.alerts == ()
    assert [row.id for row in records.summaries()] == [an_id()]


def test_records_taken_in_side_by_side_are_logged(tmp_path: Path) -> None:
    takers = [
        subprocess.Popen(
            [sys.executable, "-c", TAKER, str(tmp_path), str(first), str(EACH)],
            stdout=subprocess.PIPE,
            text=True,
        )
        for first in (1, 1, 1 + EACH, 1 + EACH)
    ]
    said = "".join(taker.communicate()[0] for taker in takers)
    ours = {an_id(number) for number in range(1, 2 * EACH + 1)}
    taken = {an_id(int(line.split()[1])) for line in said.splitlines() if line.startswith("taken")}
    assert taken == ours, said
    records = Records.open(tmp_path)
    assert {row.id for row in records.summaries()} == ours
    assert records.alerts == ()
    assert not (tmp_path / "set-aside").exists()
    storage = LocalFolder(tmp_path)
    assert verify(storage.read(DEVICE_LOG) or b"").intact
    assert set(DeviceLog(storage).records) == ours


# Starts once and forks: each child begins and finishes records until it is killed.
NURSERY = """
import os, sys
from pathlib import Path
from sro_assist.records import Records
from tests.records.events import a_finish, a_start, an_answer

def say(*words):
    os.write(1, (" ".join(map(str, words)) + "\\n").encode())

def keep_for_ever(number):
    records = Records.open(Path(sys.argv[1]))
    while True:
        writing = records.begin(a_start(number))
        say("kept", number)
        writing.append(an_answer())
        writing.append(a_finish())
        say("kept", number)
        number += 1

for line in sys.stdin:
    child = os.fork()
    if not child:
        keep_for_ever(int(line))
    say("pid", child)
    os.waitpid(child, 0)
    say("dead")
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_kill_before_the_log_brings_no_false_word(tmp_path: Path) -> None:
    """Nothing is told at any opening after it, the log verifies, and it knows every record that is there."""
    dice, begun = random.Random(7), set[int]()  # noqa: S311 - no secret
    command = [sys.executable, "-c", NURSERY, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as nursery:
        for kill in range(int(os.environ.get("SRO_KILLS", "20"))):
            begun |= _killed_after(nursery, 1 + 100 * kill, dice.randrange(1, 25))
            records = Records.open(tmp_path)
            assert records.alerts == (), kill
            assert {row.id for row in records.summaries()} >= {an_id(number) for number in begun}
            log = DeviceLog(LocalFolder(tmp_path))
            assert set(log.records) == {row.id for row in records.summaries()}
            assert {name for name, known in log.records.items() if known.seal} == {
                row.id for row in records.summaries() if row.ended == "finished"
            }
            assert verify((tmp_path / DEVICE_LOG).read_bytes()).intact
            records.close()
    assert len(begun) > 20


def _killed_after(nursery: subprocess.Popen[str], first: int, acknowledged: int) -> set[int]:
    """Have a process keep records, kill it after so many acknowledgements, and give what was begun."""
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    nursery.stdin.write(f"{first}\n")
    nursery.stdin.flush()
    child, seen, begun = 0, 0, set[int]()
    for line in nursery.stdout:
        match line.split():
            case ["pid", number]:
                child = int(number)
            case ["kept", number]:
                seen += 1
                begun.add(int(number))
            case ["dead"]:
                return begun
        if child and seen >= acknowledged:
            os.kill(child, signal.SIGKILL)
            child = 0
    raise AssertionError("the nursery ended")
