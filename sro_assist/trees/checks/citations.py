"""no-citation, practice-cites, unknown-citation: what is said rests on the policy, or says it does not."""

from __future__ import annotations

from collections.abc import Iterator

from sro_assist.errors import Problem, Where
from sro_assist.policy import Policy
from sro_assist.trees.checks.check_context import CheckContext
from sro_assist.trees.checks.traversal import Claim, citings, claims, rests_on
from sro_assist.trees.json_source import Path, quoted
from sro_assist.trees.manifest import Manifest
from sro_assist.trees.model import Factors, Guidance, Node, Outcome, Tree, Visit


def uncited(context: CheckContext) -> Iterator[Problem]:
    """Every screen, factor, duty, clock and thing to do cites what it rests on."""
    for tree_id, tree in context.trees.items():
        for path, noun in _uncited(tree):
            hint = "Add the provision it rests on to its cites."
            yield Problem("no-citation", f"{noun} cites nothing.", context.where(tree_id, path), hint)


def _uncited(tree: Tree) -> Iterator[tuple[Path, str]]:
    for claim in claims(tree):
        if claim.said.weight != "practice" and not claim.said.cites:
            yield claim.path, quoted(claim.words)
    for node_id, node in tree.nodes.items():
        if not _rests_on_something(node):
            yield ("nodes", node_id), "This screen"
        for at, factor in enumerate(node.factors if isinstance(node, Factors) else ()):
            if not factor.cites:
                yield ("nodes", node_id, "factors", at), quoted(factor.say)


def _rests_on_something(node: Node) -> bool:
    """A visit is no screen. A list may rest on what its entries cite; a question cites for itself."""
    if isinstance(node, Visit) or node.cites or node.quotes:
        return True
    if isinstance(node, Guidance | Outcome):
        # A claim without a citation is reported by itself, not once more for its screen.
        return any(do.weight != "practice" for do in node.items)
    return False


def practice(context: CheckContext) -> Iterator[Problem]:
    """A practice note is not policy: it cites nothing, so that nobody takes it for policy."""
    for tree_id, tree in context.trees.items():
        for claim in claims(tree):
            if claim.said.weight == "practice" and claim.said.cites:
                yield _cites_as_practice(context, tree_id, claim)


def _cites_as_practice(context: CheckContext, tree_id: str, claim: Claim) -> Problem:
    what = f"{quoted(claim.words)} is a practice note, yet cites the policy."
    hint = "Take the citation out, or give it the weight that its sentence has."
    return Problem("practice-cites", what, context.where(tree_id, (*claim.path, "cites")), hint)


def unknown(context: CheckContext) -> Iterator[Problem]:
    """Every citation names a provision of the policy."""
    if context.policy is None:
        return
    for tree_id, tree in context.trees.items():
        for each in (rests_on(tree), *citings(tree)):
            if each.citation not in context.policy:
                yield _unknown(context, each.citation, context.policy, context.where(tree_id, each.path))
    for path, citation in _manifest_citings(context.manifest) if context.manifest else ():
        if citation not in context.policy:
            yield _unknown(context, citation, context.policy, context.where_in_manifest(*path))


def _unknown(context: CheckContext, citation: str, policy: Policy, where: Where) -> Problem:
    close = context.effort.close_to(citation, (each.citation for each in policy.provisions), most=2)
    hint = f"Did you mean {' or '.join(close)}?" if close else "Cite it as the manual numbers it."
    return Problem("unknown-citation", f"The policy has no {quoted(citation)}.", where, hint)


def _manifest_citings(manifest: Manifest) -> Iterator[tuple[Path, str]]:
    for at, citation in enumerate(manifest.danger.cites):
        yield ("danger", "cites", at), citation
    for at, citation in enumerate(manifest.note.cites if manifest.note else ()):
        yield ("note", "cites", at), citation
    for number, part in enumerate(manifest.card):
        for at, citation in enumerate(part.cites):
            yield ("card", number, "cites", at), citation
    for number, reference in enumerate(manifest.reference):
        for at, citation in enumerate(reference.cites):
            yield ("reference", number, "cites", at), citation


CHECKS = (uncited, practice, unknown)
