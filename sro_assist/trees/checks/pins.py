"""stale-pin, missing-pin, idle-pin: what is cited still says what it said when someone last reviewed it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sro_assist.errors import Problem, Where
from sro_assist.policy import Policy
from sro_assist.trees.checks.check_context import CheckContext
from sro_assist.trees.checks.traversal import citings, rests_on
from sro_assist.trees.json_source import quoted
from sro_assist.trees.manifest import Manifest
from sro_assist.trees.model import Tree
from sro_assist.trees.pack_files import PINS

Rests = dict[str, dict[str, None]]
"""For each citation, what rests on it, in order: ``arrest.notice``."""


def resting(manifest: Manifest | None, trees: Mapping[str, Tree]) -> Rests:
    """Say what rests on each provision that the pack cites anywhere."""
    rests: Rests = {}
    for citation, name in _resting(manifest, trees):
        rests.setdefault(citation, {})[name] = None
    return rests


def _resting(manifest: Manifest | None, trees: Mapping[str, Tree]) -> Iterator[tuple[str, str]]:
    for tree_id, tree in trees.items():
        for each in (rests_on(tree), *citings(tree)):
            # nodes, duties and clocks go by their own names; what the tree rests on, by the tree's
            yield each.citation, f"{tree_id}.{each.path[1]}" if len(each.path) > 1 else tree_id
    if manifest:
        yield from ((citation, "the danger line") for citation in manifest.danger.cites)
        if manifest.note:
            yield from ((citation, "the note's warning") for citation in manifest.note.cites)
        for reference in manifest.reference:
            yield from ((citation, "the reference list") for citation in reference.cites)


def fresh_pins(manifest: Manifest, trees: Mapping[str, Tree], policy: Policy) -> dict[str, str]:
    """Give what ``pins.json`` holds once all that is cited is reviewed. Unknown citations are left out."""
    cited = sorted(resting(manifest, trees))
    return {citation: policy[citation].digest for citation in cited if citation in policy}


def pins(context: CheckContext) -> Iterator[Problem]:
    """Compare what is cited with what was reviewed."""
    if context.pins is None or context.policy is None:
        return
    rests = resting(context.manifest, context.trees)
    for citation, names in rests.items():
        if citation in context.policy:
            yield from _compared(citation, names, context.policy[citation].digest, context)
    if context.manifest and context.are_all_whole():
        yield from _idle(context, rests)


def _compared(citation: str, names: Iterable[str], digest: str, context: CheckContext) -> Iterator[Problem]:
    pinned = (context.pins or {}).get(citation)
    if pinned is None:
        what = f"{citation} has not been reviewed; on it rest {_listed(names)}."
        yield Problem("missing-pin", what, Where(PINS, line=1), _MEND)
    elif pinned != digest:
        what = f"{citation} has changed since it was reviewed; on it rest {_listed(names)}."
        yield Problem("stale-pin", what, _where(context, citation), _MEND)


_MEND = "Compare their words with the policy's, then run `sro-assist pin`."


def _idle(context: CheckContext, rests: Rests) -> Iterator[Problem]:
    for citation in context.pins or {}:
        if citation not in rests:
            what = f"{quoted(citation)} is pinned, but nothing cites it."
            hint = "Cite it where it belongs, or run `sro-assist pin`."
            yield Problem("idle-pin", what, _where(context, citation), hint)


def _where(context: CheckContext, citation: str) -> Where:
    return context.texts[PINS].where(citation)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


CHECKS = (pins,)
