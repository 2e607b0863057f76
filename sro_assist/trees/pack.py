"""A pack, read and checked: one policy and the trees that rest on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sro_assist.policy import Policy
from sro_assist.trees.manifest import Manifest
from sro_assist.trees.model import Tree


@dataclass(frozen=True, slots=True)
class Pack:
    """What another department would swap. ``edition`` is a digest of all its ``files``, by name."""

    manifest: Manifest
    policy: Policy
    trees: Mapping[str, Tree]
    edition: str
    files: Mapping[str, str]
