"""coverage: no provision is forgotten. Each is in a tree, or listed as reference with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from sro_assist.errors import Problem, Where
from sro_assist.policy import Policy, Provision
from sro_assist.trees.checks.check_context import CheckContext
from sro_assist.trees.checks.traversal import citings
from sro_assist.trees.checks.weights import beneath
from sro_assist.trees.manifest import Manifest


def coverage(context: CheckContext) -> Iterator[Problem]:
    """Name what is left over, section by section."""
    if context.policy is None or context.manifest is None or not context.are_all_whole():
        return
    covered = {*_in_trees(context, context.policy), *_referenced(context.manifest, context.policy)}
    left = (each for each in context.policy.finest if each.citation not in covered)
    for section, found in groupby(left, key=lambda each: each.section):
        yield _problem(section, list(found), context.manifest.policy)


def _in_trees(context: CheckContext, policy: Policy) -> Iterator[str]:
    """What the trees cover: exactly what they cite, and all that stands on a screen in the policy's words.

    A larger provision that is merely cited is one tap away and easily passed over, so that it covers
    nothing of what it holds.
    """
    on_screen: dict[str, None] = {}
    for tree in context.trees.values():
        for each in citings(tree):
            yield each.citation
            if each.on_screen:
                on_screen[each.citation] = None
    for citation in on_screen:
        yield from _held(citation, policy)
    if context.manifest:
        yield from context.manifest.danger.cites


def _referenced(manifest: Manifest, policy: Policy) -> Iterator[str]:
    listed = dict.fromkeys(citation for reference in manifest.reference for citation in reference.cites)
    for citation in listed:
        yield from _held(citation, policy)


def _held(citation: str, policy: Policy) -> Iterator[str]:
    if citation in policy:
        yield from (each.citation for each in beneath(policy[citation], policy))


def _problem(section: str, left: list[Provision], file: str) -> Problem:
    names = ", ".join(each.citation for each in left)
    what = f"No tree cites, and the reference list does not name, this part of {section}: {names}."
    hint = "Cite each where it belongs, or list it in pack.json under reference, with the reason."
    return Problem("coverage", what, Where(file, line=left[0].line), hint)


CHECKS = (coverage,)
