"""Every check of a pack. Each has a code; docs/checks.md explains them all."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from sro_assist.errors import Problem
from sro_assist.trees.checks import (
    card_lines,
    citations,
    coverage,
    duties_and_clocks,
    files,
    legality,
    pack_size,
    pins,
    reachability,
    references,
    satisfiability,
    unique_ids,
    weights,
    wording,
)
from sro_assist.trees.checks.check_context import Check, CheckContext

_MODULES = (
    files,
    unique_ids,
    references,
    reachability,
    satisfiability,
    citations,
    weights,
    duties_and_clocks,
    wording,
    legality,
    pins,
    coverage,
    card_lines,
    pack_size,
)
CHECKS: tuple[Check, ...] = tuple(chain.from_iterable(module.CHECKS for module in _MODULES))


def check(context: CheckContext) -> Iterator[Problem]:
    """Run every check: none hides another."""
    return chain.from_iterable(each(context) for each in CHECKS)
