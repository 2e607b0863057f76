"""Reading a pack without its checks: one that the build has checked, or the start of judging another."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ValidationError

from sro_assist.errors import PackError, PolicyError, Problem, Where
from sro_assist.policy import Policy, read_policy
from sro_assist.trees.manifest import Manifest
from sro_assist.trees.model import Tree
from sro_assist.trees.pack import Pack
from sro_assist.trees.pack_files import MANIFEST, edition_of

MOST_TREES = 100


def read_unchecked(files: Mapping[str, str]) -> Pack:
    """Read a pack given as its files' texts by name: each part has its shape, and that is all that is sure.

    For the pack that the offline app ships: the build has checked it, and its digest is in the list of files.
    Raises PackError when a part of it cannot be read.
    """
    manifest = _manifest(files)
    policy = _policy(files, manifest.policy)
    trees = {tree_id: _tree(files, tree_id) for tree_id in manifest.trees}
    return Pack(manifest, policy, trees, edition_of(files), dict(files))


def refused(file: str, why: str) -> PackError:
    """The error about a pack that cannot be used as it came."""
    what = f"This edition cannot be shown: {why}."
    return PackError([Problem("unreadable", what, Where(file), "Get it again from where it came.")])


def _manifest(files: Mapping[str, str]) -> Manifest:
    try:
        manifest = Manifest.model_validate_json(files.get(MANIFEST, ""), strict=True)
    except ValidationError as error:
        raise refused(MANIFEST, "it is not the page of a pack") from error
    if len(manifest.trees) > MOST_TREES:
        raise refused(MANIFEST, "it has too many trees")
    return manifest


def _policy(files: Mapping[str, str], name: str) -> Policy:
    try:
        return read_policy(files.get(name, ""), name)
    except PolicyError as error:
        raise refused(name, "the policy cannot be read") from error


def _tree(files: Mapping[str, str], tree_id: str) -> Tree:
    name = f"{tree_id}.json"
    try:
        return Tree.model_validate_json(files.get(name, ""), strict=True)
    except ValidationError as error:
        raise refused(name, "it is not a tree") from error
