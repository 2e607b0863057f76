"""Reading a pack with every check: to trees that can be walked, or to every problem it has."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import chain, islice
from pathlib import Path

from sro_assist.errors import PackError, Problem, Where
from sro_assist.trees import checks
from sro_assist.trees.checks import pins
from sro_assist.trees.checks.check_context import CheckContext
from sro_assist.trees.checks.lenient_loader import read_draft
from sro_assist.trees.pack import Pack
from sro_assist.trees.pack_files import MANIFEST, PINS, edition_of, folder_files

MOST_PROBLEMS = 500
"""What is told at once; nobody mends more at a sitting."""


def read_folder(folder: Path) -> Pack:
    """Read and check the pack in a folder. Raises PackError with every problem found."""
    return read_files(folder_files(folder))


def read_files(files: Mapping[str, str]) -> Pack:
    """Read and check a pack given as its files' texts by name. Raises PackError with every problem found."""
    draft, found = _checked(files)
    if found or draft.manifest is None or draft.policy is None:
        raise PackError(found)
    trees = {tree_id: draft.trees[tree_id] for tree_id in draft.manifest.trees}
    return Pack(draft.manifest, draft.policy, trees, edition_of(files), dict(files))


def check_files(files: Mapping[str, str]) -> tuple[Problem, ...]:
    """Give every problem of a pack, by file and line; none if it can be opened."""
    return _checked(files)[1]


def _checked(files: Mapping[str, str]) -> tuple[CheckContext, tuple[Problem, ...]]:
    """A pack as far as it could be read, and its problems; of very many only the first ones."""
    draft, problems = read_draft(files)
    found = tuple(islice(chain(problems, checks.check(draft)), MOST_PROBLEMS + 1))
    if len(found) <= MOST_PROBLEMS:
        return draft, _in_order(found)
    what = f"There are more than {MOST_PROBLEMS} problems."
    more = Problem("size", what, Where(MANIFEST, line=1), "Mend those that are told, and check it again.")
    return draft, (*_in_order(found[:MOST_PROBLEMS]), more)


def pins_for(files: Mapping[str, str]) -> dict[str, str]:
    """Give the pins of everything that a pack cites, as the policy has it now.

    What is to be reviewed need not be free of other problems, but it has to be readable. Raises PackError.
    """
    draft, problems = read_draft(files)
    needed = [problem for problem in problems if problem.where.file != PINS]
    if needed or draft.manifest is None or draft.policy is None:
        missing = [each for each in checks.check(draft) if each.code == "missing-file"]
        raise PackError(_in_order((*needed, *missing)))
    return pins.fresh_pins(draft.manifest, draft.trees, draft.policy)


def pins_text(digests: Mapping[str, str]) -> str:
    """Write pins as ``pins.json`` holds them: sorted, one a line."""
    return json.dumps(dict(sorted(digests.items())), indent=1, ensure_ascii=False) + "\n"


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    def place(problem: Problem) -> tuple[str, int, str]:
        return problem.where.file, problem.where.line or 0, problem.code

    return tuple(sorted(dict.fromkeys(problems), key=place))
