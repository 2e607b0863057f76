"""Every check of a pack. Each has a code; docs/checks.md explains them all."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from sro_assist.errors import Problem
from sro_assist.trees.checks import (
    citations,
    conditions,
    coverage,
    enough,
    exits,
    ids,
    legality,
    links,
    names,
    owed,
    pins,
    weights,
    wording,
)
from sro_assist.trees.checks.draft import Check, Draft

_MODULES = (
    names,
    ids,
    links,
    exits,
    conditions,
    citations,
    weights,
    owed,
    wording,
    legality,
    pins,
    coverage,
    enough,
)
CHECKS: tuple[Check, ...] = tuple(chain.from_iterable(module.CHECKS for module in _MODULES))


def check(draft: Draft) -> Iterator[Problem]:
    """Run every check: none hides another."""
    return chain.from_iterable(each(draft) for each in CHECKS)
