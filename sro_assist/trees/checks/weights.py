"""wrong-weight: nothing is made more or less binding than the policy has it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from sro_assist.errors import Problem
from sro_assist.policy import Policy, Provision
from sro_assist.trees.checks.check_context import CheckContext
from sro_assist.trees.checks.traversal import claims
from sro_assist.trees.json_source import quoted
from sro_assist.trees.model import ClaimedWeight


def weights(context: CheckContext) -> Iterator[Problem]:
    """What claims a weight has that of every provision it cites."""
    if context.policy is None:
        return
    judged = cache(partial(_judged, context.policy))  # the same sentence is cited many times
    for tree_id, tree in context.trees.items():
        for claim in claims(tree):
            for at, citation in enumerate(claim.said.cites):
                if wrong := judged(citation, claim.said.weight):
                    what = f"{quoted(claim.words)} {wrong[0]}"
                    where = context.where(tree_id, (*claim.path, "cites", at))
                    yield Problem("wrong-weight", what, where, wrong[1])


def _judged(policy: Policy, citation: str, weight: ClaimedWeight) -> tuple[str, str] | None:
    """Say what is wrong and how to mend it. Unknown citations and practice notes have checks of their own."""
    if citation not in policy or weight == "practice":
        return None
    if weight == "states":
        return _softened(policy[citation], policy)
    return _differs(weight, policy[citation], policy)


def _differs(weight: ClaimedWeight, provision: Provision, policy: Policy) -> tuple[str, str] | None:
    if not provision.finest:
        what = f'claims "{weight}", but {provision.citation} holds several sentences.'
        return what, f"Cite the one it rests on: {_listed(beneath(provision, policy), weight)}."
    if provision.weight != weight:
        what = f'claims "{weight}", but {provision.citation} says "{provision.weight}".'
        return what, f'Give it the weight "{provision.weight}", or cite another sentence.'
    return None


def _softened(provision: Provision, policy: Policy) -> tuple[str, str] | None:
    """``states`` stands only for what binds nobody: not even for a section that holds a "may"."""
    held = (provision,) if provision.finest else beneath(provision, policy)
    binding = next((each for each in held if each.weight != "states"), None)
    if binding is None:
        return None
    what = f'claims "states", but {binding.citation} says "{binding.weight}".'
    return what, f'Give it the weight "{binding.weight}", or cite only what binds nobody.'


def beneath(provision: Provision, policy: Policy) -> tuple[Provision, ...]:
    """Every finest provision within this one; itself, if it is one."""
    if provision.finest:
        return (provision, *_within(provision, policy))
    return tuple(_within(provision, policy))


def _within(provision: Provision, policy: Policy) -> Iterator[Provision]:
    for child in policy.children(provision.citation):
        yield from beneath(child, policy)


def _listed(provisions: tuple[Provision, ...], weight: str) -> str:
    fitting = [each.citation for each in provisions if each.weight == weight]
    return " or ".join(fitting[:3]) or f'none of its sentences says "{weight}"'


CHECKS = (weights,)
