"""name, missing-file: the files of a pack, and the names they go by, agree."""

from __future__ import annotations

from collections.abc import Iterator

from sro_assist.errors import Problem, Where
from sro_assist.trees.checks.context import MANIFEST, PINS, CheckContext
from sro_assist.trees.json_source import quoted


def missing_files(draft: CheckContext) -> Iterator[Problem]:
    """Every file that has to be there is: ``pack.json``, ``pins.json``, the policy and each tree named."""
    if MANIFEST not in draft.names:
        hint = "Add it: it names the policy and the trees."
        yield Problem("missing-file", f"The pack has no {MANIFEST}.", Where(MANIFEST), hint)
    if PINS not in draft.names:
        hint = "Review what the trees cite, then run `sro-assist pin`."
        yield Problem("missing-file", f"The pack has no {PINS}.", Where(PINS), hint)
    yield from _missing_policy(draft)
    yield from _missing_trees(draft)


def _missing_policy(draft: CheckContext) -> Iterator[Problem]:
    if draft.manifest and draft.manifest.policy not in draft.names:
        what = f"There is no file {draft.manifest.policy}, which is to be the policy."
        yield Problem("missing-file", what, draft.where_in_manifest("policy"), "Add it, or name another.")


def _missing_trees(draft: CheckContext) -> Iterator[Problem]:
    for at, tree_id in enumerate(draft.manifest.trees if draft.manifest else ()):
        if not draft.has_tree(tree_id):
            what = f"There is no file {tree_id}.json."
            hint = "Add the tree, or take its name out of the list."
            yield Problem("missing-file", what, draft.where_in_manifest("trees", at), hint)


def tree_names(draft: CheckContext) -> Iterator[Problem]:
    """Each tree goes by its file's name."""
    for name, tree in draft.trees.items():
        if tree.id != name:
            what = f"The tree calls itself {quoted(tree.id)}, its file {quoted(name)}."
            yield Problem("name", what, draft.where(name, ("id",)), f"Set its id to {quoted(name)}.")


def unnamed_files(draft: CheckContext) -> Iterator[Problem]:
    """Every tree there is stands in the manifest: none is forgotten."""
    if draft.manifest is None:
        return
    for name in sorted({*draft.trees, *draft.lost} - set(draft.manifest.trees)):
        what = f"{MANIFEST} does not name this tree."
        hint = f"Add {quoted(name)} to its trees, or take the file away."
        yield Problem("name", what, Where(f"{name}.json", line=1), hint)


CHECKS = (missing_files, tree_names, unnamed_files)
