"""``sro-assist check``: every problem of a pack at once."""

from __future__ import annotations

from pathlib import Path

from sro_assist.cli import words
from sro_assist.cli.paper import say
from sro_assist.errors import PackError
from sro_assist.trees.pack import Pack
from sro_assist.trees.reading import read_folder

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
        say(words.FOUND_ONE if count == 1 else words.FOUND.format(count=count))
        return 1
    say(_checked(pack))
    return 0


def _checked(pack: Pack) -> str:
    return words.CHECKED.format(
        trees=len(pack.trees),
        nodes=sum(len(tree.nodes) for tree in pack.trees.values()),
        provisions=len(pack.policy.finest),
        edition=pack.edition[:EDITION_SHORT],
    )
