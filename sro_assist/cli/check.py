"""``sro-assist check``: every problem of a pack at once."""

from __future__ import annotations

from pathlib import Path

from sro_assist.cli import strings
from sro_assist.cli.output import say
from sro_assist.errors import PackError
from sro_assist.trees.loader import read_folder
from sro_assist.trees.pack import Pack

EDITION_SHORT = 12
"""How much of an edition's digest tells it from any other that a department will have."""


def check(folder: Path) -> int:
    """Print every problem of the pack in a folder, or one line of what was checked."""
    try:
        pack = read_folder(folder)
    except PackError as error:
        for problem in error.problems:
            say(problem)
        count = len(error.problems)
        say(strings.FOUND_ONE if count == 1 else strings.FOUND.format(count=count))
        return 1
    say(_checked(pack))
    return 0


def _checked(pack: Pack) -> str:
    return strings.CHECKED.format(
        trees=len(pack.trees),
        nodes=sum(len(tree.nodes) for tree in pack.trees.values()),
        provisions=len(pack.policy.finest),
        edition=pack.edition[:EDITION_SHORT],
    )
