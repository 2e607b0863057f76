"""The recipe in the file: it verifies the record without the app."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest

from sro_assist.records import Body
from sro_assist.records.exchange.sro_file import (
    HOW_TO_VERIFY,
)
from sro_assist.records.journal.hash_chain import seal, verify
from tests.records.events import a_finish, a_journal, a_start, a_walk, an_answer, lines_of
from tests.records.exchange.sro_files import (
    NAME,
)

SHELLS = [shell for shell in ("sh", "dash", "bash", "busybox") if shutil.which(shell)]


with_a_shell = pytest.mark.skipif(
    not SHELLS or not (shutil.which("sha256sum") or shutil.which("shasum")), reason="no shell, or no digests"
)


def by_hand(folder: Path, journal: bytes, shell: str = "sh") -> tuple[int, str]:
    """What the recipe in the file ends with, and what it says of a journal."""
    recipe = HOW_TO_VERIFY.split("these lines:\n\n")[1].split("\n\nA finished")[0]
    (folder / "verify.sh").write_text(recipe, encoding="ascii")
    (folder / NAME).write_bytes(journal)
    command = [shell, *(["sh"] if shell == "busybox" else []), "verify.sh", NAME]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.returncode, done.stdout.strip()


ODD = {**a_finish(), "kind": "noted", "text": 'zwei “Wörter” \\n  % %s "kind":"closed" $(echo) `x`  '}


RECIPE = lines_of([*a_walk(9)[:-1], ODD, a_finish()], closed=True)


@with_a_shell
@pytest.mark.parametrize("shell", SHELLS)
def test_recipe_in_the_file_verifies_without_the_app(tmp_path: Path, shell: str) -> None:
    head, said = RECIPE[-1][:64].decode(), RECIPE[-2][:64].decode()
    assert by_hand(tmp_path, b"".join(RECIPE), shell) == (0, f"All 13 lines fit. Last digest: {head}")
    not_closed = "Not closed: still open, or cut off at the end.\nAll 12 lines fit. Last digest: " + said
    assert by_hand(tmp_path, b"".join(RECIPE[:-1]), shell) == (3, not_closed)
    torn = by_hand(tmp_path, b"".join(RECIPE[:-1]) + b"0123 torn", shell)
    assert torn == (3, "A last line is cut short: it was never confirmed.\n" + not_closed)
    changed = b"".join(RECIPE).replace(b"n2", b"n9")
    assert by_hand(tmp_path, changed, shell) == (1, "Line 3 does not fit.")


def _resealed(*last: Body) -> bytes:
    """The record with another end, every digest of which fits."""
    return a_journal([*a_walk(9)[:-1], ODD, a_finish(), *last])


ALTERED = {
    "empty": b"",
    "no record": b"hello\n",
    "not even a line": b"hello",
    "cut within a line": b"".join(RECIPE)[:-20],
    "cut within the first line": RECIPE[0][:-1],
    "lines swapped": b"".join([*RECIPE[:2], RECIPE[3], RECIPE[2], *RECIPE[4:]]),
    "a line cut out": b"".join([*RECIPE[:4], *RECIPE[5:]]),
    "a line twice": b"".join([*RECIPE[:4], RECIPE[3], *RECIPE[4:]]),
    "the first line cut out": b"".join(RECIPE[1:]),
    "closing line missing": b"".join(RECIPE[:-1]),
    "closing line edited": b"".join(RECIPE).replace(b'"count":12', b'"count":11'),
    "closing line of another count": _resealed(
        {"kind": "closed", "count": 11, "head": RECIPE[-2][:64].decode()}
    ),
    "closing line of another record": _resealed({"kind": "closed", "count": 12, "head": "ab" * 32}),
    "closing line twice": b"".join([*RECIPE, RECIPE[-1]]),
    "a line more": b"".join(RECIPE) + b"x\n",
    "a line more that fits": b"".join(RECIPE) + seal(RECIPE[-1][:64].decode(), an_answer())[1],
    "more without a newline": b"".join(RECIPE) + b"x",
    "zeros behind it": b"".join(RECIPE) + bytes(40),
    "zeros within": b"".join(RECIPE).replace(b"n2", b"n\x002"),
    "another space": b"".join(RECIPE).replace(b" {", b"\t{"),
    "digits in capitals": b"".join(RECIPE[:-1]) + RECIPE[-1][:64].upper() + RECIPE[-1][64:],
    "line ends of Windows": b"".join(RECIPE).replace(b"\n", b"\r\n"),
    "an empty line": b"".join([*RECIPE[:4], b"\n", *RECIPE[4:]]),
    "another walk": a_journal([a_start(2), a_finish()], closed=True),
}


@with_a_shell
@pytest.mark.parametrize("altered", ALTERED.values(), ids=ALTERED.keys())
def test_recipe_passes_no_alteration(tmp_path: Path, altered: bytes) -> None:
    """What ``verify`` does not call complete, it does not either; and an open record it calls open."""
    for shell in SHELLS:
        code, said = by_hand(tmp_path, altered, shell)
        assert code in {1, 3}
        assert code == 1 or verify(altered).intact
        assert said


@with_a_shell
def test_recipe_passes_no_flipped_bit(tmp_path: Path) -> None:
    whole, dice = a_journal([a_start(), a_finish()], closed=True), Random(4)  # noqa: S311 - no secret
    for _ in range(40):
        flipped = bytearray(whole)
        flipped[dice.randrange(len(whole))] ^= 1 << dice.randrange(8)
        assert by_hand(tmp_path, bytes(flipped))[0]
