"""name, missing-file: the files of a pack, and the names they go by, agree."""

from __future__ import annotations

from collections.abc import Iterator

from sro_assist.errors import Problem, Where
from sro_assist.trees.checks.check_context import CheckContext
from sro_assist.trees.json_source import quoted
from sro_assist.trees.pack_files import MANIFEST, PINS


def missing_files(context: CheckContext) -> Iterator[Problem]:
    """Every file that has to be there is: ``pack.json``, ``pins.json``, the policy and each tree named."""
    if MANIFEST not in context.names:
        hint = "Add it: it names the policy and the trees."
        yield Problem("missing-file", f"The pack has no {MANIFEST}.", Where(MANIFEST), hint)
    if PINS not in context.names:
        hint = "Review what the trees cite, then run `sro-assist pin`."
        yield Problem("missing-file", f"The pack has no {PINS}.", Where(PINS), hint)
    yield from _missing_policy(context)
    yield from _missing_trees(context)


def _missing_policy(context: CheckContext) -> Iterator[Problem]:
    if context.manifest and context.manifest.policy not in context.names:
        what = f"There is no file {context.manifest.policy}, which is to be the policy."
        yield Problem("missing-file", what, context.where_in_manifest("policy"), "Add it, or name another.")


def _missing_trees(context: CheckContext) -> Iterator[Problem]:
    for at, tree_id in enumerate(context.manifest.trees if context.manifest else ()):
        if not context.has_tree(tree_id):
            what = f"There is no file {tree_id}.json."
            hint = "Add the tree, or take its name out of the list."
            yield Problem("missing-file", what, context.where_in_manifest("trees", at), hint)


def tree_names(context: CheckContext) -> Iterator[Problem]:
    """Each tree goes by its file's name."""
    for name, tree in context.trees.items():
        if tree.id != name:
            what = f"The tree calls itself {quoted(tree.id)}, its file {quoted(name)}."
            yield Problem("name", what, context.where(name, ("id",)), f"Set its id to {quoted(name)}.")


def unnamed_files(context: CheckContext) -> Iterator[Problem]:
    """Every tree there is stands in the manifest: none is forgotten."""
    if context.manifest is None:
        return
    for name in sorted({*context.trees, *context.lost} - set(context.manifest.trees)):
        what = f"{MANIFEST} does not name this tree."
        hint = f"Add {quoted(name)} to its trees, or take the file away."
        yield Problem("name", what, Where(f"{name}.json", line=1), hint)


CHECKS = (missing_files, tree_names, unnamed_files)
