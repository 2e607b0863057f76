"""size: the checks could do all that they had to do."""

from __future__ import annotations

from collections.abc import Iterator

from sro_assist.errors import Problem, Where
from sro_assist.trees.checks.check_context import CheckContext
from sro_assist.trees.pack_files import MANIFEST


def enough(context: CheckContext) -> Iterator[Problem]:
    """Say so when a check had to stop: what was not checked must not open. The last of all checks."""
    if context.effort.is_spent:
        what = "Checking this pack takes more work than any pack should."
        hint = "Split its trees, and take conditions out of the longest lists."
        yield Problem("size", what, Where(MANIFEST, line=1), hint)


CHECKS = (enough,)
